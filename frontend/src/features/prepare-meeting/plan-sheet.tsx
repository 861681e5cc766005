import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { calledName, wallTimes } from "@/entities/meeting/model";
import type { Meeting } from "@/entities/meeting/queries";
import { now } from "@/lib/clock";
import { timeIn, timeOf } from "@/lib/format";
import { Button } from "@/ui/button";
import { Leaf } from "@/ui/leaf";
import { Paper } from "@/ui/paper";
import { Arrived } from "./arrived";

interface PlanSheetProps {
  readonly workspaceId: string;
  readonly meeting: Meeting;
}

/** The one sheet: what comes next with this meeting. */
export function PlanSheet({ workspaceId, meeting }: PlanSheetProps) {
  const { day, starts, ends } = wallTimes(meeting);
  const name = calledName(meeting.contact.display_name);
  const meetingId = meeting.id;
  const passed = Temporal.Instant.compare(now(), Temporal.Instant.from(meeting.ends_at)) > 0;
  // From two hours before, one may say that one is there; the beginning of the clock says it too.
  const near = Temporal.Instant.from(meeting.starts_at).subtract({ hours: 2 });
  const arrivable =
    meeting.state === "planned" &&
    meeting.format === "in_person" &&
    Temporal.Instant.compare(now(), near) > 0;
  const owes = meeting.debriefed_at === null;
  const leave = timeIn(meeting.leave_at, meeting.time_zone);
  const arrive = timeIn(meeting.arrive_at, meeting.time_zone);
  const letterId = meeting.thank_you_letter_id;
  return (
    <Paper aria-label={name}>
      <div className="grid grid-cols-[auto_1fr] items-start gap-x-3.5 gap-y-3 desk:gap-x-5">
        <Leaf
          day={day.toString()}
          state={meeting.state === "held" ? "kept" : meeting.state === "cancelled" ? "moved" : "due"}
        />
        <div>
          <p className="text-label font-semibold">
            {meeting.state === "planned" ? (
              passed ? (
                <Trans>The hour has passed</Trans>
              ) : (
                <Trans>
                  {timeOf(starts)} to {timeOf(ends)}
                </Trans>
              )
            ) : meeting.state === "running" ? (
              <Trans>You are there</Trans>
            ) : meeting.state === "held" ? (
              <Trans>You have met</Trans>
            ) : (
              <Trans>Called off</Trans>
            )}
          </p>
          <h2 className="font-serif text-first font-medium">
            {meeting.state === "planned" && !passed ? (
              meeting.format === "in_person" ? (
                meeting.travel_minutes > 0 ? (
                  <Trans>
                    Leave at {leave}, be there at {arrive}
                  </Trans>
                ) : (
                  <Trans>Be there at {arrive}</Trans>
                )
              ) : (
                <Trans>Be ready at {arrive}</Trans>
              )
            ) : meeting.state === "running" ? (
              <Trans>{name} and you are talking</Trans>
            ) : meeting.state === "cancelled" ? (
              <Trans>This meeting does not take place</Trans>
            ) : owes ? (
              <Trans>Write down what {name} said</Trans>
            ) : (
              <Trans>A thank-you note to {name}</Trans>
            )}
          </h2>
        </div>
        {arrivable ? <Arrived workspaceId={workspaceId} meeting={meeting} /> : null}
        <div className="no-print col-span-2 flex flex-col gap-2 desk:col-span-1 desk:col-start-2 desk:flex-row">
          {meeting.state === "cancelled" ? null : meeting.state === "running" ||
            (meeting.state === "planned" && !passed) ? (
            <Button kind="filled" asChild>
              <Link to="/meetings/$meetingId/run" params={{ meetingId }}>
                {meeting.state === "running" ? (
                  <Trans>Back to the meeting</Trans>
                ) : (
                  <Trans>Open the meeting screen</Trans>
                )}
              </Link>
            </Button>
          ) : owes ? (
            <Button kind="filled" asChild>
              <Link to="/meetings/$meetingId/debrief" params={{ meetingId }}>
                <Trans>Write it down</Trans>
              </Link>
            </Button>
          ) : letterId ? (
            <Button kind="filled" asChild>
              <Link to="/letters/$letterId" params={{ letterId }}>
                <Trans>Open the thank-you note</Trans>
              </Link>
            </Button>
          ) : null}
        </div>
      </div>
    </Paper>
  );
}
