import { Trans, useLingui } from "@lingui/react/macro";
import type { ContactDraft } from "@/entities/contact/draft";
import { Button } from "@/ui/button";
import { FormProblem } from "@/ui/form-problem";
import { useFieldWords } from "./use-field-words";

interface BothVersionsProps {
  readonly theirs: ContactDraft;
  /** The fields in which the two differ. */
  readonly fields: readonly (keyof ContactDraft)[];
  readonly onMine: () => void;
  readonly onTheirs: () => void;
}

/** Changed on another device: what stands there now, beside the form with one's own. Nothing is lost either way. */
export function BothVersions({ theirs, fields, onMine, onTheirs }: BothVersionsProps) {
  const { t } = useLingui();
  const words = useFieldWords();
  const shown = (name: keyof ContactDraft): string => {
    const value = theirs[name];
    if (typeof value === "boolean") return value ? t`yes` : t`no`;
    if (typeof value !== "string") {
      return (
        value.map((entry) => ("number" in entry ? entry.number : entry.address)).join(", ") || t`nothing`
      );
    }
    return value || t`nothing`;
  };
  return (
    <div className="flex flex-col gap-3">
      <FormProblem>
        <Trans>This was changed on another device. Both versions are here; yours is safe.</Trans>
      </FormProblem>
      {fields.length > 0 ? (
        <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-support">
          {fields.map((name) => (
            <div key={name} className="contents">
              <dt className="font-semibold">{words(name)}</dt>
              <dd className="text-muted">
                <Trans>There now: {shown(name)}</Trans>
              </dd>
            </div>
          ))}
        </dl>
      ) : (
        <p className="text-support text-muted">
          <Trans>The two do not touch the same things: yours can simply be added.</Trans>
        </p>
      )}
      <div className="flex flex-wrap gap-2.5">
        <Button onClick={onMine}>
          <Trans>Keep mine</Trans>
        </Button>
        <Button kind="quiet" onClick={onTheirs}>
          <Trans>Take the other</Trans>
        </Button>
      </div>
    </div>
  );
}
