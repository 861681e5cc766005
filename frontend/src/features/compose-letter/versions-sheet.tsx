import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { type Version, versionsQuery } from "@/entities/letter/queries";
import { useWorkspace } from "@/entities/session/use-session";
import { useProblemWords } from "@/i18n/use-problem-words";
import { dayIn, dayShort, timeIn } from "@/lib/format";
import { Button } from "@/ui/button";
import { ErrorRetry } from "@/ui/error-retry";
import { Sheet } from "@/ui/sheet";
import { Skeleton } from "@/ui/skeleton";

interface VersionsSheetProps {
  readonly workspaceId: string;
  readonly letterId: string;
  readonly open: boolean;
  readonly onClose: () => void;
  /** Goes back to one; absent for a letter that went out, whose words stay. */
  readonly onRestore?: (version: Version) => void;
}

/** How a letter stood before: to read, and to go back to while it is a draft. */
export function VersionsSheet({ workspaceId, letterId, open, onClose, onRestore }: VersionsSheetProps) {
  const { t } = useLingui();
  const words = useProblemWords();
  const { time_zone: zone } = useWorkspace();
  const [shown, setShown] = useState<string | null>(null);
  const { data, error, refetch } = useQuery({
    ...versionsQuery(workspaceId, letterId),
    enabled: open,
    staleTime: 0,
  });
  const causes: Record<Version["cause"], string> = {
    writing: t`Before you wrote on`,
    choice: t`Before another day or referrer was chosen`,
    cut: t`Before a large part was taken out`,
    sent: t`As it went out`,
  };
  const version = data?.items.find((one) => one.id === shown) ?? data?.items[0];
  return (
    <Sheet
      open={open}
      onClose={onClose}
      className="desk:w-[60rem]"
      title={<Trans>Earlier versions</Trans>}
      footer={
        version && onRestore ? (
          <Button kind="filled" onClick={() => onRestore(version)}>
            <Trans>Go back to this one</Trans>
          </Button>
        ) : null
      }
    >
      {error ? <ErrorRetry onRetry={() => void refetch()}>{words(error)}</ErrorRetry> : null}
      {!data && !error ? <Skeleton rows={4} /> : null}
      {data?.items.length === 0 ? (
        <p className="font-serif text-lede text-muted">
          <Trans>Nothing has been changed yet. What you write over is kept here.</Trans>
        </p>
      ) : null}
      {version ? (
        <div className="grid gap-6 desk:grid-cols-[16rem_1fr]">
          <ul className="border-b border-line">
            {data?.items.map((one) => (
              <li key={one.id} className="border-t border-line">
                <button
                  type="button"
                  aria-current={one === version ? "true" : undefined}
                  className="flex min-h-13 w-full flex-col justify-center py-1.5 text-left hover:text-accent aria-current:text-accent"
                  onClick={() => setShown(one.id)}
                >
                  <span className="text-label font-semibold">
                    {dayShort(dayIn(one.kept_at, zone))}, {timeIn(one.kept_at, zone)}
                  </span>
                  <span className="text-support text-muted">{causes[one.cause]}</span>
                </button>
              </li>
            ))}
          </ul>
          <section aria-label={t`How it stood`} aria-live="polite">
            {version.subject ? <p className="pb-2 text-body font-semibold">{version.subject}</p> : null}
            <p className="rounded-page border border-line p-4 font-serif text-reason whitespace-pre-line wrap-break-word">
              {version.body}
            </p>
            {version.questions.length > 0 ? (
              <ol className="list-decimal pt-3 pl-5 font-serif text-reason">
                {version.questions.map((question) => (
                  <li key={question}>{question}</li>
                ))}
              </ol>
            ) : null}
          </section>
        </div>
      ) : null}
    </Sheet>
  );
}
