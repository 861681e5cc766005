import { Trans, useLingui } from "@lingui/react/macro";
import { Check, Clock } from "lucide-react";
import { nextQuestion, type Notebook } from "@/entities/meeting/notebook";
import { Button } from "@/ui/button";
import { Icon } from "@/ui/icon";

interface QuestionCardProps {
  readonly questions: readonly string[];
  readonly book: Notebook;
  readonly write: (change: (book: Notebook) => Notebook) => void;
  /** On a phone only the one question: the time to tell has taken the room. */
  readonly brief: boolean;
}

const without = (list: readonly number[], index: number) => list.filter((one) => one !== index);

/** One question large, the others small under it; what is not asked is kept, never failed. */
export function QuestionCard({ questions, book, write, brief }: QuestionCardProps) {
  const { t } = useLingui();
  const shown = Math.min(book.question, questions.length - 1);
  const text = questions[shown];
  if (text === undefined) return null;
  const number = shown + 1;
  const total = questions.length;
  const settle = (list: "asked" | "later") =>
    write((latest) => {
      const next = {
        ...latest,
        asked: without(latest.asked, shown),
        later: without(latest.later, shown),
      };
      const marked = { ...next, [list]: [...next[list], shown] };
      return { ...marked, question: nextQuestion(marked, total) };
    });
  const asked = book.asked.includes(shown);
  return (
    <section aria-label={t`Questions`}>
      <p className="text-label font-semibold text-muted">
        <Trans>
          Question {number} of {total}
        </Trans>
      </p>
      <h2 className="pt-1 font-serif text-question text-pretty">{text}</h2>
      <div className="flex items-center justify-between border-b border-line py-2">
        <Button kind="quiet" flush icon={Check} aria-pressed={asked} onClick={() => settle("asked")}>
          <Trans>Asked</Trans>
        </Button>
        <Button kind="quiet" className="text-muted" onClick={() => settle("later")}>
          <Trans>Keep for later</Trans>
        </Button>
      </div>
      <ul className={brief ? "hidden pt-1 desk:block" : "pt-1"}>
        {questions.map((question, index) =>
          index === shown ? null : (
            <li key={question}>
              <button
                type="button"
                onClick={() => write((latest) => ({ ...latest, question: index }))}
                className="flex min-h-11 w-full items-center gap-3.5 text-left text-body text-muted hover:text-ink"
              >
                <span className="tabular flex w-5 shrink-0 justify-center font-semibold">
                  {book.asked.includes(index) ? (
                    <Icon of={Check} size="button" className="text-accent" />
                  ) : book.later.includes(index) ? (
                    <Icon of={Clock} size="button" />
                  ) : (
                    index + 1
                  )}
                </span>
                <span className="min-w-0 grow truncate">{question}</span>
                {book.asked.includes(index) ? (
                  <span className="sr-only">{t`asked`}</span>
                ) : book.later.includes(index) ? (
                  <span className="sr-only">{t`kept for later`}</span>
                ) : null}
              </button>
            </li>
          ),
        )}
      </ul>
    </section>
  );
}
