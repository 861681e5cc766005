import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { Schemas } from "@/api/types";
import { calledName } from "@/entities/meeting/model";
import type { Meeting } from "@/entities/meeting/queries";
import { typedHere } from "@/entities/meeting/writing";
import { useNotebook } from "@/entities/meeting/use-notebook";
import { usePost } from "@/entities/meeting/use-post";
import { Because } from "@/entities/rule/because";
import { todayIn } from "@/lib/clock";
import { dayIn, dayLong } from "@/lib/format";
import { Page } from "@/ui/page";
import { PageHead } from "@/ui/page-head";
import { Skeleton } from "@/ui/skeleton";
import { TextLink } from "@/ui/text-link";
import { AmendDebrief } from "./amend-debrief";
import { DebriefDone } from "./debrief-done";
import { DebriefForm } from "./debrief-form";
import { LostNotes } from "./lost-notes";

interface DebriefViewProps {
  readonly workspaceId: string;
  readonly meeting: Meeting;
  /** What stands written down is open, to be added to. */
  readonly more: boolean;
  readonly onMore: (more: boolean) => void;
}

/** What came of it, written down while it is fresh; then the note that is owed tonight. */
export function DebriefView({ workspaceId, meeting, more, onMore }: DebriefViewProps) {
  const { t } = useLingui();
  const notebook = useNotebook(meeting.id);
  const post = usePost(workspaceId, meeting, notebook);
  const [made, setMade] = useState<Schemas["DebriefOut"] | null>(null);
  const giver = calledName(meeting.contact.display_name);
  const met = dayLong(dayIn(meeting.started_at ?? meeting.starts_at, meeting.time_zone));
  const metOn = dayIn(meeting.started_at ?? meeting.starts_at, meeting.time_zone);
  // How old it is shows until it is written (FLW-1).
  const age = todayIn(meeting.time_zone).since(metOn).days;
  const written = made !== null || meeting.debriefed_at !== null;
  // Typed on this device and never saved: the debrief came from the other one.
  const left = made === null && notebook.book !== null && typedHere(notebook.book);
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
        {more && notebook.book && meeting.debriefed_at !== null ? (
          <AmendDebrief
            workspaceId={workspaceId}
            meeting={meeting}
            notebook={notebook}
            book={notebook.book}
            onDone={() => onMore(false)}
          />
        ) : (
          <DebriefDone meeting={meeting} made={made} left={left} onMore={() => onMore(true)} />
        )}
      </Page>
    );
  }
  return (
    <Page
      marginLabel={t`Why these questions`}
      margin={
        <div className="flex flex-col gap-6 wide:pt-32">
          <Because heading={<Trans>Why now</Trans>} rules={["FLW-1"]}>
            {age === 0 ? (
              <Trans>An hour from now half of it is gone. A few words are enough.</Trans>
            ) : age === 1 ? (
              <Trans>You met yesterday. A few words now keep what was said.</Trans>
            ) : (
              <Trans>You met {age} days ago. A few words now keep what was said.</Trans>
            )}
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
      ) : post.lost ? (
        <LostNotes why={post.lost} name={giver} book={notebook.book} onForget={notebook.close} />
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
