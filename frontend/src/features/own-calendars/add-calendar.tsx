import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { landOnFields } from "@/api/form";
import { useAddCalendar, useBringCalendar } from "@/entities/busy-calendar/mutations";
import { useProblemWords } from "@/i18n/use-problem-words";
import { notify } from "@/lib/notices";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { FileDrop } from "@/ui/file-drop";
import { FormProblem } from "@/ui/form-problem";
import { TextInput } from "@/ui/text-input";

interface AddCalendarProps {
  readonly workspaceId: string;
  readonly onClose: () => void;
}

/** By the address at which the calendar program publishes it, or once from a file. */
export function AddCalendar({ workspaceId, onClose }: AddCalendarProps) {
  const { t } = useLingui();
  const words = useProblemWords();
  const add = useAddCalendar(workspaceId);
  const bring = useBringCalendar(workspaceId);
  const [problem, setProblem] = useState("");
  const [file, setFile] = useState<File | null>(null);
  const form = useForm({ defaultValues: { url: "", name: "" } });
  const { errors } = form.formState;

  const submit = form.handleSubmit(async ({ url, name }) => {
    setProblem("");
    if (url.trim() === "") {
      form.setError("url", { message: t`Paste the address, or choose a file below.` });
      form.setFocus("url");
      return;
    }
    try {
      const made = await add.mutateAsync({ url: url.trim(), name: name.trim() });
      notify(t`${made.name} is read in a moment.`);
      onClose();
    } catch (error) {
      const rest = landOnFields(form, error);
      if (rest.length > 0) setProblem(rest.join(" "));
      else if (Object.keys(form.formState.errors).length === 0) setProblem(words(error));
    }
  });

  const take = (chosen: File) => {
    setFile(chosen);
    bring.mutate(chosen, {
      onSuccess: (made) => {
        notify(t`The busy times of ${made.name} are known now.`);
        onClose();
      },
    });
  };

  return (
    <form
      noValidate
      aria-label={t`A calendar of yours`}
      onSubmit={(event) => void submit(event)}
      className="flex animate-reveal flex-col gap-5 border-l-2 border-accent pl-4"
    >
      {problem ? <FormProblem>{problem}</FormProblem> : null}
      <Field
        label={<Trans>Its address</Trans>}
        hint={
          <Trans>
            In your calendar's settings look for a secret address, an iCal link or “publish”. It is kept
            sealed and not shown again.
          </Trans>
        }
        error={errors.url?.message}
      >
        <TextInput type="url" inputMode="url" autoComplete="off" maxLength={2000} {...form.register("url")} />
      </Field>
      <Field label={<Trans>What to call it</Trans>} error={errors.name?.message}>
        <TextInput autoComplete="off" maxLength={200} placeholder={t`Work`} {...form.register("name")} />
      </Field>
      <FileDrop
        label={<Trans>Or a calendar file</Trans>}
        hint={<Trans>An .ics file, read once. Choose it, or drop it here.</Trans>}
        accept=".ics,text/calendar"
        file={file}
        onFile={take}
        error={bring.isError ? words(bring.error) : undefined}
      />
      <div className="flex flex-wrap gap-2.5">
        <Button type="submit" busy={add.isPending || bring.isPending}>
          <Trans>Look at it</Trans>
        </Button>
        <Button kind="quiet" onClick={onClose}>
          <Trans>Not now</Trans>
        </Button>
      </div>
    </form>
  );
}
