import { Trans, useLingui } from "@lingui/react/macro";
import { type FormEvent, useState } from "react";
import { FieldProblem } from "@/api/problem";
import { useProblemWords } from "@/i18n/use-problem-words";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { FormProblem } from "@/ui/form-problem";
import { PasswordInput } from "@/ui/password-input";

interface NewPasswordFormProps {
  readonly email?: string;
  readonly error: unknown;
  readonly busy: boolean;
  readonly filled?: boolean;
  readonly onChosen: (password: string) => void;
}

/** A password that is to be: twelve characters, nothing else is asked. */
export function NewPasswordForm({ email, error, busy, filled = false, onChosen }: NewPasswordFormProps) {
  const { t } = useLingui();
  const words = useProblemWords();
  const [password, setPassword] = useState("");
  const [short, setShort] = useState(false);
  const refused = error instanceof FieldProblem ? error.body.errors[0]?.detail : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setShort(password.length < 12);
    if (password.length >= 12 && !busy) onChosen(password);
  };
  return (
    <form noValidate onSubmit={submit} className="flex max-w-100 flex-col gap-5">
      {error && !refused ? <FormProblem>{words(error)}</FormProblem> : null}
      {email ? <input type="hidden" name="username" autoComplete="username" value={email} /> : null}
      <Field
        label={<Trans>New password</Trans>}
        hint={<Trans>12 characters at least. A sentence of your own is easy to keep in mind.</Trans>}
        error={short ? t`12 characters at least, please.` : refused}
      >
        <PasswordInput
          autoComplete="new-password"
          maxLength={256}
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
      </Field>
      <div>
        <Button kind={filled ? "filled" : "outlined"} type="submit" busy={busy}>
          <Trans>Take this password</Trans>
        </Button>
      </div>
    </form>
  );
}
