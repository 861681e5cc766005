import { Trans, useLingui } from "@lingui/react/macro";
import { type FormEvent, type ReactNode, useState } from "react";
import { type FieldErrors, useForm, type UseFormRegister } from "react-hook-form";
import { landOnFields } from "@/api/form";
import { useProblemWords } from "@/i18n/use-problem-words";
import { Field } from "@/ui/field";
import { Select } from "@/ui/select";
import { TextInput } from "@/ui/text-input";

/** How a program reaches a mail server, for sending or for reading. */
interface Server {
  /** Whose account it is; a mailbox for reading belongs to the account already. */
  readonly email?: string;
  readonly host: string;
  readonly port: string;
  readonly security: "tls" | "starttls" | "none";
  readonly username: string;
  readonly password: string;
}

/** What is sent: the port as a number, the password only where one was typed. */
type Sent<T extends Server> = Omit<T, "port" | "password"> & { port: number; password?: string };

/** A form about a mail server: saved as a whole; what the server refuses stands on its field. */
export function useServerForm<T extends Server>(start: T, save: (sent: Sent<T>) => Promise<void>) {
  const words = useProblemWords();
  const [problem, setProblem] = useState("");
  const form = useForm<Server>({ defaultValues: start });
  const submit = form.handleSubmit(async ({ port, password, ...rest }) => {
    setProblem("");
    try {
      await save({ ...rest, port: Number(port), ...(password ? { password } : {}) } as Sent<T>);
      form.setValue("password", "");
    } catch (error) {
      const left = landOnFields(form, error);
      if (left.length > 0) setProblem(left.join(" "));
      else if (Object.keys(form.formState.errors).length === 0) setProblem(words(error));
    }
  });
  return { form, problem, submit: (event: FormEvent) => void submit(event) };
}

interface ServerFieldsProps {
  readonly register: UseFormRegister<Server>;
  readonly errors: FieldErrors<Server>;
  readonly host: ReactNode;
  readonly port: ReactNode;
  readonly security: ReactNode;
  readonly username: ReactNode;
  readonly password: ReactNode;
  /** Beside the password: that one is kept, or where to find it. */
  readonly hint?: ReactNode;
}

/** Where the server is, and how to be let in; each form has words of its own for it. */
export function ServerFields({ register, errors, hint, ...labels }: ServerFieldsProps) {
  const { t } = useLingui();
  return (
    <>
      <Field label={labels.host} error={errors.host?.message}>
        <TextInput autoComplete="off" spellCheck={false} {...register("host")} />
      </Field>
      <div className="grid grid-cols-2 gap-4">
        <Field label={labels.port} error={errors.port?.message}>
          <TextInput inputMode="numeric" {...register("port")} />
        </Field>
        <Field label={labels.security} error={errors.security?.message}>
          <Select {...register("security")}>
            <option value="tls">TLS</option>
            <option value="starttls">STARTTLS</option>
            <option value="none">{t`None`}</option>
          </Select>
        </Field>
      </div>
      <Field label={labels.username} error={errors.username?.message}>
        <TextInput autoComplete="off" spellCheck={false} {...register("username")} />
      </Field>
      <Field label={labels.password} hint={hint} error={errors.password?.message}>
        <TextInput type="password" autoComplete="off" {...register("password")} />
      </Field>
    </>
  );
}

/** Said of a password that lies sealed on the server. */
export function PasswordKept() {
  return <Trans>One is kept. Leave this empty to keep it.</Trans>;
}
