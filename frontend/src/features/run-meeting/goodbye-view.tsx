import { Trans, useLingui } from "@lingui/react/macro";
import { Link, useNavigate } from "@tanstack/react-router";
import { ChevronLeft } from "lucide-react";
import { useRef, useState } from "react";
import { clockText } from "@/entities/meeting/meeting-clock";
import { calledName } from "@/entities/meeting/model";
import type { NamedDraft } from "@/entities/meeting/notebook";
import type { Meeting } from "@/entities/meeting/queries";
import { useLeads } from "@/entities/meeting/use-leads";
import { useNotebook } from "@/entities/meeting/use-notebook";
import { usePost } from "@/entities/meeting/use-post";
import { RuleMark } from "@/entities/rule/rule-mark";
import { now } from "@/lib/clock";
import { Button } from "@/ui/button";
import { Skeleton } from "@/ui/skeleton";
import { BeforeStart } from "./before-start";
import { GoalMark, GoalRow } from "./goal-row";
import { NamedCard, NamedFields } from "./named-card";
import { blankName } from "./names-editor";
import { useMeetingClock, useWakeLock } from "./use-meeting-clock";

interface GoodbyeViewProps {
  readonly workspaceId: string;
  readonly meeting: Meeting;
}

const card = "rounded-sheet border border-line bg-sheet p-3.5 shadow-sheet";

/** The three goals of a goodbye, while there is still a minute: how I came across, what I am good at, who else. */
export function GoodbyeView({ workspaceId, meeting }: GoodbyeViewProps) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const leads = useLeads();
  const notebook = useNotebook(meeting.id, meeting.notes);
  const { book, write } = notebook;
  usePost(workspaceId, meeting, notebook, leads);
  const fields = useRef<HTMLDivElement>(null);
  const [draft, setDraft] = useState<NamedDraft>(blankName);
  // The instant this device saw comes first: a device whose clock is off still measures twenty minutes rightly.
  const startedAt = book?.startedAt ?? meeting.started_at;
  const clock = useMeetingClock(startedAt, meeting.minutes);
  useWakeLock(startedAt !== null);
  const meetingId = meeting.id;
  const giver = calledName(meeting.contact.display_name);
  const typed = draft.name.trim();

  const settled = (list: readonly NamedDraft[]) =>
    typed === "" ? list : [...list.filter((one) => one.id !== draft.id), { ...draft, name: typed }];
  const addAnother = () => {
    if (typed === "") {
      fields.current?.querySelector("input")?.focus();
      return;
    }
    write((latest) => ({ ...latest, names: settled(latest.names) }));
    setDraft(blankName());
    fields.current?.querySelector("input")?.focus();
  };
  const leave = (willThink: boolean) => {
    write((latest) => ({
      ...latest,
      names: settled(latest.names),
      willThink,
      endedAt: latest.endedAt ?? now().toString({ smallestUnit: "millisecond" }),
    }));
    void navigate({ to: "/meetings/$meetingId/debrief", params: { meetingId } });
  };

  if (book === null || clock === null || meeting.state === "held" || meeting.state === "cancelled") {
    return (
      <div className="mx-auto w-full max-w-[41rem] px-5 pt-8">
        {book === null ? (
          <Skeleton head />
        ) : (
          <BeforeStart
            meeting={meeting}
            onStart={(at) => write((latest) => ({ ...latest, startedAt: at }))}
          />
        )}
      </div>
    );
  }
  const first = calledName(typed);
  const others = book.names.filter((one) => one.id !== draft.id);
  return (
    <div className="mx-auto flex w-full max-w-[41rem] grow flex-col px-5 pt-3 desk:pt-8">
      <div className="flex items-center justify-between gap-4">
        <Button kind="quiet" flush icon={ChevronLeft} asChild>
          <Link to="/meetings/$meetingId/run" params={{ meetingId }}>
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
            <Trans>Ask for people, never for a job.</Trans> <RuleMark id="BYE-5" />
          </p>
        </div>
      </div>
      <div className="flex flex-col gap-2.5 pb-6">
        {others.map((one) => (
          <div key={one.id} className={card}>
            <NamedCard
              giver={giver}
              draft={one}
              onEdit={() => {
                write((latest) => ({ ...latest, names: settled(latest.names) }));
                setDraft(one);
                fields.current?.querySelector("input")?.focus();
              }}
            />
          </div>
        ))}
        <div ref={fields} className={card}>
          <NamedFields
            giver={giver}
            draft={draft}
            onChange={(change) => setDraft((before) => ({ ...before, ...change }))}
          />
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
