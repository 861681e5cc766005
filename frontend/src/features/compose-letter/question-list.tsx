import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useRef, useState } from "react";
import { withMoved } from "@/entities/letter/model";
import { questionsQuery } from "@/entities/letter/queries";
import { Because } from "@/entities/rule/because";
import { announce } from "@/lib/notices";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { Section } from "@/ui/section";
import { TextInput } from "@/ui/text-input";
import { QuestionLine } from "./question-line";

interface QuestionListProps {
  readonly workspaceId: string;
  readonly questions: readonly string[];
  readonly onChange: (questions: string[]) => void;
}

/** The questions that go with the letter: written here, printed on their own page, asked in the meeting. */
export function QuestionList({ workspaceId, questions, onChange }: QuestionListProps) {
  const { t } = useLingui();
  const { data } = useQuery(questionsQuery(workspaceId));
  const [own, setOwn] = useState("");
  const offered = (data?.items ?? []).filter((question) => !questions.includes(question));
  const add = (question: string) => {
    const words = question.trim();
    if (words !== "" && !questions.includes(words)) onChange([...questions, words]);
  };
  const list = useRef<HTMLOListElement>(null);
  const move = (from: number, to: number) => {
    onChange(withMoved(questions, from, to));
    announce(t`Question ${from + 1} is number ${to + 1} now.`);
    // Who moves by keys goes along with the question.
    const focused = document.activeElement;
    if (focused instanceof HTMLTextAreaElement && list.current?.contains(focused))
      list.current.querySelectorAll("textarea")[to]?.focus();
  };
  return (
    <Section label={<Trans>The questions you enclose</Trans>} className="no-print pt-8 pb-4">
      <ol ref={list} className="flex flex-col gap-2">
        {questions.map((question, index) => (
          <QuestionLine
            // oxlint-disable-next-line react/no-array-index-key -- a question is its place: its words change as it is written
            key={index}
            question={question}
            index={index}
            count={questions.length}
            onChange={(words) => onChange(questions.map((other, at) => (at === index ? words : other)))}
            onOut={() => onChange(questions.filter((_, at) => at !== index))}
            onMove={move}
          />
        ))}
      </ol>
      <form
        className="flex items-end gap-2 pt-4"
        onSubmit={(event) => {
          event.preventDefault();
          add(own);
          setOwn("");
        }}
      >
        <Field label={<Trans>A question of your own</Trans>} className="grow">
          <TextInput
            maxLength={500}
            autoComplete="off"
            value={own}
            onChange={(event) => setOwn(event.target.value)}
          />
        </Field>
        <Button type="submit" icon={Plus}>
          <Trans>Add it</Trans>
        </Button>
      </form>
      {offered.length > 0 ? (
        <details className="pt-3">
          <summary className="min-h-8 py-1.5 text-support font-semibold text-accent">
            <Trans>Choose from good ones</Trans>
          </summary>
          <ul className="pt-1">
            {offered.map((question) => (
              <li key={question} className="border-t border-line">
                <button
                  type="button"
                  className="flex min-h-11 w-full items-center gap-2.5 py-2 text-left font-serif text-reason hover:text-accent"
                  onClick={() => add(question)}
                >
                  <Plus aria-hidden size={18} strokeWidth={1.75} className="shrink-0 text-accent" />
                  {question}
                </button>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      <Because rules={["LND-6"]} className="pt-3">
        <Trans>Whoever knows the questions beforehand can think about them, and has less to fear.</Trans>
      </Because>
    </Section>
  );
}
