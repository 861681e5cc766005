import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { landOnFields } from "@/api/form";
import { useSendLetter } from "@/entities/letter/mutations";
import type { Letter } from "@/entities/letter/queries";
import { useProblemWords } from "@/i18n/use-problem-words";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { FormProblem } from "@/ui/form-problem";
import { Sheet } from "@/ui/sheet";
import { TextArea } from "@/ui/text-area";
import { TextInput } from "@/ui/text-input";
import { WentBy, type How } from "./went-by";

interface SendSheetProps {
  readonly workspaceId: string;
  readonly letter: Letter;
  readonly today: string;
  /** Something blocks it: it can only go out with a reason, which is kept. */
  readonly blocked: boolean;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onSent: (letter: Letter) => void;
}

/** A letter that went out on another day, or goes out as it is. */
export function SendSheet({ workspaceId, letter, today, blocked, open, onClose, onSent }: SendSheetProps) {
  return (
    <Sheet
      open={open}
      onClose={onClose}
      title={blocked ? <Trans>Send it as it is</Trans> : <Trans>When it went out</Trans>}
    >
      <SendForm {...{ workspaceId, letter, today, blocked, onSent }} />
    </Sheet>
  );
}

function SendForm({ workspaceId, letter, today, blocked, onSent }: Omit<SendSheetProps, "open" | "onClose">) {
  const { t } = useLingui();
  const words = useProblemWords();
  const send = useSendLetter(workspaceId);
  const [problem, setProblem] = useState("");
  const [how, setHow] = useState<How>(letter.medium);
  const form = useForm({ defaultValues: { sent_on: today, override_reason: "" } });
  const { errors } = form.formState;
  const submit = form.handleSubmit(async (values) => {
    setProblem("");
    if (blocked && values.override_reason.trim() === "") {
      form.setError("override_reason", { message: t`Say why, in a few words. It is kept with the letter.` });
      return;
    }
    try {
      onSent(
        await send.mutateAsync({
          letterId: letter.id,
          body: { sent_on: values.sent_on, went_by: how, override_reason: values.override_reason.trim() },
        }),
      );
    } catch (error) {
      const rest = landOnFields(form, error);
      if (rest.length > 0) setProblem(rest.join(" "));
      else if (Object.keys(form.formState.errors).length === 0) setProblem(words(error));
    }
  });
  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
      {problem ? <FormProblem>{problem}</FormProblem> : null}
      <Field label={<Trans>The day it goes out</Trans>} error={errors.sent_on?.message}>
        <TextInput type="date" max={today} className="max-w-52" {...form.register("sent_on")} />
      </Field>
      <WentBy value={how} onChange={setHow} />
      {blocked ? (
        <Field
          label={<Trans>Why it goes out as it is</Trans>}
          hint={<Trans>You may have a reason the method does not know.</Trans>}
          error={errors.override_reason?.message}
          required
        >
          <TextArea data-first rows={2} {...form.register("override_reason")} />
        </Field>
      ) : null}
      <div>
        <Button kind="filled" type="submit" busy={send.isPending}>
          {how === "hand" ? (
            <Trans>Mark as handed over</Trans>
          ) : how === "post" ? (
            <Trans>Mark as posted</Trans>
          ) : (
            <Trans>Mark as sent</Trans>
          )}
        </Button>
      </div>
    </form>
  );
}
