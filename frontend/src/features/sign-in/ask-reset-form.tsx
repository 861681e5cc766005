import { Trans, useLingui } from "@lingui/react/macro";
import { type FormEvent, useState } from "react";
import { FieldProblem } from "@/api/problem";
import { useAskReset } from "@/entities/session/mutations";
import { useProblemWords } from "@/i18n/use-problem-words";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { FormProblem } from "@/ui/form-problem";
import { TextInput } from "@/ui/text-input";

/** Where the link should go. */
export function AskResetForm() {
  const { t } = useLingui();
  const words = useProblemWords();
  const ask = useAskReset();
  const [email, setEmail] = useState("");
  const [tried, setTried] = useState(false);
  const wrong = (tried && !email.includes("@")) || ask.error instanceof FieldProblem;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (email.includes("@") && !ask.isPending) ask.mutate(email.trim());
  };
  if (ask.isSuccess) {
    return (
      <p role="status" className="text-body">
        <Trans>
          If {email} has an account, a link is on its way. It works once, within an hour. Look among unwanted
          mail, too.
        </Trans>
      </p>
    );
  }
  return (
    <form noValidate onSubmit={submit} className="flex max-w-100 flex-col gap-5">
      {ask.error && !wrong ? <FormProblem>{words(ask.error)}</FormProblem> : null}
      <Field
        label={<Trans>E-mail</Trans>}
        error={wrong ? t`Write the whole address, such as nora@example.org.` : undefined}
      >
        <TextInput
          type="email"
          autoComplete="username"
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
      </Field>
      <div className="pt-1">
        <Button kind="filled" type="submit" busy={ask.isPending} className="w-full desk:w-auto">
          <Trans>Send me a link</Trans>
        </Button>
      </div>
    </form>
  );
}
