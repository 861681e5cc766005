import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useKeepMailAccount, useRemoveMailAccount, useTestMailAccount } from "@/entities/mailbox/mutations";
import { type MailAccount, mailAccountQuery } from "@/entities/mailbox/queries";
import { useWorkspace } from "@/entities/session/use-session";
import { useProblemWords } from "@/i18n/use-problem-words";
import { notify } from "@/lib/notices";
import { Button } from "@/ui/button";
import { ErrorRetry } from "@/ui/error-retry";
import { Field } from "@/ui/field";
import { FormProblem } from "@/ui/form-problem";
import { Skeleton } from "@/ui/skeleton";
import { TextInput } from "@/ui/text-input";
import { MailInboxSettings } from "./mail-inbox";
import { PasswordKept, ServerFields, useServerForm } from "./server-form";

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
  const start = {
    email: account.email ?? "",
    host: account.host ?? "",
    port: String(account.port ?? 465),
    security: account.security ?? ("tls" as const),
    username: account.username ?? "",
    password: "",
  };
  const { form, problem, submit } = useServerForm(start, async (sent) => {
    await keep.mutateAsync(sent);
    await test.mutateAsync();
    notify(t`The account is saved. A test message is on its way to you.`);
  });
  const { errors } = form.formState;
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
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
      <ServerFields
        register={form.register}
        errors={errors}
        host={<Trans>Mail server for sending</Trans>}
        port={<Trans>Port</Trans>}
        security={<Trans>Encryption</Trans>}
        username={<Trans>User name</Trans>}
        password={<Trans>Mail password</Trans>}
        hint={account.has_password ? <PasswordKept /> : undefined}
      />
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
