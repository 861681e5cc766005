import { Trans, useLingui } from "@lingui/react/macro";
import { History } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useWorkspace } from "@/entities/session/use-session";
import type { Letter } from "@/entities/letter/queries";
import { Because } from "@/entities/rule/because";
import { dayLong } from "@/lib/format";
import { Chip } from "@/ui/chip";
import { Check, Clock } from "lucide-react";
import { LetterBar } from "./letter-bar";
import { LetterPaper } from "./letter-paper";
import { PromisedDay } from "./promised-day";
import { VersionsSheet } from "./versions-sheet";

interface SentLetterProps {
  readonly letter: Letter;
  /** What was written back, if anything. */
  readonly answers?: ReactNode;
}

/** A letter that has gone out: to read and to print. Its words stay as they went. */
export function SentLetter({ letter, answers }: SentLetterProps) {
  const { t } = useLingui();
  const { id: workspaceId } = useWorkspace();
  const [versions, setVersions] = useState(false);
  const went = letter.sent_on ? dayLong(letter.sent_on) : "";
  return (
    <div className="px-5 pt-5 pb-16 desk:px-10 wide:pr-8 wide:pl-14 print:p-0">
      <LetterBar
        letter={letter}
        title={<Trans>To {letter.contact.display_name}</Trans>}
        items={[
          {
            id: "versions",
            label: t`Earlier versions`,
            icon: History,
            onSelect: () => setVersions(true),
          },
        ]}
      />
      {answers}
      <div className="grid max-w-[70rem] gap-8 wide:grid-cols-[minmax(0,39.5rem)_minmax(0,1fr)] wide:gap-9 print:block">
        <div>
          <LetterPaper
            letter={letter}
            questions={letter.questions}
            head={
              letter.medium === "email" ? (
                <p className="pb-4 text-body font-semibold">{letter.subject}</p>
              ) : null
            }
          >
            <p className="font-serif text-letter whitespace-pre-wrap wrap-break-word">{letter.body}</p>
          </LetterPaper>
        </div>
        <aside aria-label={t`About this letter`} className="no-print flex flex-col gap-6">
          <div>
            <p className="text-item font-semibold">
              {letter.went_by === "hand" ? (
                <Trans>Handed over on {went}</Trans>
              ) : (letter.went_by ?? letter.medium) === "post" ? (
                <Trans>Posted on {went}</Trans>
              ) : (
                <Trans>Sent on {went}</Trans>
              )}
            </p>
            <p className="text-support text-muted">
              <Trans>Its words stay as they went out.</Trans>
            </p>
            {letter.promptness === "on_the_night" ? (
              <p className="pt-2">
                <Chip tone="good" icon={Check}>
                  <Trans>On the night</Trans>
                </Chip>
              </p>
            ) : null}
            {letter.promptness === "late" ? (
              <p className="pt-2">
                <Chip tone="manila" icon={Clock}>
                  <Trans>A little late</Trans>
                </Chip>
              </p>
            ) : null}
          </div>
          {letter.promised_on && letter.promise_id ? (
            <PromisedDay workspaceId={workspaceId} promiseId={letter.promise_id} day={letter.promised_on} />
          ) : null}
          {letter.questions.length > 0 ? (
            <section>
              <h2 className="pb-1 text-tiny font-semibold text-muted">
                <Trans>Enclosed</Trans>
              </h2>
              <ol className="list-decimal pl-5 font-serif text-reason">
                {letter.questions.map((question) => (
                  <li key={question}>{question}</li>
                ))}
              </ol>
            </section>
          ) : null}
          {letter.override_reason ? (
            <p className="text-support text-muted">
              <Trans>It went out as it was: {letter.override_reason}</Trans>
            </p>
          ) : null}
          {letter.promise_id ? (
            <Because rules={["TIM-5", "TIM-6"]}>
              <Trans>Calling on the day you named shows that you keep your word, reached or not.</Trans>
            </Because>
          ) : null}
        </aside>
      </div>
      <VersionsSheet
        workspaceId={workspaceId}
        letterId={letter.id}
        open={versions}
        onClose={() => setVersions(false)}
      />
    </div>
  );
}
