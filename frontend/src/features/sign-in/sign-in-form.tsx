import { zodResolver } from "@hookform/resolvers/zod";
import { Trans, useLingui } from "@lingui/react/macro";
import { KeyRound } from "lucide-react";
import { useState } from "react";
import { useForm } from "react-hook-form";
import * as z from "zod/mini";
import { landOnFields } from "@/api/form";
import { Problem } from "@/api/problem";
import { passkeyNow, useSignIn } from "@/entities/session/mutations";
import { useProblemWords } from "@/i18n/use-problem-words";
import { knowsPasskeys, NoPasskey } from "@/lib/passkey";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { FormProblem } from "@/ui/form-problem";
import { PasswordInput } from "@/ui/password-input";
import { TextInput } from "@/ui/text-input";

interface SignInFormProps {
  readonly onSignedIn: () => void;
}

/** E-mail and password, and a code or a passkey where the account asks for more. */
export function SignInForm({ onSignedIn }: SignInFormProps) {
  const { t } = useLingui();
  const words = useProblemWords();
  const signIn = useSignIn();
  const [problem, setProblem] = useState("");
  const [asked, setAsked] = useState<readonly string[] | null>(null);
  const schema = z.object({
    email: z.string().check(z.trim(), z.email(t`Write the whole address, such as nora@example.org.`)),
    password: z.string().check(z.minLength(1, t`Write your password.`)),
    code: z.string().check(z.trim()),
  });
  const form = useForm({
    resolver: zodResolver(schema),
    defaultValues: { email: "", password: "", code: "" },
  });
  const { errors } = form.formState;

  const refused = (error: unknown) => {
    const said = error instanceof Problem ? error.code : "";
    if (error instanceof Problem && said === "second_factor_needed") {
      const { factors } = error.body.raw;
      setAsked(Array.isArray(factors) ? factors.map(String) : []);
      // The field is there only after this render.
      setTimeout(() => form.setFocus("code"));
    } else if (said === "wrong_code") {
      const message = t`This code is not right, or was used already. The app shows a new one soon.`;
      form.setError("code", { message }, { shouldFocus: true });
    } else if (error instanceof NoPasskey) {
      setProblem(t`No passkey was used. Try again, or write a code.`);
    } else if (said === "wrong_passkey") {
      setProblem(words(error));
    } else {
      const rest = landOnFields(form, error);
      const unknown = error instanceof Error && "status" in error && error.status === 401;
      if (unknown) setProblem(t`E-mail and password do not go together. Look at both and try again.`);
      else if (rest.length > 0) setProblem(rest.join(" "));
      else if (Object.keys(form.formState.errors).length === 0) setProblem(words(error));
    }
  };
  const submit = form.handleSubmit(async ({ code, ...values }) => {
    setProblem("");
    if (asked && code === "") {
      form.setError("code", { message: t`Write the code.` }, { shouldFocus: true });
      return;
    }
    await signIn.mutateAsync({ ...values, code: code || null }).then(onSignedIn, refused);
  });
  const byPasskey = form.handleSubmit(async ({ email, password }) => {
    setProblem("");
    const signed = async () => signIn.mutateAsync({ email, password, passkey: await passkeyNow() });
    await signed().then(onSignedIn, refused);
  });

  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="flex max-w-100 flex-col gap-5">
      {problem ? <FormProblem>{problem}</FormProblem> : null}
      <Field label={<Trans>E-mail</Trans>} error={errors.email?.message}>
        <TextInput type="email" autoComplete="username" {...form.register("email")} />
      </Field>
      <Field label={<Trans>Password</Trans>} error={errors.password?.message}>
        <PasswordInput autoComplete="current-password" {...form.register("password")} />
      </Field>
      {asked ? (
        <Field
          label={asked.includes("totp") ? <Trans>Code from your app</Trans> : <Trans>Code from paper</Trans>}
          hint={
            asked.includes("passkey") ? (
              <Trans>Or use your passkey, below.</Trans>
            ) : (
              <Trans>Or one of the codes you printed.</Trans>
            )
          }
          error={errors.code?.message}
        >
          <TextInput
            autoComplete="one-time-code"
            inputMode="text"
            maxLength={20}
            {...form.register("code")}
          />
        </Field>
      ) : null}
      <div className="flex flex-wrap gap-2.5 pt-1">
        <Button kind="filled" type="submit" busy={signIn.isPending} className="w-full desk:w-auto">
          <Trans>Sign in</Trans>
        </Button>
        {asked?.includes("passkey") && knowsPasskeys() ? (
          <Button
            icon={KeyRound}
            busy={signIn.isPending}
            className="w-full desk:w-auto"
            onClick={() => void byPasskey()}
          >
            <Trans>Use your passkey</Trans>
          </Button>
        ) : null}
      </div>
    </form>
  );
}
