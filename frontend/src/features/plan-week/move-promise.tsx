import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useForm, useWatch } from "react-hook-form";
import { useState } from "react";
import { landOnFields } from "@/api/form";
import { workWeeks } from "@/entities/calendar/model";
import { type CalendarEntry, callDaysQuery } from "@/entities/calendar/queries";
import { useMovePromise } from "@/entities/promise/mutations";
import { Because } from "@/entities/rule/because";
import { useProblemWords } from "@/i18n/use-problem-words";
import { dayLong } from "@/lib/format";
import { notify } from "@/lib/notices";
import { Button } from "@/ui/button";
import { Checkbox } from "@/ui/checkbox";
import { DayStrip } from "@/ui/day-strip";
import { Field } from "@/ui/field";
import { FormProblem } from "@/ui/form-problem";
import { TextInput } from "@/ui/text-input";

interface MovePromiseProps {
  readonly workspaceId: string;
  readonly entry: CalendarEntry;
  readonly onMoved: () => void;
}

/** Another day, and only one they agreed to: a promise never moves by itself. */
export function MovePromise({ workspaceId, entry, onMoved }: MovePromiseProps) {
  const { t } = useLingui();
  const words = useProblemWords();
  const name = entry.contact.display_name;
  const move = useMovePromise(workspaceId);
  const [problem, setProblem] = useState("");
  const { data } = useQuery(callDaysQuery(workspaceId, entry.contact.id, undefined, 3));
  const form = useForm({ defaultValues: { due_on: "", agreed: false, note: "" } });
  const { errors } = form.formState;
  const day = useWatch({ control: form.control, name: "due_on" });
  const strip = workWeeks(data?.days ?? []);
  const submit = form.handleSubmit(async (values) => {
    setProblem("");
    if (values.due_on === "") {
      form.setError("due_on", { message: t`Choose the day you agreed on.` });
      return;
    }
    if (!values.agreed) {
      form.setError("agreed", { message: t`Agree on it with ${name} first, on the phone say.` });
      return;
    }
    try {
      const promise = await move.mutateAsync({ promiseId: entry.id, body: values });
      onMoved();
      notify(t`Moved to ${dayLong(promise.due_on)}. You both agreed.`);
    } catch (error) {
      const rest = landOnFields(form, error);
      if (rest.length > 0) setProblem(rest.join(" "));
      else if (Object.keys(form.formState.errors).length === 0) setProblem(words(error));
    }
  });
  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="flex animate-reveal flex-col gap-4">
      {problem ? <FormProblem>{problem}</FormProblem> : null}
      {strip.length > 0 ? (
        <DayStrip
          label={t`The day you agreed on`}
          days={strip}
          value={day || null}
          onPick={(picked) => form.setValue("due_on", picked)}
        />
      ) : null}
      <Field label={<Trans>The day you agreed on</Trans>} error={errors.due_on?.message}>
        <TextInput type="date" className="max-w-52" {...form.register("due_on")} />
      </Field>
      <div>
        <Checkbox label={<Trans>{name} agreed to this day</Trans>} {...form.register("agreed")} />
        {errors.agreed ? (
          <p role="alert" className="text-support text-wax">
            {errors.agreed.message}
          </p>
        ) : null}
      </div>
      <Field label={<Trans>What was said, if you like</Trans>} error={errors.note?.message}>
        <TextInput autoComplete="off" {...form.register("note")} />
      </Field>
      <div>
        <Button kind="filled" type="submit" busy={move.isPending}>
          <Trans>They agreed: move it</Trans>
        </Button>
      </div>
      <Because rules={["TIM-5"]}>
        <Trans>A promise belongs to both of you. The old day stays in the history.</Trans>
      </Because>
    </form>
  );
}
