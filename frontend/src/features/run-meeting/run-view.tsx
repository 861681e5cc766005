import { Trans } from "@lingui/react/macro";
import { msg } from "@lingui/core/macro";
import { Link, useNavigate } from "@tanstack/react-router";
import { DoorOpen, ListChecks, PenLine, UserCheck } from "lucide-react";
import { useMemo, useRef } from "react";
import { nextQuestion, unsent } from "@/entities/meeting/notebook";
import { jotted } from "@/entities/meeting/writing";
import { calledName } from "@/entities/meeting/model";
import type { Meeting } from "@/entities/meeting/queries";
import { deviceNow } from "@/entities/meeting/server-clock";
import { useNotebook } from "@/entities/meeting/use-notebook";
import { usePost } from "@/entities/meeting/use-post";
import { cx } from "@/lib/cx";
import type { Command } from "@/lib/commands";
import { listOf } from "@/lib/format";
import { useCommands } from "@/lib/use-commands";
import { Button } from "@/ui/button";
import { Skeleton } from "@/ui/skeleton";
import { BeforeStart } from "./before-start";
import { ClockRing } from "./clock-ring";
import { InMind } from "./in-mind";
import { LostNotes } from "./lost-notes";
import { NoteBar } from "./note-bar";
import { NoteList } from "./note-list";
import { QuestionCard } from "./question-card";
import { RehearsalMark } from "./rehearsal-mark";
import { TimeTold } from "./time-told";
import { useMeetingClock, useWakeLock } from "./use-meeting-clock";
import { useStarted } from "./use-started";

interface RunViewProps {
  readonly workspaceId: string;
  readonly meeting: Meeting;
  /** The same screen with nothing saved or sent. */
  readonly rehearsal: boolean;
}

/** The meeting itself, full screen: the clock, one question, notes under the thumb. */
export function RunView({ workspaceId, meeting, rehearsal }: RunViewProps) {
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const notebook = useNotebook(meeting.id, rehearsal);
  const { book, write } = notebook;
  const post = usePost(workspaceId, meeting, notebook, rehearsal);
  const startedAt = useStarted(meeting, notebook);
  const clock = useMeetingClock(startedAt, meeting.minutes);
  const running = clock !== null && meeting.state !== "held" && meeting.state !== "cancelled";
  useWakeLock(running);
  const meetingId = meeting.id;
  const total = meeting.questions.length;
  const commands = useMemo<readonly Command[]>(() => {
    const goodbye = () =>
      void navigate({ to: "/meetings/$meetingId/goodbye", params: { meetingId }, search: { rehearsal } });
    return running
      ? [
          {
            id: "meeting.note",
            title: msg`Write a note`,
            group: "page",
            icon: PenLine,
            keys: "n",
            run: () => input.current?.focus(),
          },
          {
            id: "meeting.question",
            title: msg`Next question`,
            group: "page",
            icon: ListChecks,
            keys: "q",
            run: () => write((latest) => ({ ...latest, question: nextQuestion(latest, total) })),
          },
          {
            id: "meeting.stay",
            title: msg`They invited me to stay`,
            group: "page",
            icon: UserCheck,
            keys: "e",
            run: () => write((latest) => ({ ...latest, invited: true })),
          },
          { id: "meeting.goodbye", title: msg`Goodbye`, group: "page", icon: DoorOpen, run: goodbye },
        ]
      : [];
  }, [running, navigate, meetingId, rehearsal, total, write]);
  useCommands(commands);

  const name = calledName(meeting.contact.display_name);
  const sender = listOf(meeting.referred_by.map((person) => person.display_name));
  const goodbye = () =>
    void navigate({ to: "/meetings/$meetingId/goodbye", params: { meetingId }, search: { rehearsal } });

  return (
    <div
      className={cx(
        "mx-auto flex w-full max-w-[64rem] grow flex-col px-5 pt-4 desk:px-10 desk:pt-8 desk:pb-8",
        // On a phone the clock and the notes stay where they are; only the questions between them scroll.
        running && "max-desk:h-dvh max-desk:min-h-[38rem]",
      )}
    >
      {rehearsal ? <RehearsalMark meetingId={meetingId} onLeave={notebook.close} /> : null}
      <header className="flex items-center justify-between gap-4 pb-4">
        <div className="min-w-0">
          <h1 className="truncate text-item font-semibold">{meeting.contact.display_name}</h1>
          <p className="truncate text-support text-muted">
            {sender ? <Trans>{sender} sent you</Trans> : meeting.place}
          </p>
        </div>
        {running ? (
          <Button kind="quiet" flush onClick={goodbye}>
            <Trans>Goodbye</Trans>
          </Button>
        ) : rehearsal ? null : (
          <Button kind="quiet" flush asChild>
            <Link to="/meetings/$meetingId" params={{ meetingId }}>
              <Trans>Back to the plan</Trans>
            </Link>
          </Button>
        )}
      </header>
      {book === null ? (
        <Skeleton rows={4} />
      ) : post.lost ? (
        <LostNotes why={post.lost} name={name} book={book} onForget={notebook.close} />
      ) : running ? (
        <div className="flex min-h-0 grow flex-col gap-5 desk:grid desk:grid-cols-[20rem_1fr] desk:items-start desk:gap-14 desk:pt-6">
          <div className="flex flex-col gap-7">
            <ClockRing minutes={meeting.minutes} clock={clock} invited={book.invited} />
            <TimeTold
              name={name}
              minutes={meeting.minutes}
              clock={clock}
              book={book}
              write={write}
              onGoodbye={goodbye}
            />
          </div>
          <div className="flex min-h-0 grow flex-col">
            <div className="min-h-0 grow overflow-y-auto desk:overflow-visible">
              {clock.phase === "over" && !book.invited ? null : (
                <QuestionCard
                  questions={meeting.questions}
                  book={book}
                  write={write}
                  brief={clock.phase === "nearly" && !book.told}
                />
              )}
              <InMind workspaceId={workspaceId} meeting={meeting} book={book} write={write} />
              <NoteList book={book} write={write} />
            </div>
            <NoteBar
              input={input}
              line={book.line}
              onLine={(line) => write((latest) => ({ ...latest, line }))}
              onNote={(line) => write((latest) => jotted(latest, line, deviceNow()))}
              waiting={post.failing ? unsent(book).length : 0}
            />
          </div>
        </div>
      ) : (
        <BeforeStart
          meeting={meeting}
          onStart={(startedAt) => write((latest) => ({ ...latest, startedAt }))}
        />
      )}
    </div>
  );
}
