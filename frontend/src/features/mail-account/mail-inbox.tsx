import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { landOnFields } from "@/api/form";
import { useKeepMailInbox, useRemoveMailInbox } from "@/entities/mailbox/mutations";
import { type MailAccount, type MailInbox, mailInboxQuery } from "@/entities/mailbox/queries";
import { useWorkspace } from "@/entities/session/use-session";
import { useProblemWords } from "@/i18n/use-problem-words";
import { notify } from "@/lib/notices";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { FormProblem } from "@/ui/form-problem";
import { Select } from "@/ui/select";
import { TextInput } from "@/ui/text-input";

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
  const [problem, setProblem] = useState("");
  const form = useForm({
    defaultValues: {
      host: inbox.host || (account.host ?? "").replace(/^smtp\./, "imap."),
      port: String(inbox.port ?? 993),
      security: inbox.security ?? "tls",
      username: inbox.username || (account.username ?? ""),
      password: "",
    },
  });
  const { errors } = form.formState;
  const submit = form.handleSubmit(async ({ port, password, ...rest }) => {
    setProblem("");
    try {
      await keep.mutateAsync({ ...rest, port: Number(port), ...(password ? { password } : {}) });
      form.setValue("password", "");
    } catch (error) {
      const left = landOnFields(form, error);
      if (left.length > 0) setProblem(left.join(" "));
      else if (Object.keys(form.formState.errors).length === 0) setProblem(words(error));
    }
  });
  return (
    <form
      noValidate
      aria-label={t`Answers`}
      onSubmit={(event) => void submit(event)}
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
      <Field label={<Trans>Mail server for reading</Trans>} error={errors.host?.message}>
        <TextInput autoComplete="off" spellCheck={false} {...form.register("host")} />
      </Field>
      <div className="grid grid-cols-2 gap-4">
        <Field label={<Trans>Port for reading</Trans>} error={errors.port?.message}>
          <TextInput inputMode="numeric" {...form.register("port")} />
        </Field>
        <Field label={<Trans>Encryption for reading</Trans>} error={errors.security?.message}>
          <Select {...form.register("security")}>
            <option value="tls">TLS</option>
            <option value="starttls">STARTTLS</option>
            <option value="none">{t`None`}</option>
          </Select>
        </Field>
      </div>
      <Field label={<Trans>User name for reading</Trans>} error={errors.username?.message}>
        <TextInput autoComplete="off" spellCheck={false} {...form.register("username")} />
      </Field>
      <Field
        label={<Trans>Password for reading</Trans>}
        hint={
          inbox.has_password ? (
            <Trans>One is kept. Leave this empty to keep it.</Trans>
          ) : (
            <Trans>Often the same as for sending.</Trans>
          )
        }
        error={errors.password?.message}
      >
        <TextInput type="password" autoComplete="off" {...form.register("password")} />
      </Field>
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
