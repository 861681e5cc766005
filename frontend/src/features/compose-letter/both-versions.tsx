import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { type Letter, letterQuery } from "@/entities/letter/queries";
import { useProblemWords } from "@/i18n/use-problem-words";
import { Button } from "@/ui/button";
import { ErrorRetry } from "@/ui/error-retry";
import { Sheet } from "@/ui/sheet";
import { Skeleton } from "@/ui/skeleton";

interface BothVersionsProps {
  readonly workspaceId: string;
  readonly letterId: string;
  /** The version here, as text. */
  readonly mine: string;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onChoose: (theirs: Letter, mine: boolean) => void;
}

/** Changed on another device: both versions side by side, and nothing is lost before one is chosen. */
export function BothVersions({ workspaceId, letterId, mine, open, onClose, onChoose }: BothVersionsProps) {
  const words = useProblemWords();
  const { data, error, isFetching, refetch } = useQuery({
    ...letterQuery(workspaceId, letterId),
    enabled: open,
    staleTime: 0,
  });
  return (
    <Sheet
      open={open}
      onClose={onClose}
      className="desk:w-[60rem]"
      title={<Trans>This was changed on another device</Trans>}
      footer={
        data && !isFetching ? (
          <>
            <Button kind="filled" onClick={() => onChoose(data, true)}>
              <Trans>Keep mine</Trans>
            </Button>
            {data.state === "draft" ? (
              <Button onClick={() => onChoose(data, false)}>
                <Trans>Take the other one</Trans>
              </Button>
            ) : null}
          </>
        ) : null
      }
    >
      <p className="pb-4 font-serif text-lede text-muted">
        <Trans>Both versions are here; yours is safe.</Trans>
      </p>
      {error ? <ErrorRetry onRetry={() => void refetch()}>{words(error)}</ErrorRetry> : null}
      <div className="grid gap-6 desk:grid-cols-2">
        <section>
          <h3 className="pb-1 text-label font-semibold">
            <Trans>Yours, in this window</Trans>
          </h3>
          <p className="rounded-page border border-line p-4 font-serif text-reason whitespace-pre-line">
            {mine}
          </p>
        </section>
        <section>
          <h3 className="pb-1 text-label font-semibold">
            <Trans>The other one</Trans>
          </h3>
          {data && !isFetching ? (
            <p className="rounded-page border border-line p-4 font-serif text-reason whitespace-pre-line">
              {data.body}
            </p>
          ) : (
            <Skeleton rows={4} />
          )}
        </section>
      </div>
    </Sheet>
  );
}
