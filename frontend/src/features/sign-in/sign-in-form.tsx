import { zodResolver } from "@hookform/resolvers/zod";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useForm } from "react-hook-form";
import * as z from "zod/mini";
import { landOnFields } from "@/api/form";
import { useSignIn } from "@/entities/session/mutations";
import { useProblemWords } from "@/i18n/use-problem-words";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { FormProblem } from "@/ui/form-problem";
import { PasswordInput } from "@/ui/password-input";
import { TextInput } from "@/ui/text-input";

interface SignInFormProps {
  readonly onSignedIn: () => void;
}

/** E-mail and password. */
export function SignInForm({ onSignedIn }: SignInFormProps) {
  const { t } = useLingui();
  const words = useProblemWords();
  const signIn = useSignIn();
  const [problem, setProblem] = useState("");
  const schema = z.object({
    email: z.string().check(z.trim(), z.email(t`Write the whole address, such as nora@example.org.`)),
    password: z.string().check(z.minLength(1, t`Write your password.`)),
  });
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { email: "", password: "" } });
  const { errors } = form.formState;

  const submit = form.handleSubmit(async (values) => {
    setProblem("");
    try {
      await signIn.mutateAsync(values);
      onSignedIn();
    } catch (error) {
      const rest = landOnFields(form, error);
      const refused = error instanceof Error && "status" in error && error.status === 401;
      if (refused) setProblem(t`E-mail and password do not go together. Look at both and try again.`);
      else if (rest.length > 0) setProblem(rest.join(" "));
      else if (Object.keys(form.formState.errors).length === 0) setProblem(words(error));
    }
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
      <div className="pt-1">
        <Button kind="filled" type="submit" busy={signIn.isPending} className="w-full desk:w-auto">
          <Trans>Sign in</Trans>
        </Button>
      </div>
    </form>
  );
}
