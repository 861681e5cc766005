import { Trans, useLingui } from "@lingui/react/macro";
import { type KeyboardEvent, useState } from "react";
import { useForm, useWatch } from "react-hook-form";
import { landOnFields } from "@/api/form";
import { Problem } from "@/api/problem";
import {
  type AttemptDraft,
  attemptOf,
  blankAttempt,
  logged,
  type Outcome,
  outcomeOf,
} from "@/entities/attempt/model";
import { useLogAttempt, useUndoAttempt } from "@/entities/attempt/mutations";
import { useWorkspace } from "@/entities/session/use-session";
import { useProblemWords } from "@/i18n/use-problem-words";
import { dayShort } from "@/lib/format";
import { isTyping } from "@/lib/hotkeys";
import { notify } from "@/lib/notices";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { FormProblem } from "@/ui/form-problem";
import { Sheet } from "@/ui/sheet";
import { TextArea } from "@/ui/text-area";
import { TextInput } from "@/ui/text-input";
import { DayField } from "./day-field";
import { MeetingFields } from "./meeting-fields";
import { OutcomeChoice } from "./outcome-choice";

interface LogAttemptProps {
  readonly contactId: string;
  /** Whose call it was, for the heading. */
  readonly name?: string;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** How a call went: a digit, Enter, or one tap. What the outcome needs (a place and an hour, a day) is asked at once. */
export function LogAttempt({ contactId, name, open, onClose }: LogAttemptProps) {
  return (
    <Sheet
      open={open}
      onClose={onClose}
      title={name ? <Trans>How it went with {name}</Trans> : <Trans>How it went</Trans>}
    >
      <AttemptForm contactId={contactId} onClose={onClose} />
    </Sheet>
  );
}

function AttemptForm({ contactId, onClose }: Pick<LogAttemptProps, "contactId" | "onClose">) {
  const { t } = useLingui();
  const words = useProblemWords();
  const { id: workspaceId, time_zone: zone } = useWorkspace();
  const log = useLogAttempt(workspaceId);
  const undo = useUndoAttempt(workspaceId);
  const [problem, setProblem] = useState("");
  const [earlier, setEarlier] = useState(false);
  const [ruleBlocks, setRuleBlocks] = useState("");
  const form = useForm<AttemptDraft>({ defaultValues: blankAttempt });
  const { errors } = form.formState;
  const [outcome, callBackOn] = useWatch({ control: form.control, name: ["outcome", "call_back_on"] });

  /** What can be told without asking the server; true when something is missing. */
  const lacks = (draft: AttemptDraft): boolean => {
    const ask = (field: Parameters<typeof form.setError>[0], message: string) =>
      form.setError(field, { type: "missing", message }, { shouldFocus: true });
    if (draft.outcome === "") ask("outcome", t`Choose what came of it.`);
    else if (draft.outcome === "call_back_later" && draft.call_back_on === "")
      ask("call_back_on", t`Choose the day they asked for.`);
    else if (draft.outcome === "meeting_agreed" && draft.meeting.place.trim() === "")
      ask("meeting.place", t`Say where you meet; a café will do.`);
    else if (draft.outcome === "meeting_agreed" && draft.meeting.local_start === "")
      ask("meeting.local_start", t`Say on which day, and when.`);
    else return false;
    return true;
  };

  const submit = form.handleSubmit(async (draft) => {
    setProblem("");
    form.clearErrors();
    if (lacks(draft) || log.isPending) return;
    try {
      const result = await log.mutateAsync({ contactId, attempt: attemptOf(draft, zone) });
      onClose();
      const said = [t(logged[result.attempt.outcome])];
      if (result.kept) said.push(t`Promise kept.`);
      if (result.promise) said.push(t`Promised for ${dayShort(result.promise.due_on)}.`);
      else if (result.next_title && result.next_on)
        said.push(t`Next: ${result.next_title}, ${dayShort(result.next_on)}.`);
      for (const warning of result.warnings) said.push(warning.text);
      const attemptId = result.attempt.id;
      notify(said.join(" "), () =>
        undo.mutate(
          { attemptId, contactId },
          { onSuccess: () => notify(t`Taken back.`), onError: (error) => notify(words(error)) },
        ),
      );
    } catch (error) {
      if (error instanceof Problem && error.code === "rule_blocks") {
        setRuleBlocks(error.body.detail);
        return;
      }
      const rest = landOnFields(form, error);
      if (rest.length > 0) setProblem(rest.join(" "));
      else if (Object.keys(form.formState.errors).length === 0) setProblem(words(error));
    }
  });

  /** With a finger one tap is enough, unless the outcome needs a day or a place, or more is being said. */
  const tapped = (value: Outcome) => {
    form.setValue("outcome", value, { shouldDirty: true });
    form.clearErrors("outcome");
    const more = value === "meeting_agreed" || value === "call_back_later" || earlier || ruleBlocks !== "";
    if (!more) void submit();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const digit = outcomeOf(event.key);
    const radio = event.target instanceof HTMLInputElement && event.target.type === "radio";
    if (!digit || event.ctrlKey || event.metaKey || event.altKey) return;
    if (isTyping(event.target) && !radio) return;
    event.preventDefault();
    form.setValue("outcome", digit, { shouldDirty: true });
    form.clearErrors("outcome");
    event.currentTarget.querySelector<HTMLInputElement>(`input[value="${digit}"]`)?.focus();
  };

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- digits choose among the radios inside
    <form
      noValidate
      onSubmit={(event) => void submit(event)}
      onKeyDown={onKeyDown}
      className="flex flex-col gap-5"
    >
      {problem ? <FormProblem>{problem}</FormProblem> : null}
      <OutcomeChoice
        label={t`What came of it`}
        invalid={errors.outcome?.message}
        onTap={tapped}
        {...form.register("outcome")}
      />
      {outcome === "meeting_agreed" ? (
        <MeetingFields form={form} workspaceId={workspaceId} contactId={contactId} />
      ) : null}
      {outcome === "call_back_later" ? (
        <DayField
          workspaceId={workspaceId}
          contactId={contactId}
          label={t`Which day did they ask for?`}
          value={callBackOn}
          error={errors.call_back_on?.message}
          onPick={(day) => form.setValue("call_back_on", day, { shouldDirty: true })}
        />
      ) : null}
      {ruleBlocks ? (
        <Field
          label={<Trans>Why to go on all the same</Trans>}
          hint={ruleBlocks}
          error={errors.override_reason?.message}
        >
          <TextInput autoComplete="off" {...form.register("override_reason")} />
        </Field>
      ) : null}
      <Field label={<Trans>A note, if you like</Trans>} error={errors.note?.message}>
        <TextArea rows={2} className="min-h-16" {...form.register("note")} />
      </Field>
      {earlier ? (
        <Field label={<Trans>When it was</Trans>} error={errors.happened_at?.message}>
          <TextInput type="datetime-local" className="max-w-64" {...form.register("happened_at")} />
        </Field>
      ) : null}
      <div className="flex flex-col gap-2 desk:flex-row desk:items-center">
        <Button kind="filled" type="submit" busy={log.isPending}>
          <Trans>Log it</Trans>
        </Button>
        {earlier ? null : (
          <Button kind="quiet" onClick={() => setEarlier(true)}>
            <Trans>It was earlier</Trans>
          </Button>
        )}
      </div>
    </form>
  );
}
