import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { FieldProblem } from "@/api/problem";
import { useChangeEmail, useChangePassword } from "@/entities/session/mutations";
import { NewPasswordForm } from "@/entities/session/new-password-form";
import { setupQuery } from "@/entities/session/queries";
import { useSession } from "@/entities/session/use-session";
import { useProblemWords } from "@/i18n/use-problem-words";
import { notify } from "@/lib/notices";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { FormProblem } from "@/ui/form-problem";
import { TextInput } from "@/ui/text-input";

function AddressForm({ onSent }: { readonly onSent: () => void }) {
  const { t } = useLingui();
  const words = useProblemWords();
  const { account } = useSession();
  const change = useChangeEmail();
  const [email, setEmail] = useState(account.email);
  const wrong = change.error instanceof FieldProblem;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!change.isPending) change.mutate(email.trim(), { onSuccess: onSent });
  };
  return (
    <form noValidate onSubmit={submit} className="flex max-w-100 flex-col gap-4">
      {change.error && !wrong ? <FormProblem>{words(change.error)}</FormProblem> : null}
      <Field
        label={<Trans>The address you sign in with</Trans>}
        hint={<Trans>A link goes there. Until it is opened, nothing changes.</Trans>}
        error={wrong ? t`Write the whole address, such as nora@example.org.` : undefined}
      >
        <TextInput
          type="email"
          autoComplete="email"
          value={email}
          onChange={(e) => setEmail(e.target.value)}
        />
      </Field>
      <div>
        <Button type="submit" busy={change.isPending}>
          <Trans>Send the link</Trans>
        </Button>
      </div>
    </form>
  );
}

/** How one signs in: the address and the password. */
export function AddressAndPassword() {
  const { t } = useLingui();
  const { account } = useSession();
  const setup = useQuery(setupQuery());
  const password = useChangePassword();
  const [open, setOpen] = useState<"email" | "password" | null>(null);
  return (
    <div className="flex flex-col items-start gap-4">
      <p className="text-body text-muted">
        {account.email_verified_at ? (
          <Trans>You sign in as {account.email}. A link has shown that it is yours.</Trans>
        ) : (
          <Trans>You sign in as {account.email}.</Trans>
        )}
      </p>
      {open === "email" ? (
        <AddressForm
          onSent={() => {
            setOpen(null);
            notify(t`A link is on its way to that address.`);
          }}
        />
      ) : null}
      {open === "password" ? (
        <NewPasswordForm
          email={account.email}
          error={password.error}
          busy={password.isPending}
          onChosen={(chosen) =>
            password.mutate(chosen, {
              onSuccess: () => {
                setOpen(null);
                notify(t`Your new password is kept, and you are signed out everywhere else.`);
              },
            })
          }
        />
      ) : null}
      {open ? (
        <Button kind="quiet" flush onClick={() => setOpen(null)}>
          <Trans>Not now</Trans>
        </Button>
      ) : (
        <div className="flex flex-wrap gap-2.5">
          {setup.data?.mail_ready ? (
            <Button onClick={() => setOpen("email")}>
              <Trans>Use another address</Trans>
            </Button>
          ) : null}
          <Button onClick={() => setOpen("password")}>
            <Trans>Choose another password</Trans>
          </Button>
        </div>
      )}
    </div>
  );
}
