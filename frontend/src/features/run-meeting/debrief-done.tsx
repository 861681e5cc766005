import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { PencilLine } from "lucide-react";
import type { Schemas } from "@/api/types";
import { calledName } from "@/entities/meeting/model";
import type { Meeting } from "@/entities/meeting/queries";
import { Because } from "@/entities/rule/because";
import { listOf } from "@/lib/format";
import { Button } from "@/ui/button";
import { Leaf } from "@/ui/leaf";
import { Paper } from "@/ui/paper";
import { Row, stretch } from "@/ui/row";
import { Rows } from "@/ui/rows";
import { Section } from "@/ui/section";

interface DebriefDoneProps {
  readonly meeting: Meeting;
  /** What the debrief made, when it was saved just now. */
  readonly made: Schemas["DebriefOut"] | null;
  /** Something typed on this device did not come into it. */
  readonly left: boolean;
  readonly onMore: () => void;
}

/** The debrief is kept: tonight's note comes next, and the new people stand ready. */
export function DebriefDone({ meeting, made, left, onMore }: DebriefDoneProps) {
  const name = calledName(meeting.contact.display_name);
  const letterId = made ? made.thank_you_letter_id : meeting.thank_you_letter_id;
  const dueOn = made ? made.thank_you_due_on : meeting.thank_you_due_on;
  const people = made?.contacts ?? [];
  const referrers = listOf(meeting.referred_by.map((person) => person.display_name));
  return (
    <div className="flex flex-col gap-8">
      {letterId && dueOn ? (
        <Paper aria-label={name}>
          <div className="grid grid-cols-[auto_1fr] items-start gap-x-3.5 gap-y-3 desk:gap-x-5">
            <Leaf day={dueOn} state="due" />
            <div>
              <p className="text-label font-semibold">
                <Trans>Owed tonight</Trans>
              </p>
              <h2 className="font-serif text-first font-medium">
                <Trans>A thank-you note to {name}</Trans>
              </h2>
            </div>
            <div className="col-span-2 flex flex-col gap-4 desk:col-span-1 desk:col-start-2">
              <p className="text-body text-pretty text-muted">
                <Trans>It is drafted from what you came away with. Five lines will do.</Trans>
              </p>
              <div className="flex flex-col desk:flex-row">
                <Button kind="filled" asChild>
                  <Link to="/letters/$letterId" params={{ letterId }}>
                    <Trans>Write the thank-you note</Trans>
                  </Link>
                </Button>
              </div>
              <Because rules={["FLW-2"]}>
                <Trans>The same night, while both of you remember.</Trans>
              </Because>
            </div>
          </div>
        </Paper>
      ) : null}
      {people.length > 0 ? (
        <Section label={<Trans>Now among your contacts</Trans>}>
          <Rows>
            {people.map((person) => (
              <Row
                key={person.id}
                title={
                  <Link to="/contacts/$contactId" params={{ contactId: person.id }} className={stretch}>
                    {person.display_name}
                  </Link>
                }
                detail={<Trans>{name} gave you this name.</Trans>}
              />
            ))}
          </Rows>
        </Section>
      ) : null}
      {made?.send_promise_id ? (
        <p className="text-body text-muted">
          <Trans>What you said you would send stands in your calendar as a promise.</Trans>
        </p>
      ) : null}
      {referrers ? (
        <Because rules={["FLW-3"]}>
          <Trans>
            {referrers} gave you this name. Within two days, Today reminds you to say what came of it.
          </Trans>
        </Because>
      ) : null}
      {made?.check_back_promise_id ? (
        <p className="text-body text-muted">
          <Trans>Checking back with {name} stands in your calendar as a promise.</Trans>
        </p>
      ) : null}
      <div className="flex flex-col items-start gap-2 border-t border-line pt-5">
        <p className="text-body text-muted">
          {left ? (
            <Trans>It was written down on another device. What you typed here is not in it yet.</Trans>
          ) : (
            <Trans>Answers, what you saw, what was hard to hear: add them while they are fresh.</Trans>
          )}
        </p>
        <Button icon={PencilLine} onClick={onMore}>
          {left ? <Trans>Add what you typed here</Trans> : <Trans>Add what else was said</Trans>}
        </Button>
      </div>
    </div>
  );
}
