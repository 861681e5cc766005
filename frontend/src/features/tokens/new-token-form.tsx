import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { landOnFields } from "@/api/form";
import { rooms, scopesOf } from "@/entities/token/model";
import { useCreateToken } from "@/entities/token/mutations";
import type { NewToken } from "@/entities/token/queries";
import { useProblemWords } from "@/i18n/use-problem-words";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { FormProblem } from "@/ui/form-problem";
import { Select } from "@/ui/select";
import { TextInput } from "@/ui/text-input";

interface NewTokenFormProps {
  readonly workspaceId: string;
  readonly onMade: (token: NewToken) => void;
  readonly onClose: () => void;
}

type Levels = Record<string, "" | "read" | "write">;

/** A name, what it may do, and for how long: as little as the program needs. */
export function NewTokenForm({ workspaceId, onMade, onClose }: NewTokenFormProps) {
  const { t } = useLingui();
  const words = useProblemWords();
  const create = useCreateToken(workspaceId);
  const [problem, setProblem] = useState("");
  const form = useForm({
    defaultValues: {
      name: "",
      expires_in_days: "90",
      scopes: Object.fromEntries(rooms.map(({ room }) => [room, ""])) as Levels,
    },
  });
  const { errors } = form.formState;

  const submit = form.handleSubmit(async (values) => {
    setProblem("");
    const scopes = scopesOf(values.scopes);
    if (values.name.trim() === "") {
      form.setError("name", { message: t`Name the program, so that you know the token again.` });
      form.setFocus("name");
      return;
    }
    if (scopes.length === 0) {
      setProblem(t`Choose at least one thing the token may do.`);
      return;
    }
    try {
      onMade(
        await create.mutateAsync({
          name: values.name.trim(),
          scopes,
          expires_in_days: Number(values.expires_in_days),
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
      aria-label={t`A new access token`}
      onSubmit={(event) => void submit(event)}
      className="flex animate-reveal flex-col gap-5 border-l-2 border-accent pl-4"
    >
      {problem ? <FormProblem>{problem}</FormProblem> : null}
      <Field label={<Trans>What it is for</Trans>} error={errors.name?.message}>
        <TextInput autoComplete="off" maxLength={200} {...form.register("name")} />
      </Field>
      <div className="grid gap-4 desk:grid-cols-2">
        {rooms.map(({ room, label }) => (
          <Field key={room} label={t(label)}>
            <Select {...form.register(`scopes.${room}`)}>
              <option value="">{t`Nothing`}</option>
              <option value="read">{t`Read`}</option>
              <option value="write">{t`Read and change`}</option>
            </Select>
          </Field>
        ))}
      </div>
      <Field label={<Trans>Ends after</Trans>} error={errors.expires_in_days?.message}>
        <Select className="max-w-60" {...form.register("expires_in_days")}>
          <option value="7">{t`A week`}</option>
          <option value="30">{t`30 days`}</option>
          <option value="90">{t`90 days`}</option>
          <option value="365">{t`A year`}</option>
        </Select>
      </Field>
      <div className="flex flex-wrap gap-2.5">
        <Button type="submit" busy={create.isPending}>
          <Trans>Make the token</Trans>
        </Button>
        <Button kind="quiet" onClick={onClose}>
          <Trans>Not now</Trans>
        </Button>
      </div>
    </form>
  );
}
