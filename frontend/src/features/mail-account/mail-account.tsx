import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { landOnFields } from "@/api/form";
import { useKeepMailAccount, useRemoveMailAccount, useTestMailAccount } from "@/entities/mailbox/mutations";
import { type MailAccount, mailAccountQuery } from "@/entities/mailbox/queries";
import { useWorkspace } from "@/entities/session/use-session";
import { useProblemWords } from "@/i18n/use-problem-words";
import { notify } from "@/lib/notices";
import { Button } from "@/ui/button";
import { ErrorRetry } from "@/ui/error-retry";
import { Field } from "@/ui/field";
import { FormProblem } from "@/ui/form-problem";
import { Select } from "@/ui/select";
import { Skeleton } from "@/ui/skeleton";
import { TextInput } from "@/ui/text-input";
import { MailInboxSettings } from "./mail-inbox";

/** The seeker's own account with a mail provider, from which letters go out. */
export function MailAccountSettings() {
  const words = useProblemWords();
  const { id: workspaceId } = useWorkspace();
  const found = useQuery(mailAccountQuery(workspaceId));
  if (found.isPending) return <Skeleton rows={2} />;
  if (found.isError) {
    return <ErrorRetry onRetry={() => void found.refetch()}>{words(found.error)}</ErrorRetry>;
  }
  return (
    <>
      <Form workspaceId={workspaceId} account={found.data} />
      {found.data.configured ? <MailInboxSettings account={found.data} /> : null}
    </>
  );
}

function Form({ workspaceId, account }: { readonly workspaceId: string; readonly account: MailAccount }) {
  const { t } = useLingui();
  const words = useProblemWords();
  const keep = useKeepMailAccount(workspaceId);
  const remove = useRemoveMailAccount(workspaceId);
  const test = useTestMailAccount(workspaceId);
  const [problem, setProblem] = useState("");
  const form = useForm({
    defaultValues: {
      email: account.email ?? "",
      host: account.host ?? "",
      port: String(account.port ?? 465),
      security: account.security ?? "tls",
      username: account.username ?? "",
      password: "",
    },
  });
  const { errors } = form.formState;
  const submit = form.handleSubmit(async ({ port, password, ...rest }) => {
    setProblem("");
    try {
      await keep.mutateAsync({ ...rest, port: Number(port), ...(password ? { password } : {}) });
      form.setValue("password", "");
      await test.mutateAsync();
      notify(t`The account is saved. A test message is on its way to you.`);
    } catch (error) {
      const rest = landOnFields(form, error);
      if (rest.length > 0) setProblem(rest.join(" "));
      else if (Object.keys(form.formState.errors).length === 0) setProblem(words(error));
    }
  });
  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
      <p className="max-w-prose text-body">
        <Trans>
          Letters by e-mail can go out from your own account. Your provider says which server that is; many
          want an app password. It is kept sealed and never shown again.
        </Trans>
      </p>
      {problem ? <FormProblem>{problem}</FormProblem> : null}
      <Field label={<Trans>Your e-mail address</Trans>} error={errors.email?.message}>
        <TextInput type="email" autoComplete="email" {...form.register("email")} />
      </Field>
      <Field label={<Trans>Mail server for sending</Trans>} error={errors.host?.message}>
        <TextInput autoComplete="off" spellCheck={false} {...form.register("host")} />
      </Field>
      <div className="grid grid-cols-2 gap-4">
        <Field label={<Trans>Port</Trans>} error={errors.port?.message}>
          <TextInput inputMode="numeric" {...form.register("port")} />
        </Field>
        <Field label={<Trans>Encryption</Trans>} error={errors.security?.message}>
          <Select {...form.register("security")}>
            <option value="tls">TLS</option>
            <option value="starttls">STARTTLS</option>
            <option value="none">{t`None`}</option>
          </Select>
        </Field>
      </div>
      <Field label={<Trans>User name</Trans>} error={errors.username?.message}>
        <TextInput autoComplete="off" spellCheck={false} {...form.register("username")} />
      </Field>
      <Field
        label={<Trans>Mail password</Trans>}
        hint={account.has_password ? <Trans>One is kept. Leave this empty to keep it.</Trans> : undefined}
        error={errors.password?.message}
      >
        <TextInput type="password" autoComplete="off" {...form.register("password")} />
      </Field>
      <p role="status" className="text-support text-muted">
        {account.test_state === "under_way" ? (
          <Trans>A test message is on its way.</Trans>
        ) : account.test_state === "passed" ? (
          <Trans>It works: a test message is in your mailbox.</Trans>
        ) : account.test_state === "stopped" ? (
          account.test_words
        ) : null}
      </p>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" busy={keep.isPending || test.isPending}>
          <Trans>Save and test the account</Trans>
        </Button>
        {account.configured ? (
          <Button
            kind="quiet"
            busy={remove.isPending}
            onClick={() =>
              remove.mutate(undefined, {
                onSuccess: () => {
                  form.reset();
                  notify(t`The mail account is gone.`);
                },
                onError: (error) => notify(words(error)),
              })
            }
          >
            <Trans>Take the account away</Trans>
          </Button>
        ) : null}
      </div>
    </form>
  );
}
