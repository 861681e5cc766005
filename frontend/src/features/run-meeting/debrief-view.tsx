import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { Schemas } from "@/api/types";
import { calledName } from "@/entities/meeting/model";
import type { Meeting } from "@/entities/meeting/queries";
import { useLeads } from "@/entities/meeting/use-leads";
import { useNotebook } from "@/entities/meeting/use-notebook";
import { usePost } from "@/entities/meeting/use-post";
import { Because } from "@/entities/rule/because";
import { dayIn, dayLong } from "@/lib/format";
import { Page } from "@/ui/page";
import { PageHead } from "@/ui/page-head";
import { Skeleton } from "@/ui/skeleton";
import { TextLink } from "@/ui/text-link";
import { DebriefDone } from "./debrief-done";
import { DebriefForm } from "./debrief-form";

interface DebriefViewProps {
  readonly workspaceId: string;
  readonly meeting: Meeting;
}

/** What came of it, written down while it is fresh; then the note that is owed tonight. */
export function DebriefView({ workspaceId, meeting }: DebriefViewProps) {
  const { t } = useLingui();
  const leads = useLeads();
  const notebook = useNotebook(meeting.id, meeting.notes);
  const post = usePost(workspaceId, meeting, notebook, leads);
  const [made, setMade] = useState<Schemas["DebriefOut"] | null>(null);
  const giver = calledName(meeting.contact.display_name);
  const met = dayLong(dayIn(meeting.started_at ?? meeting.starts_at, meeting.time_zone));
  const written = made !== null || meeting.debriefed_at !== null;
  const back = (
    <TextLink asChild>
      <Link to="/meetings/$meetingId" params={{ meetingId: meeting.id }}>
        <Trans>The meeting with {meeting.contact.display_name}</Trans>
      </Link>
    </TextLink>
  );
  if (written) {
    return (
      <Page>
        <PageHead
          over={back}
          title={<Trans>Written down</Trans>}
          lede={
            <Trans>
              You met {giver} on {met}.
            </Trans>
          }
        />
        <DebriefDone meeting={meeting} made={made} />
      </Page>
    );
  }
  return (
    <Page
      marginLabel={t`Why these questions`}
      margin={
        <div className="flex flex-col gap-6 wide:pt-32">
          <Because heading={<Trans>Why now</Trans>} rules={["FLW-1"]}>
            <Trans>An hour from now half of it is gone. A few words are enough.</Trans>
          </Because>
          <Because heading={<Trans>Names first</Trans>} rules={["NET-4", "BYE-3"]}>
            <Trans>
              Contacts beget contacts. Each name becomes a contact, with {giver} as the one who gave it.
            </Trans>
          </Because>
          <Because heading={<Trans>Nobody leaves with nothing</Trans>} rules={["NET-10"]}>
            <Trans>A name, a lead, a word about you, something you learned: one is enough.</Trans>
          </Because>
        </div>
      }
    >
      <PageHead
        over={back}
        title={<Trans>What came of it</Trans>}
        lede={
          <Trans>
            You met {giver} on {met}.
          </Trans>
        }
      />
      {notebook.book === null ? (
        <Skeleton rows={5} />
      ) : (
        <DebriefForm
          workspaceId={workspaceId}
          meeting={meeting}
          notebook={notebook}
          arrive={post.flush}
          onSaved={(result) => {
            setMade(result);
            notebook.close();
          }}
        />
      )}
    </Page>
  );
}
