import { Trans, useLingui } from "@lingui/react/macro";
import { useId } from "react";
import { useDismissReply } from "@/entities/reply/mutations";
import type { Reply } from "@/entities/reply/queries";
import { Because } from "@/entities/rule/because";
import { useProblemWords } from "@/i18n/use-problem-words";
import { dayLong } from "@/lib/format";
import { notify } from "@/lib/notices";
import { Paper } from "@/ui/paper";
import { ReplyForm } from "./reply-form";
import { ReplyText } from "./reply-text";

interface ReplyCardProps {
  readonly workspaceId: string;
  readonly reply: Reply;
}

/** An answer: what was written, what it seems to say, and what the seeker makes of it. */
export function ReplyCard({ workspaceId, reply }: ReplyCardProps) {
  const { t } = useLingui();
  const id = useId();
  const words = useProblemWords();
  const dismiss = useDismissReply(workspaceId);
  const open = reply.state === "open";
  const settled = useSettledWords(reply);
  const came = dayLong(reply.received_at.slice(0, 10));
  return (
    <Paper aria-labelledby={id}>
      <div className="flex flex-col gap-4">
        <div>
          <p className="text-label font-semibold">
            <Trans>Came on {came}</Trans>
          </p>
          <h2 id={id} className="font-serif text-first font-medium">
            <Trans>{reply.contact.display_name} wrote back</Trans>
          </h2>
          {reply.from_address ? (
            <p className="text-support wrap-anywhere text-muted">{reply.from_address}</p>
          ) : null}
        </div>
        {reply.text ? <ReplyText reply={reply} /> : null}
        {open ? (
          <>
            <Because reasons={reply.reasons} heading={reply.says} />
            <ReplyForm
              workspaceId={workspaceId}
              reply={reply}
              dismissing={dismiss.isPending}
              onDismiss={() =>
                dismiss.mutate(reply.id, {
                  onSuccess: () => notify(t`Put aside. It stays with its letter.`),
                  onError: (error) => notify(words(error)),
                })
              }
            />
          </>
        ) : (
          <p className="text-support text-muted">{settled}</p>
        )}
      </div>
    </Paper>
  );
}

function useSettledWords(reply: Reply): string {
  const { t } = useLingui();
  if (reply.state === "dismissed") return t`You put it aside.`;
  switch (reply.confirmed_as) {
    case "yes":
      return t`You read it as a yes.`;
    case "later":
      return t`They asked for another day, and your promise moved to it.`;
    case "someone_else":
      return t`They sent you to somebody else.`;
    case "away":
      return t`They were away.`;
    case "bounced":
      return t`It had not arrived.`;
    case "declined":
      return t`They would rather not.`;
    case "unclear":
    case null:
      return "";
  }
}
