import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { promiseQuery } from "@/entities/promise/queries";
import { dayLong } from "@/lib/format";
import { Leaf, type LeafState } from "@/ui/leaf";
import { LeafWord } from "@/ui/leaf-word";
import { MovedLeaf } from "@/ui/moved-leaf";

interface PromisedDayProps {
  readonly workspaceId: string;
  readonly promiseId: string;
  /** The day the letter names; it stays in the letter when the promise moves. */
  readonly day: string;
}

/** The call that a letter promised, and what became of it. */
export function PromisedDay({ workspaceId, promiseId, day }: PromisedDayProps) {
  const { data } = useQuery(promiseQuery(workspaceId, promiseId));
  const stands = data?.state ?? "open";
  const on = data?.due_on ?? day;
  if (stands === "withdrawn") {
    return (
      <p className="text-body text-muted">
        <Trans>The call on {dayLong(on)} is not owed any more.</Trans>
      </p>
    );
  }
  const leaf: LeafState = stands === "kept" ? "kept" : stands === "broken" ? "broken" : "promised";
  const moved = on !== day;
  return (
    <div className="flex items-center gap-4">
      {moved && leaf === "promised" ? (
        <MovedLeaf from={day} to={on} />
      ) : (
        <Leaf day={on} state={leaf} settling={leaf === "promised"} />
      )}
      <div>
        <LeafWord state={moved && leaf === "promised" ? "moved" : leaf} />
        <p className="text-body">
          {leaf === "kept" ? (
            data?.reached === false ? (
              <Trans>You called on the day you named. They were not reached.</Trans>
            ) : (
              <Trans>You have spoken.</Trans>
            )
          ) : leaf === "broken" ? (
            <Trans>A call with a word about it still does you credit.</Trans>
          ) : (
            <Trans>You call on {dayLong(on)}.</Trans>
          )}
        </p>
      </div>
    </div>
  );
}
