import { Trans, useLingui } from "@lingui/react/macro";
import type { OrganizationDraft } from "@/entities/organization/draft";
import { Button } from "@/ui/button";

interface TheirVersionProps {
  readonly theirs: OrganizationDraft;
  readonly mine: OrganizationDraft;
  readonly onMine: () => void;
  readonly onTheirs: () => void;
}

/** Two devices changed the same place: what stands there now, beside what was typed here. */
export function TheirVersion({ theirs, mine, onMine, onTheirs }: TheirVersionProps) {
  const { t } = useLingui();
  const labels: Record<keyof OrganizationDraft, string> = {
    name: t`Its name`,
    address: t`Address`,
    website: t`Website`,
    note: t`What you know of it`,
    office_opens: t`Opens at`,
    office_closes: t`Closes at`,
    time_zone: t`Time zone`,
    country: t`Country`,
    region: t`Region`,
    friday_style: t`Fridays`,
  };
  const fields = (Object.keys(labels) as (keyof OrganizationDraft)[]).filter(
    (field) => theirs[field] !== mine[field],
  );
  return (
    <div role="alert" className="flex flex-col gap-3 border-l-3 border-manila py-1 pl-3.5">
      <p className="text-body">
        <Trans>This was changed on another device. Both versions are here; yours is safe.</Trans>
      </p>
      <ul className="text-support text-muted">
        {fields.map((field) => (
          <li key={field}>
            <Trans>
              {labels[field]}, there now: {theirs[field] || t`nothing`}
            </Trans>
          </li>
        ))}
      </ul>
      <div className="flex gap-2.5">
        <Button onClick={onMine}>
          <Trans>Keep mine</Trans>
        </Button>
        <Button kind="quiet" onClick={onTheirs}>
          <Trans>Take theirs</Trans>
        </Button>
      </div>
    </div>
  );
}
