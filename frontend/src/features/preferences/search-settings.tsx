import { zodResolver } from "@hookform/resolvers/zod";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useForm } from "react-hook-form";
import * as z from "zod/mini";
import { landOnFields } from "@/api/form";
import { useUpdateWorkspace } from "@/entities/workspace/mutations";
import type { Workspace } from "@/entities/workspace/queries";
import { useProblemWords } from "@/i18n/use-problem-words";
import { notify } from "@/lib/notices";
import { timeZones } from "@/lib/zones";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { FormProblem } from "@/ui/form-problem";
import { Select } from "@/ui/select";
import { TextArea } from "@/ui/text-area";
import { TextInput } from "@/ui/text-input";

/** The numbers the method runs on, and what letters say about their sender. */
export function SearchSettings({ workspace }: { readonly workspace: Workspace }) {
  const { t } = useLingui();
  const words = useProblemWords();
  const update = useUpdateWorkspace();
  const [problem, setProblem] = useState("");
  const between = (low: number, high: number) =>
    z.number(t`Write a number.`).check(z.gte(low, t`${low} at least.`), z.lte(high, t`${high} at most.`));
  const schema = z.object({
    time_zone: z.string(),
    minutes: between(5, 120),
    post_days: between(1, 10),
    calls_per_day: between(1, 50),
    sender_phone: z.string(),
    sender_address: z.string(),
  });
  // `values` would overwrite what is being typed whenever the query is read anew: the form starts once.
  const form = useForm({
    resolver: zodResolver(schema),
    defaultValues: {
      time_zone: workspace.time_zone,
      minutes: workspace.minutes,
      post_days: workspace.post_days,
      calls_per_day: workspace.calls_per_day,
      sender_phone: workspace.sender_phone,
      sender_address: workspace.sender_address,
    },
  });
  const { errors, isDirty } = form.formState;

  const submit = form.handleSubmit(async (values) => {
    setProblem("");
    try {
      await update.mutateAsync({ workspace, patch: values });
      form.reset(values);
      notify(t`The settings of your search are saved.`);
    } catch (error) {
      const rest = landOnFields(form, error);
      if (rest.length > 0) setProblem(rest.join(" "));
      else if (Object.keys(form.formState.errors).length === 0) setProblem(words(error));
    }
  });

  const number = { valueAsNumber: true } as const;
  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-5">
      {problem ? <FormProblem>{problem}</FormProblem> : null}
      <Field label={<Trans>Your time zone</Trans>} error={errors.time_zone?.message}>
        <Select {...form.register("time_zone")}>
          {timeZones(workspace.time_zone).map((zone) => (
            <option key={zone} value={zone}>
              {zone.replaceAll("_", " ")}
            </option>
          ))}
        </Select>
      </Field>
      <div className="grid gap-5 desk:grid-cols-3">
        <Field label={<Trans>Minutes you ask for</Trans>} error={errors.minutes?.message}>
          <TextInput type="number" inputMode="numeric" {...form.register("minutes", number)} />
        </Field>
        <Field label={<Trans>Working days by post</Trans>} error={errors.post_days?.message}>
          <TextInput type="number" inputMode="numeric" {...form.register("post_days", number)} />
        </Field>
        <Field label={<Trans>Promised calls a day</Trans>} error={errors.calls_per_day?.message}>
          <TextInput type="number" inputMode="numeric" {...form.register("calls_per_day", number)} />
        </Field>
      </div>
      <Field label={<Trans>Your telephone</Trans>} error={errors.sender_phone?.message}>
        <TextInput type="tel" autoComplete="tel" {...form.register("sender_phone")} />
      </Field>
      <Field
        label={<Trans>Your address</Trans>}
        hint={<Trans>It stands at the head of your letters.</Trans>}
        error={errors.sender_address?.message}
      >
        <TextArea autoComplete="street-address" {...form.register("sender_address")} />
      </Field>
      <div>
        <Button
          type="submit"
          busy={update.isPending}
          blocked={isDirty ? undefined : t`Nothing has changed yet.`}
        >
          <Trans>Save my search</Trans>
        </Button>
      </div>
    </form>
  );
}
