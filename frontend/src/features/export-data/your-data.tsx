import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { PackageOpen } from "lucide-react";
import { useMakeExport } from "@/entities/export/mutations";
import { isUnderWay } from "@/entities/export/model";
import { exportsQuery } from "@/entities/export/queries";
import { useWorkspace } from "@/entities/session/use-session";
import { useProblemWords } from "@/i18n/use-problem-words";
import { notify } from "@/lib/notices";
import { Button } from "@/ui/button";
import { ErrorRetry } from "@/ui/error-retry";
import { Rows } from "@/ui/rows";
import { Skeleton } from "@/ui/skeleton";
import { TextLink } from "@/ui/text-link";
import { ExportRow } from "./export-row";

/** Everything out as one zip, and the way to bring one in. */
export function YourData() {
  const { t } = useLingui();
  const words = useProblemWords();
  const { id: workspaceId, time_zone: zone } = useWorkspace();
  const found = useQuery(exportsQuery(workspaceId));
  const make = useMakeExport(workspaceId);
  const moving = found.data?.items.some((each) => isUnderWay(each.state)) ?? false;
  return (
    <div className="flex flex-col gap-5">
      <p className="max-w-prose text-body">
        <Trans>
          All you keep here belongs to you: people and who named them, letters, promises, meetings and your
          settings. One zip holds all of it, for other programs and for Inroad.
        </Trans>
      </p>
      <div className="flex flex-wrap items-center gap-x-5 gap-y-3">
        <Button
          icon={PackageOpen}
          busy={make.isPending}
          blocked={moving ? t`One export is being written already.` : false}
          onClick={() => make.mutate(undefined, { onError: (error) => notify(words(error)) })}
        >
          <Trans>Make an export</Trans>
        </Button>
        <TextLink asChild>
          <Link to="/contacts/import">
            <Trans>Bring an export in</Trans>
          </Link>
        </TextLink>
      </div>
      {found.isPending ? (
        <Skeleton rows={1} />
      ) : found.isError ? (
        <ErrorRetry onRetry={() => void found.refetch()}>{words(found.error)}</ErrorRetry>
      ) : found.data.items.length > 0 ? (
        <Rows closed label={t`Exports`}>
          {found.data.items.map((each) => (
            <ExportRow key={each.id} workspaceId={workspaceId} zone={zone} of={each} />
          ))}
        </Rows>
      ) : null}
      <p className="max-w-prose text-support text-muted">
        <Trans>
          These are notes about people who do not know that you keep them. Keep the file as you would keep a
          diary; here it is gone after seven days.
        </Trans>
      </p>
    </div>
  );
}
