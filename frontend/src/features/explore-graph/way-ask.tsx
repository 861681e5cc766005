import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useAddNote } from "@/entities/contact/mutations";
import type { Way } from "@/entities/network/queries";
import { Because } from "@/entities/rule/because";
import { useProblemWords } from "@/i18n/use-problem-words";
import { dayShort } from "@/lib/format";
import { notify } from "@/lib/notices";
import { Button } from "@/ui/button";
import { Paper } from "@/ui/paper";

interface WayAskProps {
  readonly workspaceId: string;
  readonly way: Way;
}

/** The one thing to ask next on this way, and of whom; kept as a note beside what is next with them anyway. */
export function WayAsk({ workspaceId, way }: WayAskProps) {
  const { t } = useLingui();
  const words = useProblemWords();
  const note = useAddNote(workspaceId);
  const { ask, person: target } = way;
  const [direct] = way.steps;
  if (!ask) {
    return (
      <Paper className="flex flex-wrap items-center justify-between gap-4 desk:p-5">
        <h2 className="text-item font-semibold">
          <Trans>Nothing on this way is left to ask for.</Trans>
        </h2>
        <Button kind="filled" asChild>
          <Link to="/contacts/$contactId" params={{ contactId: target.id }}>
            {direct?.person.id === target.id ? (
              <Trans>Ask {target.display_name}</Trans>
            ) : (
              <Trans>Go to {target.display_name}</Trans>
            )}
          </Link>
        </Button>
      </Paper>
    );
  }
  const first = ask.person.display_name.split(" ")[0] ?? ask.person.display_name;
  const keep = () =>
    note.mutate(
      {
        contactId: ask.person.id,
        text:
          ask.kind === "permission"
            ? t`Ask whether I may say who sent me, on the way to ${target.display_name}.`
            : t`Ask about an introduction to ${target.display_name}.`,
      },
      {
        onSuccess: () => notify(t`It is noted with ${first}.`),
        onError: (error) => notify(words(error)),
      },
    );
  return (
    <Paper className="flex flex-col gap-4 desk:flex-row desk:items-center desk:justify-between desk:gap-8 desk:p-5">
      <div>
        <h2 className="text-item font-semibold">
          <Trans>Ask {first}</Trans>
        </h2>
        <Because reasons={[ask.reason]} className="pt-1" />
        {ask.on && ask.on_title ? (
          <p className="pt-1.5 text-support text-muted">
            <Trans>
              Next with {first} anyway: {ask.on_title}, {dayShort(ask.on)}
            </Trans>
          </p>
        ) : null}
      </div>
      <Button kind="filled" busy={note.isPending} onClick={keep} className="shrink-0">
        <Trans>Note it with {first}</Trans>
      </Button>
    </Paper>
  );
}
