import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { Drama, MapPin, Pencil, Printer } from "lucide-react";
import { useState } from "react";
import { calledName, wallTimes } from "@/entities/meeting/model";
import type { Meeting } from "@/entities/meeting/queries";
import { Because } from "@/entities/rule/because";
import { RuleMark } from "@/entities/rule/rule-mark";
import { dayLong, listOf, timeOf, zoneCity } from "@/lib/format";
import { browserZone } from "@/lib/clock";
import { Button } from "@/ui/button";
import { Finding } from "@/ui/finding";
import { Page } from "@/ui/page";
import { PageHead } from "@/ui/page-head";
import { Reason } from "@/ui/reason";
import { Section } from "@/ui/section";
import { TextLink } from "@/ui/text-link";
import { CallOff } from "./call-off";
import { EditMeeting } from "./edit-meeting";
import { InMind } from "./in-mind";
import { Invitation } from "./invitation";
import { PackList } from "./pack-list";
import { PlanSheet } from "./plan-sheet";
import { QuestionList } from "./question-list";
import { QuestionPrint } from "./question-print";
import { WhatCame } from "./what-came";

interface PlanViewProps {
  readonly workspaceId: string;
  readonly meeting: Meeting;
}

/** One meeting: when to leave, what to bring, what to ask; afterwards what came of it. */
export function PlanView({ workspaceId, meeting }: PlanViewProps) {
  const { t } = useLingui();
  const [editing, setEditing] = useState(false);
  const { day, starts, ends } = wallTimes(meeting);
  const name = meeting.contact.display_name;
  const called = calledName(name);
  const planned = meeting.state === "planned";
  const over = meeting.state === "held";
  const meetingId = meeting.id;
  const elsewhere = meeting.time_zone === browserZone() ? "" : t`, ${zoneCity(meeting.time_zone)} time`;
  const sender = listOf(meeting.referred_by.map((person) => person.display_name));
  return (
    <>
      <div className="flex grow flex-col print:hidden">
        <Page
          marginLabel={t`Why, and who sent you`}
          margin={
            <div className="flex flex-col gap-6 wide:pt-32">
              {sender && !over ? (
                <Reason heading={<Trans>Who sent you</Trans>}>
                  <Trans>
                    {sender}. Say so first: it is why {called} sees you.
                  </Trans>
                </Reason>
              ) : null}
              {meeting.reasons.map((reason) => (
                <Because key={reason.rule} reasons={[reason]} />
              ))}
            </div>
          }
        >
          <PageHead
            over={
              <TextLink asChild>
                <Link to="/contacts/$contactId" params={{ contactId: meeting.contact.id }}>
                  {name}
                </Link>
              </TextLink>
            }
            title={over ? <Trans>You met {name}</Trans> : <Trans>Meet {name}</Trans>}
            lede={t`${dayLong(day)}, ${timeOf(starts)} to ${timeOf(ends)}${elsewhere}. ${meeting.place}.`}
          />
          <div className="pb-8">
            <PlanSheet workspaceId={workspaceId} meeting={meeting} />
          </div>
          {(meeting.warnings ?? []).map((warning) => (
            <div key={warning.text} className="pb-8">
              <Finding
                level="warning"
                heading={<Trans>Worth another look</Trans>}
                marks={<RuleMark id={warning.rule} />}
                actions={
                  <Button kind="quiet" flush onClick={() => setEditing(true)}>
                    <Trans>Change place or time</Trans>
                  </Button>
                }
              >
                {warning.text}
              </Finding>
            </div>
          ))}
          {meeting.state === "held" ? <WhatCame workspaceId={workspaceId} meeting={meeting} /> : null}
          {planned ? <InMind workspaceId={workspaceId} meeting={meeting} /> : null}
          {planned ? (
            <Section label={<Trans>What to bring</Trans>}>
              <PackList workspaceId={workspaceId} meeting={meeting} />
            </Section>
          ) : null}
          {meeting.state === "cancelled" ? null : (
            <Section
              label={<Trans>What to ask</Trans>}
              action={
                <Button kind="quiet" flush icon={Printer} onClick={() => window.print()}>
                  <Trans>Print the questions</Trans>
                </Button>
              }
            >
              <QuestionList workspaceId={workspaceId} meeting={meeting} />
            </Section>
          )}
          {over ? null : <Invitation workspaceId={workspaceId} meeting={meeting} />}
          {planned ? (
            <div className="no-print flex flex-wrap items-start gap-2.5">
              <Button icon={Drama} asChild>
                <Link to="/meetings/$meetingId/run" params={{ meetingId }} search={{ rehearsal: true }}>
                  <Trans>Rehearse it</Trans>
                </Link>
              </Button>
              <Button icon={Pencil} onClick={() => setEditing(true)}>
                <Trans>Change place or time</Trans>
              </Button>
              {meeting.format === "in_person" ? (
                <Button icon={MapPin} asChild className="desk:hidden">
                  {/* The phone's own maps: nobody else learns where one goes. */}
                  <a href={`geo:0,0?q=${encodeURIComponent(meeting.place)}`}>
                    <Trans>Find the way</Trans>
                  </a>
                </Button>
              ) : null}
              <CallOff workspaceId={workspaceId} meeting={meeting} />
            </div>
          ) : null}
          <EditMeeting
            workspaceId={workspaceId}
            meeting={meeting}
            open={editing}
            onClose={() => setEditing(false)}
          />
        </Page>
      </div>
      {/* Only for paper, and only where there is something to lay on a table. */}
      {meeting.state === "cancelled" ? null : <QuestionPrint workspaceId={workspaceId} meeting={meeting} />}
    </>
  );
}
