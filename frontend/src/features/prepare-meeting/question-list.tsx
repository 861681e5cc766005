import { Trans, useLingui } from "@lingui/react/macro";
import { type FormEvent, useState } from "react";
import { useUpdateMeeting } from "@/entities/meeting/mutations";
import type { Meeting } from "@/entities/meeting/queries";
import { Because } from "@/entities/rule/because";
import { RuleMark } from "@/entities/rule/rule-mark";
import { useProblemWords } from "@/i18n/use-problem-words";
import { dayLong } from "@/lib/format";
import { notify } from "@/lib/notices";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { Finding } from "@/ui/finding";
import { FormProblem } from "@/ui/form-problem";
import { TextArea } from "@/ui/text-area";

interface QuestionListProps {
  readonly workspaceId: string;
  readonly meeting: Meeting;
}

/** The questions as they were sent, or as one will ask them; each line of the text is one. */
export function QuestionList({ workspaceId, meeting }: QuestionListProps) {
  const { t } = useLingui();
  const words = useProblemWords();
  const update = useUpdateMeeting(workspaceId);
  const [typed, setTyped] = useState<string | null>(null);
  const sentOn = meeting.questions_sent_on ? dayLong(meeting.questions_sent_on) : "";
  const open = meeting.state === "planned" || meeting.state === "running";

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const questions = (typed ?? "")
      .split("\n")
      .map((line) => line.trim())
      .filter(Boolean);
    try {
      await update.mutateAsync({ meeting, patch: { questions } });
      setTyped(null);
      notify(t`Your questions are saved.`);
    } catch {
      // Said in the form, from the mutation's own error; what was typed stays.
    }
  };

  if (typed !== null) {
    return (
      <form noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
        {update.error ? <FormProblem>{words(update.error)}</FormProblem> : null}
        <Field label={<Trans>Your questions, one to a line</Trans>}>
          <TextArea
            rows={6}
            className="font-serif text-letter"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        </Field>
        <div className="flex flex-wrap gap-2.5">
          <Button type="submit" busy={update.isPending}>
            <Trans>Save the questions</Trans>
          </Button>
          <Button kind="quiet" onClick={() => setTyped(null)}>
            <Trans>Leave them as they are</Trans>
          </Button>
        </div>
      </form>
    );
  }
  return (
    <>
      <ol className="flex list-decimal flex-col gap-1.5 pl-6 font-serif text-letter marker:font-sans marker:text-support marker:text-muted">
        {meeting.questions.map((question, number) => (
          <li key={question} className="pl-1">
            {question}
            {meeting.question_findings
              .filter((finding) => finding.question === number)
              .map((finding) => (
                <div key={finding.message} className="no-print my-1.5">
                  <Finding level="error" heading={finding.title} marks={<RuleMark id={finding.rule} />}>
                    {finding.message}
                  </Finding>
                </div>
              ))}
          </li>
        ))}
      </ol>
      {sentOn ? (
        <Because rules={["LND-6", "MTG-3"]} className="no-print pt-2">
          <Trans>
            You sent these on {sentOn}. This is that very list, so that both of you have the same.
          </Trans>
        </Because>
      ) : null}
      <Because rules={["MTG-6", "MTG-7"]} className="no-print pt-2">
        <Trans>They open the talk. Where it leads, follow it; what is left over comes up next time.</Trans>
      </Because>
      {open ? (
        <div className="no-print pt-2">
          <Button kind="quiet" flush onClick={() => setTyped(meeting.questions.join("\n"))}>
            <Trans>Change the questions</Trans>
          </Button>
        </div>
      ) : null}
    </>
  );
}
