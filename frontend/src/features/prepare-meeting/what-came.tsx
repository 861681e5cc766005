import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { gainKinds, outcomes } from "@/entities/meeting/model";
import type { Meeting } from "@/entities/meeting/queries";
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

/** What was written down after the meeting, to be read again. */
export function WhatCame({ meeting }: { readonly meeting: Meeting }) {
  const { t } = useLingui();
  const left = outcomes.find((one) => one.value === meeting.outcome);
  if (meeting.debriefed_at === null) return null;
  return (
    <Section label={<Trans>What came of it</Trans>}>
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
        <Line label={<Trans>What the body said</Trans>}>{meeting.observed}</Line>
        <Line label={<Trans>Notes</Trans>}>{meeting.notes}</Line>
      </dl>
    </Section>
  );
}
