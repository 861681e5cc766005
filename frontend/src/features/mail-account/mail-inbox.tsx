import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useKeepMailInbox, useRemoveMailInbox } from "@/entities/mailbox/mutations";
import { type MailAccount, type MailInbox, mailInboxQuery } from "@/entities/mailbox/queries";
import { useWorkspace } from "@/entities/session/use-session";
import { useProblemWords } from "@/i18n/use-problem-words";
import { notify } from "@/lib/notices";
import { Button } from "@/ui/button";
import { FormProblem } from "@/ui/form-problem";
import { PasswordKept, ServerFields, useServerForm } from "./server-form";

/** Where answers to letters arrive: the account's mailbox, read for nothing but them. */
export function MailInboxSettings({ account }: { readonly account: MailAccount }) {
  const { id: workspaceId } = useWorkspace();
  const { data } = useQuery(mailInboxQuery(workspaceId));
  return data ? <Form workspaceId={workspaceId} account={account} inbox={data} /> : null;
}

interface FormProps {
  readonly workspaceId: string;
  readonly account: MailAccount;
  readonly inbox: MailInbox;
}

function Form({ workspaceId, account, inbox }: FormProps) {
  const { t } = useLingui();
  const words = useProblemWords();
  const keep = useKeepMailInbox(workspaceId);
  const remove = useRemoveMailInbox(workspaceId);
  const start = {
    host: inbox.host || (account.host ?? "").replace(/^smtp\./, "imap."),
    port: String(inbox.port ?? 993),
    security: inbox.security ?? ("tls" as const),
    username: inbox.username || (account.username ?? ""),
    password: "",
  };
  const { form, problem, submit } = useServerForm(start, async (sent) => {
    await keep.mutateAsync(sent);
  });
  return (
    <form
      noValidate
      aria-label={t`Answers`}
      onSubmit={submit}
      className="mt-8 flex flex-col gap-4 border-t border-line pt-6"
    >
      <h3 className="text-item font-semibold">
        <Trans>Answers</Trans>
      </h3>
      <p className="max-w-prose text-body">
        <Trans>
          Answers to your letters can be found in your mailbox (IMAP) and shown on Today. Only messages that
          answer a letter are kept; nothing is changed there.
        </Trans>
      </p>
      {problem ? <FormProblem>{problem}</FormProblem> : null}
      <ServerFields
        register={form.register}
        errors={form.formState.errors}
        host={<Trans>Mail server for reading</Trans>}
        port={<Trans>Port for reading</Trans>}
        security={<Trans>Encryption for reading</Trans>}
        username={<Trans>User name for reading</Trans>}
        password={<Trans>Password for reading</Trans>}
        hint={inbox.has_password ? <PasswordKept /> : <Trans>Often the same as for sending.</Trans>}
      />
      <p role="status" className="text-support text-muted">
        {inbox.state === "under_way" ? (
          <Trans>The mailbox is being tried.</Trans>
        ) : inbox.reason ? (
          inbox.words
        ) : inbox.state === "passed" ? (
          <Trans>It works: your mailbox is looked through every ten minutes.</Trans>
        ) : null}
      </p>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" busy={keep.isPending}>
          <Trans>Save and try the mailbox</Trans>
        </Button>
        {inbox.configured ? (
          <Button
            kind="quiet"
            busy={remove.isPending}
            onClick={() =>
              remove.mutate(undefined, {
                onSuccess: () => notify(t`Your mailbox is not read any more.`),
                onError: (error) => notify(words(error)),
              })
            }
          >
            <Trans>Read it no more</Trans>
          </Button>
        ) : null}
      </div>
    </form>
  );
}
