import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { PencilLine } from "lucide-react";
import type { ReactNode } from "react";
import { gainKinds, outcomes } from "@/entities/meeting/model";
import { noteLine } from "@/entities/meeting/notebook";
import { type Meeting, notesQuery } from "@/entities/meeting/queries";
import { useLeads } from "@/entities/meeting/use-leads";
import { Button } from "@/ui/button";
import { Section } from "@/ui/section";

function Line({ label, children }: { readonly label: ReactNode; readonly children: string }) {
  if (children.trim() === "") return null;
  return (
    <div className="border-t border-line py-3">
      <dt className="text-support text-muted">{label}</dt>
      <dd className="pt-0.5 font-serif text-letter whitespace-pre-line">{children}</dd>
    </div>
  );
}

interface WhatCameProps {
  readonly workspaceId: string;
  readonly meeting: Meeting;
}

/** What was written down after the meeting, to be read again. */
export function WhatCame({ workspaceId, meeting }: WhatCameProps) {
  const { t } = useLingui();
  const leads = useLeads();
  const { data } = useQuery(notesQuery(workspaceId, meeting.id));
  const left = outcomes.find((one) => one.value === meeting.outcome);
  if (meeting.debriefed_at === null) return null;
  // What somebody seemed to say stands beside what they said (MTG-9).
  const items = data?.items ?? [];
  const observed = meeting.observed.trim();
  const noted = items
    .filter((note) => note.kind !== "noticed" || !observed.includes(note.text))
    .map((note) => noteLine(note, leads))
    .join("\n");
  const { rapport } = meeting;
  return (
    <Section
      label={<Trans>What came of it</Trans>}
      action={
        <Button kind="quiet" flush icon={PencilLine} className="no-print" asChild>
          <Link to="/meetings/$meetingId/debrief" params={{ meetingId: meeting.id }} search={{ more: true }}>
            <Trans>Add to it</Trans>
          </Link>
        </Button>
      }
    >
      <dl>
        {left ? <Line label={<Trans>How you left</Trans>}>{t(left.label)}</Line> : null}
        {meeting.gains.map((gain) => {
          const kind = gainKinds.find((one) => one.value === gain.kind);
          return (
            <Line key={`${gain.kind} ${gain.text}`} label={kind ? t(kind.label) : gain.kind}>
              {gain.text}
            </Line>
          );
        })}
        <Line label={<Trans>Why there was nothing</Trans>}>{meeting.no_gain_reason}</Line>
        <Line label={<Trans>How I came across</Trans>}>{meeting.feedback}</Line>
        <Line label={<Trans>Skills and jobs I said I am fit for</Trans>}>{meeting.skills_said}</Line>
        <Line label={<Trans>My strengths, in their words</Trans>}>{meeting.strengths}</Line>
        <Line label={<Trans>My weaknesses, in their words</Trans>}>{meeting.weaknesses}</Line>
        <Line label={<Trans>What was hard to hear</Trans>}>{meeting.hard_to_hear}</Line>
        {meeting.questions.map((question, index) => (
          <Line key={question} label={question}>
            {meeting.answers[String(index)] ?? ""}
          </Line>
        ))}
        <Line label={<Trans>How I would fit the big picture</Trans>}>{meeting.big_picture}</Line>
      </dl>
      <div className={observed ? "desk:grid desk:grid-cols-2 desk:gap-x-8" : ""}>
        <dl>
          <Line label={<Trans>Noted at the table</Trans>}>{noted}</Line>
          <Line label={<Trans>What was said</Trans>}>{meeting.notes}</Line>
        </dl>
        <dl>
          <Line label={<Trans>What the body said</Trans>}>{observed}</Line>
        </dl>
      </div>
      <dl>
        <Line label={<Trans>Questions they asked you</Trans>}>
          {meeting.asked_of_me > 0 ? String(meeting.asked_of_me) : ""}
        </Line>
        <Line label={<Trans>How well you got on</Trans>}>{rapport === null ? "" : t`${rapport} of 5`}</Line>
        <Line label={<Trans>What you said you would send</Trans>}>{meeting.promised_to_send}</Line>
      </dl>
    </Section>
  );
}
