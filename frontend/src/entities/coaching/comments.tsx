import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useProblemWords } from "@/i18n/use-problem-words";
import { dayIn, dayShort } from "@/lib/format";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { FormProblem } from "@/ui/form-problem";
import { TextArea } from "@/ui/text-area";
import { useComment } from "./mutations";
import { commentsQuery } from "./queries";

interface CommentsProps {
  readonly workspaceId: string;
  readonly zone: string;
  /** Empty: on the plan, and on everything. */
  readonly letterId?: string;
}

/** What seeker and coach say to each other, and the line to add to it. */
export function Comments({ workspaceId, zone, letterId = "" }: CommentsProps) {
  const { t } = useLingui();
  const words = useProblemWords();
  const found = useQuery(commentsQuery(workspaceId, letterId));
  const say = useComment(workspaceId);
  const [text, setText] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === "" || say.isPending) return;
    say.mutate({ letter_id: letterId || null, text: text.trim() }, { onSuccess: () => setText("") });
  };
  const items = (found.data?.items ?? []).toReversed();
  return (
    <div className="flex flex-col gap-4">
      {items.length > 0 ? (
        <ul aria-label={t`What was said`} className="flex flex-col gap-3">
          {items.map((comment) => (
            <li key={comment.id} className="border-l-2 border-line pl-3">
              <p className="font-serif text-body whitespace-pre-wrap">{comment.text}</p>
              <p className="text-support text-muted">
                {comment.author_name}, {dayShort(dayIn(comment.created_at, zone))}
              </p>
            </li>
          ))}
        </ul>
      ) : null}
      <form noValidate onSubmit={submit} className="flex flex-col gap-3">
        {say.error ? <FormProblem>{words(say.error)}</FormProblem> : null}
        <Field
          label={letterId ? <Trans>A word about this letter</Trans> : <Trans>A word about the plan</Trans>}
        >
          <TextArea
            rows={2}
            className="min-h-16"
            maxLength={4000}
            value={text}
            onChange={(e) => setText(e.target.value)}
          />
        </Field>
        <div>
          <Button
            type="submit"
            busy={say.isPending}
            blocked={text.trim() === "" ? t`Write a word first.` : false}
          >
            <Trans>Say it</Trans>
          </Button>
        </div>
      </form>
    </div>
  );
}
