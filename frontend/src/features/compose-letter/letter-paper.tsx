import { Plural, Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode, Ref } from "react";
import { type Letter, recipientQuery } from "@/entities/letter/queries";
import { useSession, useWorkspace } from "@/entities/session/use-session";
import { workspaceQuery } from "@/entities/workspace/queries";
import { now, todayIn } from "@/lib/clock";
import { dayWithYear } from "@/lib/format";

interface LetterPaperProps {
  readonly letter: Letter;
  readonly questions: readonly string[];
  readonly paper?: Ref<HTMLElement>;
  /** Above the text: the subject of an e-mail. */
  readonly head?: ReactNode;
  /** The text itself, to write or only to read. */
  readonly children: ReactNode;
}

/** The white page: who to, who from, the day, the words. Printed, the questions follow on a page of their own. */
export function LetterPaper({ letter, questions, paper, head, children }: LetterPaperProps) {
  const { account } = useSession();
  const { id: workspaceId, time_zone: zone } = useWorkspace();
  const { data: recipient } = useQuery(recipientQuery(workspaceId, letter.contact.id));
  const { data: workspace } = useQuery(workspaceQuery(workspaceId));
  const to = [
    letter.contact.display_name,
    [recipient?.headline, recipient?.organization_name].filter(Boolean).join(", "),
    ...(recipient?.address ?? "").split("\n"),
  ].filter(Boolean);
  const from = [account.display_name, ...(workspace?.sender_address ?? "").split("\n")].filter(Boolean);
  const day = letter.sent_on ?? todayIn(zone, now).toString();
  return (
    <>
      <article
        ref={paper}
        className="rounded-page border border-line bg-sheet has-[textarea:focus-visible]:border-accent px-5 py-6 shadow-high desk:min-h-[46rem] desk:px-14 desk:py-10 print:min-h-0 print:border-0 print:p-0 print:text-[11.5pt] print:shadow-none"
      >
        {letter.medium === "post" ? (
          <div className="grid gap-4 pb-7 font-serif text-reason text-muted desk:grid-cols-2 print:grid-cols-2">
            <address className="whitespace-pre-line not-italic">{to.join("\n")}</address>
            <div className="whitespace-pre-line desk:text-right print:text-right">
              {[...from, dayWithYear(day)].join("\n")}
            </div>
          </div>
        ) : null}
        {head}
        {children}
        {questions.length > 0 ? (
          <p className="pt-6 font-serif text-reason text-muted">
            <Plural value={questions.length} one="Enclosed: one question" other="Enclosed: # questions" />
          </p>
        ) : null}
      </article>
      {questions.length > 0 ? (
        <section className="hidden break-before-page font-serif text-[11.5pt] print:block">
          <h2 className="pb-6 text-[14pt] font-medium">
            <Trans>My questions</Trans>
          </h2>
          <ol>
            {questions.map((question, index) => (
              <li key={question} className="break-inside-avoid pb-[28mm]">
                {index + 1}. {question}
              </li>
            ))}
          </ol>
        </section>
      ) : null}
    </>
  );
}
