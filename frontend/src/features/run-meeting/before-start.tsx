import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { calledName, minutesWord } from "@/entities/meeting/model";
import type { Meeting } from "@/entities/meeting/queries";
import { Because } from "@/entities/rule/because";
import { now } from "@/lib/clock";
import { timeIn } from "@/lib/format";
import { Button } from "@/ui/button";

interface BeforeStartProps {
  readonly meeting: Meeting;
  readonly onStart: (startedAt: string) => void;
}

/** The screen before the clock runs, and after it has stopped. */
export function BeforeStart({ meeting, onStart }: BeforeStartProps) {
  const { t } = useLingui();
  const name = calledName(meeting.contact.display_name);
  const word = minutesWord(meeting.minutes);
  const minutes = word ? t(word) : String(meeting.minutes);
  const meetingId = meeting.id;
  if (meeting.state === "cancelled") {
    return (
      <p className="pt-8 font-serif text-lede text-muted">
        <Trans>This meeting was called off.</Trans>
      </p>
    );
  }
  if (meeting.state === "held" || meeting.state === "running") {
    return (
      <div className="flex flex-col items-start gap-6 pt-8">
        <p className="font-serif text-lede text-muted">
          <Trans>You have said goodbye to {name}.</Trans>
        </p>
        <Button kind="filled" asChild>
          <Link to="/meetings/$meetingId/debrief" params={{ meetingId }}>
            <Trans>Write down what {name} said</Trans>
          </Link>
        </Button>
      </div>
    );
  }
  return (
    <div className="flex grow flex-col items-center justify-center gap-7 pb-16 text-center">
      <p className="max-w-[32rem] font-serif text-first font-medium text-balance">
        <Trans>Begin when you have shaken hands.</Trans>
      </p>
      <Button
        kind="filled"
        className="min-w-60"
        ref={(button) => button?.focus({ preventScroll: true })}
        onClick={() => onStart(now().toString({ smallestUnit: "millisecond" }))}
      >
        <Trans>Begin the {minutes} minutes</Trans>
      </Button>
      {meeting.format === "in_person" ? (
        <Because rules={["MTG-1"]} className="max-w-[26rem]">
          {meeting.arrived_at ? (
            <Trans>You were there at {timeIn(meeting.arrived_at, meeting.time_zone)}.</Trans>
          ) : (
            <Trans>Ten to fifteen minutes early is on time.</Trans>
          )}
        </Because>
      ) : null}
      <Because rules={["BYE-1", "MTG-4"]} className="max-w-[26rem]">
        <Trans>
          First be glad to meet {name}. The clock is for you alone, and tells you when to say the time.
        </Trans>
      </Because>
    </div>
  );
}
