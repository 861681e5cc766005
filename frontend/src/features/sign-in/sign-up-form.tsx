import { zodResolver } from "@hookform/resolvers/zod";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useForm } from "react-hook-form";
import * as z from "zod/mini";
import { landOnFields } from "@/api/form";
import { useSignUp } from "@/entities/session/mutations";
import { useProblemWords } from "@/i18n/use-problem-words";
import { browserZone } from "@/lib/clock";
import { timeZones } from "@/lib/zones";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { FormProblem } from "@/ui/form-problem";
import { PasswordInput } from "@/ui/password-input";
import { Select } from "@/ui/select";
import { TextInput } from "@/ui/text-input";

const shortest = 12;

interface SignUpFormProps {
  readonly onSignedIn: () => void;
}

/** Name, e-mail, password, and the zone in which the days of the search are counted. */
export function SignUpForm({ onSignedIn }: SignUpFormProps) {
  const { t } = useLingui();
  const words = useProblemWords();
  const signUp = useSignUp();
  const [problem, setProblem] = useState("");
  const schema = z.object({
    display_name: z.string().check(z.trim(), z.minLength(1, t`Write the name your letters will carry.`)),
    email: z.string().check(z.trim(), z.email(t`Write the whole address, such as nora@example.org.`)),
    password: z
      .string()
      .check(z.minLength(shortest, t`A little longer, please: ${shortest} characters or more.`)),
    time_zone: z.string(),
  });
  const form = useForm({
    resolver: zodResolver(schema),
    defaultValues: { display_name: "", email: "", password: "", time_zone: browserZone() },
  });
  const { errors } = form.formState;

  const submit = form.handleSubmit(async (values) => {
    setProblem("");
    try {
      await signUp.mutateAsync(values);
      onSignedIn();
    } catch (error) {
      const rest = landOnFields(form, error);
      if (rest.length > 0) setProblem(rest.join(" "));
      else if (Object.keys(form.formState.errors).length === 0) setProblem(words(error));
    }
  });

  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="flex max-w-100 flex-col gap-5">
      {problem ? <FormProblem>{problem}</FormProblem> : null}
      <Field label={<Trans>Your name</Trans>} error={errors.display_name?.message}>
        <TextInput autoComplete="name" {...form.register("display_name")} />
      </Field>
      <Field label={<Trans>E-mail</Trans>} error={errors.email?.message}>
        <TextInput type="email" autoComplete="username" {...form.register("email")} />
      </Field>
      <Field
        label={<Trans>Password</Trans>}
        hint={<Trans>Twelve characters or more. A short sentence of your own is easy to keep.</Trans>}
        error={errors.password?.message}
      >
        <PasswordInput autoComplete="new-password" {...form.register("password")} />
      </Field>
      <Field label={<Trans>Your time zone</Trans>} error={errors.time_zone?.message}>
        <Select autoComplete="off" {...form.register("time_zone")}>
          {timeZones(browserZone()).map((zone) => (
            <option key={zone} value={zone}>
              {zone.replaceAll("_", " ")}
            </option>
          ))}
        </Select>
      </Field>
      <div className="pt-1">
        <Button kind="filled" type="submit" busy={signUp.isPending} className="w-full desk:w-auto">
          <Trans>Make my account</Trans>
        </Button>
      </div>
    </form>
  );
}
