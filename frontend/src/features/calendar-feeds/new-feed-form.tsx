import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { landOnFields } from "@/api/form";
import { useCreateFeed } from "@/entities/feed/mutations";
import type { NewFeed, Shows } from "@/entities/feed/queries";
import { useProblemWords } from "@/i18n/use-problem-words";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { FormProblem } from "@/ui/form-problem";
import { Select } from "@/ui/select";
import { TextInput } from "@/ui/text-input";

interface NewFeedFormProps {
  readonly workspaceId: string;
  readonly onMade: (feed: NewFeed) => void;
  readonly onClose: () => void;
}

/** Where it is for, and how much it shows there. */
export function NewFeedForm({ workspaceId, onMade, onClose }: NewFeedFormProps) {
  const { t } = useLingui();
  const words = useProblemWords();
  const create = useCreateFeed(workspaceId);
  const [problem, setProblem] = useState("");
  const form = useForm({ defaultValues: { name: "", shows: "promises_and_meetings" as Shows } });
  const { errors } = form.formState;

  const submit = form.handleSubmit(async (values) => {
    setProblem("");
    const name = values.name.trim();
    if (name === "") {
      form.setError("name", { message: t`Name the calendar, so that you know the address again.` });
      form.setFocus("name");
      return;
    }
    try {
      onMade(await create.mutateAsync({ name, shows: values.shows }));
    } catch (error) {
      const rest = landOnFields(form, error);
      if (rest.length > 0) setProblem(rest.join(" "));
      else if (Object.keys(form.formState.errors).length === 0) setProblem(words(error));
    }
  });

  return (
    <form
      noValidate
      aria-label={t`A new calendar address`}
      onSubmit={(event) => void submit(event)}
      className="flex animate-reveal flex-col gap-5 border-l-2 border-accent pl-4"
    >
      {problem ? <FormProblem>{problem}</FormProblem> : null}
      <Field label={<Trans>Which calendar</Trans>} error={errors.name?.message}>
        <TextInput autoComplete="off" maxLength={200} placeholder={t`My phone`} {...form.register("name")} />
      </Field>
      <Field label={<Trans>What it shows</Trans>} error={errors.shows?.message}>
        <Select {...form.register("shows")}>
          <option value="promises_and_meetings">{t`Promises, meetings and thank-you notes`}</option>
          <option value="everything">{t`Those, and what is planned`}</option>
          <option value="busy">{t`Only when you are busy, no names`}</option>
        </Select>
      </Field>
      <div className="flex flex-wrap gap-2.5">
        <Button type="submit" busy={create.isPending}>
          <Trans>Make the address</Trans>
        </Button>
        <Button kind="quiet" onClick={onClose}>
          <Trans>Not now</Trans>
        </Button>
      </div>
    </form>
  );
}
