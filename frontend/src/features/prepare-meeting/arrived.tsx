import { Trans } from "@lingui/react/macro";
import { MapPinCheck } from "lucide-react";
import { useUpdateMeeting } from "@/entities/meeting/mutations";
import type { Meeting } from "@/entities/meeting/queries";
import { deviceNow } from "@/entities/meeting/server-clock";
import { RuleMark } from "@/entities/rule/rule-mark";
import { useProblemWords } from "@/i18n/use-problem-words";
import { timeIn } from "@/lib/format";
import { notify } from "@/lib/notices";
import { Button } from "@/ui/button";

interface ArrivedProps {
  readonly workspaceId: string;
  readonly meeting: Meeting;
}

/** When one was there: one tap at the door (MTG-1). */
export function Arrived({ workspaceId, meeting }: ArrivedProps) {
  const words = useProblemWords();
  const update = useUpdateMeeting(workspaceId);
  const at = meeting.arrived_at;
  return (
    <p className="no-print col-span-2 text-body text-muted desk:col-span-1 desk:col-start-2">
      {at ? (
        <Trans>You were there at {timeIn(at, meeting.time_zone)}.</Trans>
      ) : (
        <Button
          kind="quiet"
          flush
          icon={MapPinCheck}
          busy={update.isPending}
          onClick={() =>
            update.mutate(
              { meeting, patch: { arrived_at: deviceNow() } },
              { onError: (error) => notify(words(error)) },
            )
          }
        >
          <Trans>I am there</Trans>
        </Button>
      )}{" "}
      <RuleMark id="MTG-1" />
    </p>
  );
}
