import { Trans, useLingui } from "@lingui/react/macro";
import { Link, useNavigate } from "@tanstack/react-router";
import { ChevronLeft } from "lucide-react";
import { useRef, useState } from "react";
import { clockText } from "@/entities/meeting/meeting-clock";
import { calledName } from "@/entities/meeting/model";
import { named, type NamedDraft } from "@/entities/meeting/notebook";
import { settled, withCard, withName } from "@/entities/meeting/writing";
import type { Meeting } from "@/entities/meeting/queries";
import { deviceNow } from "@/entities/meeting/server-clock";
import { useNotebook } from "@/entities/meeting/use-notebook";
import { usePost } from "@/entities/meeting/use-post";
import { RuleMark } from "@/entities/rule/rule-mark";
import { newUuid } from "@/lib/new-id";
import { notify } from "@/lib/notices";
import { Button } from "@/ui/button";
import { Skeleton } from "@/ui/skeleton";
import { BeforeStart } from "./before-start";
import { GoalMark, GoalRow } from "./goal-row";
import { LostNotes } from "./lost-notes";
import { NamedCard, NamedFields } from "./named-card";
import { RehearsalMark } from "./rehearsal-mark";
import { useMeetingClock, useWakeLock } from "./use-meeting-clock";
import { useStarted } from "./use-started";

interface GoodbyeViewProps {
  readonly workspaceId: string;
  readonly meeting: Meeting;
  /** The same screen with nothing saved or sent. */
  readonly rehearsal: boolean;
}

const blankName = () => named(newUuid(), "");
const card = "rounded-sheet border border-line bg-sheet p-3.5 shadow-sheet";

/** The three goals of a goodbye, while there is still a minute: how I came across, what I am good at, who else. */
export function GoodbyeView({ workspaceId, meeting, rehearsal }: GoodbyeViewProps) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const notebook = useNotebook(meeting.id, rehearsal);
  const { book, write } = notebook;
  const post = usePost(workspaceId, meeting, notebook, rehearsal);
  const fields = useRef<HTMLDivElement>(null);
  const [blank, setBlank] = useState<NamedDraft>(blankName);
  const startedAt = useStarted(meeting, notebook);
  const clock = useMeetingClock(startedAt, meeting.minutes);
  useWakeLock(startedAt !== null);
  const meetingId = meeting.id;
  const giver = calledName(meeting.contact.display_name);
  // What stands in the card is kept at every letter: going back or a reload takes nothing away.
  const draft = book?.half ?? blank;
  const typed = draft.name.trim();
  const fill = (half: NamedDraft | null) => write((latest) => ({ ...latest, half }));

  const keepCard = () => {
    write((latest) => withCard(latest, deviceNow()));
    setBlank(blankName());
  };
  const addAnother = () => {
    if (typed !== "") keepCard();
    fields.current?.querySelector("input")?.focus();
  };
  const leave = (willThink: boolean) => {
    if (rehearsal) {
      notebook.close();
      notify(t`That was the rehearsal. Nothing of it was kept.`);
      void navigate({ to: "/meetings/$meetingId", params: { meetingId } });
      return;
    }
    write((latest) => ({
      ...settled(latest, deviceNow()),
      willThink,
      endedAt: latest.endedAt ?? deviceNow(),
    }));
    void navigate({ to: "/meetings/$meetingId/debrief", params: { meetingId } });
  };

  if (book !== null && post.lost) {
    return (
      <div className="mx-auto w-full max-w-[41rem] px-5 pt-8">
        <LostNotes why={post.lost} name={giver} book={book} onForget={notebook.close} />
      </div>
    );
  }
  if (book === null || clock === null || meeting.state === "held" || meeting.state === "cancelled") {
    return (
      <div className="mx-auto w-full max-w-[41rem] px-5 pt-8">
        {book === null ? (
          <Skeleton head />
        ) : (
          <>
            <h1 className="truncate text-item font-semibold">{meeting.contact.display_name}</h1>
            <BeforeStart
              meeting={meeting}
              onStart={(at) => write((latest) => ({ ...latest, startedAt: at }))}
            />
          </>
        )}
      </div>
    );
  }
  const first = calledName(typed);
  const others = book.names.filter((one) => one.id !== draft.id);
  return (
    <div className="mx-auto flex w-full max-w-[41rem] grow flex-col px-5 pt-3 desk:pt-8">
      {rehearsal ? <RehearsalMark meetingId={meetingId} onLeave={notebook.close} /> : null}
      <div className="flex items-center justify-between gap-4">
        <Button kind="quiet" flush icon={ChevronLeft} asChild>
          <Link to="/meetings/$meetingId/run" params={{ meetingId }} search={{ rehearsal }}>
            <Trans>Back</Trans>
          </Link>
        </Button>
        <span className="tabular text-body text-muted">
          {clock.phase === "over" ? (
            <Trans>{clockText(clock.over)} over</Trans>
          ) : (
            <Trans>{clockText(clock.left)} left</Trans>
          )}
        </span>
      </div>
      <h1 className="pt-1 pb-4 font-serif text-title font-medium">
        <Trans>Before you go</Trans>
      </h1>
      <GoalRow
        number={1}
        question={t`How did I come across?`}
        label={<Trans>What {giver} said</Trans>}
        value={book.feedback}
        quoted
        onChange={(feedback) => write((latest) => ({ ...latest, feedback }))}
      />
      <GoalRow
        number={2}
        question={t`What I am good at`}
        label={<Trans>The skills and jobs you spoke of</Trans>}
        value={book.skills}
        onChange={(skills) => write((latest) => ({ ...latest, skills }))}
      />
      <div className="flex gap-2.5 border-t border-line py-3">
        <GoalMark number={3} done={others.length > 0} />
        <div>
          <h2 className="text-item font-semibold">
            <Trans>Who else should I talk to?</Trans>
          </h2>
          <p className="font-serif text-reason text-muted">
            <Trans>Ask for people, never for a job.</Trans> <RuleMark id="BYE-3" /> <RuleMark id="BYE-5" />
          </p>
        </div>
      </div>
      <div className="flex flex-col gap-2.5 pb-6">
        {others.map((one) => (
          <div key={one.id} className={card}>
            <NamedCard
              workspaceId={workspaceId}
              meetingWith={meeting.contact.id}
              giver={giver}
              draft={one}
              onChange={(change) => write((latest) => withName(latest, { ...one, ...change }, deviceNow()))}
              onEdit={() => {
                keepCard();
                fill(one);
                fields.current?.querySelector("input")?.focus();
              }}
            />
          </div>
        ))}
        <div ref={fields} className={card}>
          <form
            onSubmit={(event) => {
              event.preventDefault();
              addAnother();
            }}
          >
            <NamedFields
              workspaceId={workspaceId}
              giver={giver}
              meetingWith={meeting.contact.id}
              draft={draft}
              onChange={(change) => fill({ ...draft, ...change })}
            />
            <button type="submit" hidden aria-label={t`Add a name`} />
          </form>
        </div>
      </div>
      <div className="sticky bottom-0 -mx-5 mt-auto border-t border-line bg-sheet px-5 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))]">
        <Button kind="filled" wide onClick={addAnother}>
          {typed === "" ? <Trans>Add a name</Trans> : <Trans>Add {first} and another</Trans>}
        </Button>
        <div className="flex flex-wrap justify-between gap-x-3 pt-1">
          <Button kind="quiet" className="px-1 whitespace-nowrap" onClick={() => leave(true)}>
            <Trans>{giver} will think it over</Trans>
          </Button>
          <Button kind="quiet" className="px-1 whitespace-nowrap" onClick={() => leave(false)}>
            <Trans>We said goodbye</Trans>
          </Button>
        </div>
      </div>
    </div>
  );
}
