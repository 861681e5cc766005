import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { landOnFields } from "@/api/form";
import { eventsOf, groups } from "@/entities/webhook/model";
import { useCreateWebhook } from "@/entities/webhook/mutations";
import type { NewWebhook } from "@/entities/webhook/queries";
import { useProblemWords } from "@/i18n/use-problem-words";
import { Button } from "@/ui/button";
import { Checkbox } from "@/ui/checkbox";
import { Field } from "@/ui/field";
import { FormProblem } from "@/ui/form-problem";
import { TextInput } from "@/ui/text-input";

interface NewWebhookFormProps {
  readonly workspaceId: string;
  readonly onMade: (webhook: NewWebhook) => void;
  readonly onClose: () => void;
}

/** An address, and what it is told of. */
export function NewWebhookForm({ workspaceId, onMade, onClose }: NewWebhookFormProps) {
  const { t } = useLingui();
  const words = useProblemWords();
  const create = useCreateWebhook(workspaceId);
  const [problem, setProblem] = useState("");
  const form = useForm({
    defaultValues: { url: "", description: "", chosen: groups.map(() => false) },
  });
  const { errors } = form.formState;

  const submit = form.handleSubmit(async ({ url, description, chosen }) => {
    setProblem("");
    if (!/^https?:\/\/\S+$/.test(url.trim())) {
      form.setError("url", {
        message: t`Write the whole address, such as https://hooks.example.org/inroad.`,
      });
      form.setFocus("url");
      return;
    }
    try {
      onMade(
        await create.mutateAsync({
          url: url.trim(),
          description: description.trim(),
          events: eventsOf(chosen),
        }),
      );
    } catch (error) {
      const rest = landOnFields(form, error);
      if (rest.length > 0) setProblem(rest.join(" "));
      else if (Object.keys(form.formState.errors).length === 0) setProblem(words(error));
    }
  });

  return (
    <form
      noValidate
      aria-label={t`A new webhook`}
      onSubmit={(event) => void submit(event)}
      className="flex animate-reveal flex-col gap-5 border-l-2 border-accent pl-4"
    >
      {problem ? <FormProblem>{problem}</FormProblem> : null}
      <Field label={<Trans>Where to</Trans>} error={errors.url?.message}>
        <TextInput type="url" inputMode="url" autoComplete="off" maxLength={2000} {...form.register("url")} />
      </Field>
      <Field label={<Trans>What for, if you like</Trans>} error={errors.description?.message}>
        <TextInput autoComplete="off" maxLength={200} {...form.register("description")} />
      </Field>
      <fieldset>
        <legend className="pb-1.5 text-support font-semibold">
          <Trans>What to tell it of. Nothing chosen: of everything.</Trans>
        </legend>
        <div className="grid gap-x-4 desk:grid-cols-2">
          {groups.map(({ label }, at) => (
            <Checkbox key={label.id} label={t(label)} {...form.register(`chosen.${at}`)} />
          ))}
        </div>
      </fieldset>
      <div className="flex flex-wrap gap-2.5">
        <Button type="submit" busy={create.isPending}>
          <Trans>Make the webhook</Trans>
        </Button>
        <Button kind="quiet" onClick={onClose}>
          <Trans>Not now</Trans>
        </Button>
      </div>
    </form>
  );
}
