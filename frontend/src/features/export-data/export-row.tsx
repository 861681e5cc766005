import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Download } from "lucide-react";
import { useTakeExportAway } from "@/entities/export/mutations";
import { contentAddress, isUnderWay, percent } from "@/entities/export/model";
import type { Export } from "@/entities/export/queries";
import { weight } from "@/entities/import/model";
import { useProblemWords } from "@/i18n/use-problem-words";
import { dayIn, dayShort, timeIn } from "@/lib/format";
import { notify } from "@/lib/notices";
import { Button } from "@/ui/button";
import { Row } from "@/ui/row";

interface ExportRowProps {
  readonly workspaceId: string;
  readonly zone: string;
  readonly of: Export;
}

/** One export: how far it is, or its file, or that the file is gone. */
export function ExportRow({ workspaceId, zone, of: each }: ExportRowProps) {
  const { t } = useLingui();
  const words = useProblemWords();
  const remove = useTakeExportAway(workspaceId);
  const when = `${dayShort(dayIn(each.created_at, zone))}, ${timeIn(each.created_at, zone)}`;
  const people = each.counts["contacts"] ?? 0;
  const ready = each.state === "succeeded";
  return (
    <Row
      title={when}
      detail={
        isUnderWay(each.state) ? (
          <span className="flex items-center gap-3 pt-1">
            <span
              role="progressbar"
              aria-label={t`Being written`}
              aria-valuemin={0}
              aria-valuemax={100}
              aria-valuenow={percent(each.progress)}
              className="h-2 w-40 overflow-hidden rounded-chip border border-edge bg-sheet"
            >
              <span
                className="block h-full bg-accent transition-[width] duration-180"
                style={{ width: `${percent(each.progress)}%` }}
              />
            </span>
            <Trans>Being written. You may leave this page.</Trans>
          </span>
        ) : ready ? (
          <>
            <Plural value={people} one="# person" other="# people" />, {weight(each.size ?? 0)}.{" "}
            {each.purge_at ? <Trans>Kept until {dayShort(dayIn(each.purge_at, zone))}.</Trans> : null}
          </>
        ) : each.state === "failed" ? (
          <Trans>It could not be written. Make another.</Trans>
        ) : (
          <Trans>The file is gone.</Trans>
        )
      }
      end={
        ready ? (
          <span className="flex items-center gap-1">
            <Button icon={Download} asChild>
              <a
                href={contentAddress(workspaceId, each.id)}
                download
                aria-label={t`Download the export of ${when}`}
              >
                <Trans>Download</Trans>
              </a>
            </Button>
            <Button
              kind="quiet"
              aria-label={t`Delete the export of ${when}`}
              busy={remove.isPending}
              onClick={() =>
                remove.mutate(each.id, {
                  onSuccess: () => notify(t`The file is gone from the server.`),
                  onError: (error) => notify(words(error)),
                })
              }
            >
              <Trans>Delete</Trans>
            </Button>
          </span>
        ) : null
      }
    />
  );
}
