import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useChooseReminders } from "@/entities/reminder/mutations";
import { type RemindersChoice, remindersQuery } from "@/entities/reminder/queries";
import { useWorkspace } from "@/entities/session/use-session";
import { useProblemWords } from "@/i18n/use-problem-words";
import { notify } from "@/lib/notices";
import { ErrorRetry } from "@/ui/error-retry";
import { Skeleton } from "@/ui/skeleton";
import { Switch } from "@/ui/switch";
import { Browsers } from "./browsers";
import { HourField } from "./hour-field";
import { MailLine } from "./mail-line";

/** The day in the morning and the promise on its day, by e-mail and in browsers. Saves itself. */
export function Reminders() {
  const { t } = useLingui();
  const words = useProblemWords();
  const { id: workspaceId } = useWorkspace();
  const found = useQuery(remindersQuery(workspaceId));
  const choose = useChooseReminders(workspaceId);
  if (found.isPending) return <Skeleton rows={3} />;
  if (found.isError) {
    return <ErrorRetry onRetry={() => void found.refetch()}>{words(found.error)}</ErrorRetry>;
  }
  const {
    time_zone: zone,
    email,
    email_verified: verified,
    mail_ready: ready,
    mail_problem,
    push_key,
    ...chosen
  } = found.data;
  const change = (patch: RemindersChoice) =>
    choose.mutate(patch, { onError: (error) => notify(words(error)) });
  const quiet = chosen.quiet_from !== null && chosen.quiet_to !== null;
  return (
    <div className="flex flex-col gap-7">
      <fieldset className="flex flex-col gap-2">
        <legend className="pb-1 text-item font-semibold">
          <Trans>The day, each morning</Trans>
        </legend>
        <p className="text-support text-muted">
          <Trans>The list of Today, with what comes first and why.</Trans>
        </p>
        <Switch
          label={<Trans>The day by e-mail</Trans>}
          checked={chosen.digest_email}
          onChange={(digest_email) => change({ digest_email })}
        />
        <Switch
          label={<Trans>The day in my browsers</Trans>}
          checked={chosen.digest_push}
          onChange={(digest_push) => change({ digest_push })}
        />
        <HourField
          label={<Trans>At what hour the day comes</Trans>}
          hint={<Trans>On the clock of your search, {zone}.</Trans>}
          value={chosen.digest_at}
          onChange={(digest_at) => change({ digest_at })}
        />
      </fieldset>
      <fieldset className="flex flex-col gap-2">
        <legend className="pb-1 text-item font-semibold">
          <Trans>The promise is today</Trans>
        </legend>
        <p className="text-support text-muted">
          <Trans>Only on days for which you promised something, and only until it is kept.</Trans>
        </p>
        <Switch
          label={<Trans>Promises by e-mail</Trans>}
          checked={chosen.promise_email}
          onChange={(promise_email) => change({ promise_email })}
        />
        <Switch
          label={<Trans>Promises in my browsers</Trans>}
          checked={chosen.promise_push}
          onChange={(promise_push) => change({ promise_push })}
        />
        <HourField
          label={<Trans>At what hour promises come</Trans>}
          value={chosen.promise_at}
          onChange={(promise_at) => change({ promise_at })}
        />
      </fieldset>
      <fieldset className="flex flex-col gap-2">
        <legend className="pb-1 text-item font-semibold">
          <Trans>Quiet hours</Trans>
        </legend>
        <Switch
          label={<Trans>Keep some hours quiet</Trans>}
          hint={<Trans>What would come then waits until they are over.</Trans>}
          checked={quiet}
          onChange={(on) =>
            change(on ? { quiet_from: "21:00", quiet_to: "07:00" } : { quiet_from: null, quiet_to: null })
          }
        />
        {quiet ? (
          <div className="grid grid-cols-2 gap-5">
            <HourField
              label={<Trans>Quiet from</Trans>}
              value={chosen.quiet_from ?? ""}
              onChange={(quiet_from) => change({ quiet_from })}
            />
            <HourField
              label={<Trans>Quiet until</Trans>}
              value={chosen.quiet_to ?? ""}
              onChange={(quiet_to) => change({ quiet_to })}
            />
          </div>
        ) : null}
      </fieldset>
      <MailLine ready={ready} email={email} verified={verified} problem={mail_problem} />
      <Browsers pushKey={push_key} />
      <p role="status" className="sr-only">
        {choose.isSuccess ? t`Saved.` : ""}
      </p>
    </div>
  );
}
