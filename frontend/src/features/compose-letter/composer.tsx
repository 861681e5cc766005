import { Trans, useLingui } from "@lingui/react/macro";
import { useNavigate } from "@tanstack/react-router";
import { CalendarClock, History, Send, Trash2 } from "lucide-react";
import { useRef, useState } from "react";
import { useDeleteLetter, useSendLetter } from "@/entities/letter/mutations";
import type { Letter } from "@/entities/letter/queries";
import { useWorkspace } from "@/entities/session/use-session";
import { useProblemWords } from "@/i18n/use-problem-words";
import { now, todayIn } from "@/lib/clock";
import { dayLong } from "@/lib/format";
import { announce, notify } from "@/lib/notices";
import { Button } from "@/ui/button";
import { FormProblem } from "@/ui/form-problem";
import { BothVersions } from "./both-versions";
import { LetterBar } from "./letter-bar";
import { LetterSize } from "./letter-size";
import { LetterPaper } from "./letter-paper";
import { LetterText, type LetterTextHandle } from "./letter-text";
import { Choices } from "./choices";
import { PraiseList } from "./praise-list";
import { QuestionList } from "./question-list";
import { SavedMark } from "./saved-mark";
import { SendSheet } from "./send-sheet";
import { Snippets } from "./snippets";
import { SubjectLine } from "./subject-line";
import { TiedNotes } from "./tied-notes";
import { useDraft } from "./use-draft";
import { useFindingWalk } from "./use-finding-walk";
import { useNotes } from "./use-notes";
import { VersionsSheet } from "./versions-sheet";

type Opened = "send" | "both" | "versions" | null;

/** A letter being written: the page of paper, the findings tied to their sentences, the day tied to its date. */
export function Composer({ letter: start }: { readonly letter: Letter }) {
  const { t } = useLingui();
  const words = useProblemWords();
  const navigate = useNavigate();
  const { id: workspaceId, time_zone: zone } = useWorkspace();
  const draft = useDraft(workspaceId, start);
  const { letter, written, found, report } = draft;
  const [opened, setOpened] = useState<Opened>(null);
  const [problem, setProblem] = useState("");
  const send = useSendLetter(workspaceId);
  const remove = useDeleteLetter(workspaceId);
  const paper = useRef<HTMLElement>(null);
  const text = useRef<LetterTextHandle>(null);
  const today = todayIn(zone, now).toString();
  const notes = useNotes({ workspaceId, draft, text });

  const next = useFindingWalk(found, report.findings.length, text, start.version === 1);

  const sent = (gone: Letter) => {
    setOpened(null);
    notify(
      gone.promised_on && gone.promise_id
        ? t`The letter is on its way. You promised a call on ${dayLong(gone.promised_on)}.`
        : t`The letter is on its way.`,
    );
  };
  const post = async () => {
    setProblem("");
    if (!(await draft.flush())) return;
    try {
      sent(await send.mutateAsync({ letterId: letter.id, body: {} }));
    } catch (error) {
      setProblem(words(error));
    }
  };
  const throwAway = () =>
    remove.mutate(letter, {
      onSuccess: () => {
        notify(t`The draft is gone.`);
        void navigate({ to: "/letters" });
      },
      onError: (error) => setProblem(words(error)),
    });
  const stops = found.find((one) => one.severity === "block");
  const blocked = report.blocked
    ? (stops?.title ?? t`Something in the letter is to be changed first.`)
    : false;
  const byPost = letter.medium === "post";
  return (
    <div
      role="group"
      aria-label={t`Letter to ${letter.contact.display_name}`}
      className="px-5 pt-5 pb-16 desk:px-10 wide:pr-8 wide:pl-14 print:p-0"
      onKeyDown={(event) => {
        // The keys of the page rest inside the text: here F8 and Ctrl+Enter are the letter's own.
        if (event.key === "F8") {
          event.preventDefault();
          event.stopPropagation();
          next();
        }
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          if (blocked) announce(blocked);
          else void post();
        }
      }}
    >
      <LetterBar
        letter={letter}
        before={draft.flush}
        title={
          letter.kind === "thank_you" ? (
            <Trans>Thank you, {letter.contact.display_name}</Trans>
          ) : (
            <Trans>To {letter.contact.display_name}</Trans>
          )
        }
        saved={
          <SavedMark
            state={draft.state}
            onRetry={() => void draft.flush()}
            onCompare={() => setOpened("both")}
          />
        }
        action={
          <Button kind="filled" blocked={blocked} busy={send.isPending} onClick={() => void post()}>
            {byPost ? <Trans>Mark as posted</Trans> : <Trans>Mark as sent</Trans>}
          </Button>
        }
        items={[
          {
            id: "other-day",
            label: report.blocked ? t`Send it as it is` : t`It went out on another day`,
            icon: report.blocked ? Send : CalendarClock,
            onSelect: () => void draft.flush().then((saved) => (saved ? setOpened("send") : undefined)),
          },
          {
            id: "versions",
            label: t`Earlier versions`,
            icon: History,
            onSelect: () => void draft.flush().then(() => setOpened("versions")),
          },
          {
            id: "throw-away",
            label: t`Throw this draft away`,
            icon: Trash2,
            destructive: true,
            apart: true,
            onSelect: throwAway,
          },
        ]}
      />
      {problem ? (
        <div className="max-w-160 pb-5">
          <FormProblem>{problem}</FormProblem>
        </div>
      ) : null}
      <div className="grid max-w-[70rem] gap-8 wide:grid-cols-[minmax(0,39.5rem)_minmax(0,1fr)] wide:grid-rows-[auto_1fr] wide:gap-x-9 wide:gap-y-0 print:block">
        <div>
          <LetterPaper
            letter={letter}
            questions={written.questions}
            paper={paper}
            head={
              byPost ? null : (
                <SubjectLine value={written.subject} onChange={(subject) => draft.write({ subject })} />
              )
            }
          >
            <LetterText
              handle={text}
              body={written.body}
              found={found}
              day={letter.promised_on}
              referrer={letter.referrer?.display_name ?? null}
              locked={draft.choosing}
              onChange={(body) => draft.write({ body })}
            />
          </LetterPaper>
        </div>
        <aside aria-label={t`What was found in the letter`} className="wide:row-span-2">
          <TiedNotes notes={notes} paper={paper}>
            <PraiseList praises={report.praises} />
          </TiedNotes>
        </aside>
        <div>
          <LetterSize body={written.body} byEmail={!byPost} />
          <Snippets
            workspaceId={workspaceId}
            selection={() => text.current?.selection() ?? ""}
            onPut={(sentence) => text.current?.put(sentence)}
          />
          <Choices workspaceId={workspaceId} draft={draft} />
          {letter.kind === "pitch" || letter.kind === "questions" ? (
            <QuestionList
              workspaceId={workspaceId}
              questions={written.questions}
              onChange={(questions) => draft.write({ questions })}
            />
          ) : null}
        </div>
      </div>
      <SendSheet
        workspaceId={workspaceId}
        letter={letter}
        today={today}
        blocked={report.blocked}
        open={opened === "send"}
        onClose={() => setOpened(null)}
        onSent={sent}
      />
      <VersionsSheet
        workspaceId={workspaceId}
        letterId={letter.id}
        open={opened === "versions"}
        onClose={() => setOpened(null)}
        onRestore={(version) => {
          setOpened(null);
          draft.write({
            subject: version.subject,
            body: version.body,
            questions: version.questions,
          });
          notify(t`It stands as it stood then.`);
        }}
      />
      <BothVersions
        workspaceId={workspaceId}
        letterId={letter.id}
        mine={written.body}
        open={opened === "both"}
        onClose={() => setOpened(null)}
        onChoose={(theirs, mine) => {
          setOpened(null);
          draft.settle(theirs, mine);
        }}
      />
    </div>
  );
}
