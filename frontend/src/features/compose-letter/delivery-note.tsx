import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { type Letter, letterQuery } from "@/entities/letter/queries";
import { useDecideDelivery } from "@/entities/mailbox/mutations";
import { deliveriesQuery } from "@/entities/mailbox/queries";
import { useWorkspace } from "@/entities/session/use-session";
import { useProblemWords } from "@/i18n/use-problem-words";
import { notify } from "@/lib/notices";
import { Button } from "@/ui/button";

/** How a letter goes by e-mail: under way, gone, not gone, or in doubt, with what the seeker can say of it. */
export function DeliveryNote({ letter }: { readonly letter: Letter }) {
  const words = useProblemWords();
  const { id: workspaceId } = useWorkspace();
  const { data } = useQuery(deliveriesQuery(workspaceId, letter.id));
  const { refetch } = useQuery(letterQuery(workspaceId, letter.id));
  const decide = useDecideDelivery(workspaceId);
  const latest = data?.items[0];
  const undone = latest?.state === "not_sent" && letter.state === "sent";
  // Not taken: the letter is a draft again, and the page has to hear of it.
  useEffect(() => {
    if (undone) void refetch();
  }, [undone, refetch]);
  if (!latest || undone) return null;
  const say = (outcome: "went_out" | "send_again" | "take_back") =>
    decide.mutate(
      { letterId: letter.id, deliveryId: latest.id, outcome },
      { onError: (error) => notify(words(error)) },
    );
  return (
    <section
      role="status"
      className="no-print flex w-full max-w-160 flex-col gap-2 rounded-field bg-wash px-4 py-3 text-support"
    >
      {latest.state === "queued" || latest.state === "sending" ? (
        <p>
          <Trans>On its way to {latest.to_address}.</Trans> {latest.words}
        </p>
      ) : latest.state === "sent" ? (
        <p>
          <Trans>Your mail server took it for {latest.to_address}.</Trans>
        </p>
      ) : (
        <p>
          {latest.words} {latest.said ? <Trans>The mail server said: {latest.said}</Trans> : null}
        </p>
      )}
      {latest.state === "needs_attention" ? (
        <div className="flex flex-wrap gap-2">
          <Button busy={decide.isPending} onClick={() => say("went_out")}>
            <Trans>It went out</Trans>
          </Button>
          <Button busy={decide.isPending} onClick={() => say("send_again")}>
            <Trans>Send it again</Trans>
          </Button>
          <Button kind="quiet" busy={decide.isPending} onClick={() => say("take_back")}>
            <Trans>Back to a draft</Trans>
          </Button>
        </div>
      ) : null}
    </section>
  );
}
