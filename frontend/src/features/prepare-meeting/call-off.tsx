import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { calledName } from "@/entities/meeting/model";
import { useCancelMeeting } from "@/entities/meeting/mutations";
import type { Meeting } from "@/entities/meeting/queries";
import { useProblemWords } from "@/i18n/use-problem-words";
import { notify } from "@/lib/notices";
import { Button } from "@/ui/button";

interface CallOffProps {
  readonly workspaceId: string;
  readonly meeting: Meeting;
}

/** Calling a meeting off asks once more: it cannot be taken back, only agreed anew. */
export function CallOff({ workspaceId, meeting }: CallOffProps) {
  const { t } = useLingui();
  const words = useProblemWords();
  const cancel = useCancelMeeting(workspaceId);
  const [asked, setAsked] = useState(false);
  const name = calledName(meeting.contact.display_name);
  if (!asked) {
    return (
      <Button kind="quiet" className="text-muted" onClick={() => setAsked(true)}>
        <Trans>Call it off</Trans>
      </Button>
    );
  }
  const callOff = () =>
    cancel.mutate(meeting.id, {
      onSuccess: () => notify(t`The meeting with ${name} is called off.`),
      onError: (error) => notify(words(error)),
    });
  return (
    <div className="flex w-full animate-reveal flex-col gap-2.5 border-l-3 border-wax py-1 pl-3.5">
      <p>
        <Trans>Tell {name} first. The next thing to do will be a call to agree on another day.</Trans>
      </p>
      <div className="flex flex-wrap gap-2.5">
        <Button kind="destructive" busy={cancel.isPending} onClick={callOff}>
          <Trans>Call the meeting off</Trans>
        </Button>
        <Button kind="quiet" onClick={() => setAsked(false)}>
          <Trans>Keep it</Trans>
        </Button>
      </div>
    </div>
  );
}
