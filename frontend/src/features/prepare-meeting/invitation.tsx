import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { CalendarPlus, Download } from "lucide-react";
import { useInvite } from "@/entities/mailbox/mutations";
import { invitationsQuery, mailAccountQuery, type MeetingInvitation } from "@/entities/mailbox/queries";
import { calledName } from "@/entities/meeting/model";
import type { Meeting } from "@/entities/meeting/queries";
import { useProblemWords } from "@/i18n/use-problem-words";
import { dayIn, dayLong, timeIn } from "@/lib/format";
import { notify } from "@/lib/notices";
import { Button } from "@/ui/button";
import { Section } from "@/ui/section";

interface InvitationProps {
  readonly workspaceId: string;
  readonly meeting: Meeting;
}

/** The meeting in their calendar: sent when one says so, sent anew after a change, and what came back. */
export function Invitation({ workspaceId, meeting }: InvitationProps) {
  const { t } = useLingui();
  const words = useProblemWords();
  const { data: account } = useQuery(mailAccountQuery(workspaceId));
  const { data: sent } = useQuery(invitationsQuery(workspaceId, meeting.id));
  const invite = useInvite(workspaceId);
  if (!account || !sent) return null;
  const last = sent.items[0];
  const stands = sent.items.find((one) => one.state !== "not_sent");
  const off = meeting.state === "cancelled";
  const nothingToSay = off && (!stands || stands.method === "CANCEL");
  if (nothingToSay && !last) return null;
  const name = calledName(meeting.contact.display_name);
  const onItsWay = last?.state === "queued" || last?.state === "sending";
  const send = () =>
    invite.mutate(meeting.id, {
      onSuccess: () => notify(t`It is on its way to ${name}.`),
      onError: (error) => notify(words(error)),
    });
  const label = off
    ? t`Tell ${name} that it is off`
    : !stands
      ? t`Invite ${name} by e-mail`
      : stands.current
        ? t`Send it once more`
        : t`Tell ${name} of the change`;
  return (
    <Section label={<Trans>In their calendar</Trans>}>
      <div className="flex flex-col gap-3">
        {last ? (
          <Told sent={last} zone={meeting.time_zone} name={name} />
        ) : (
          <p className="text-body text-muted">
            <Trans>An invitation puts the meeting into {name}'s calendar. Nothing is sent by itself.</Trans>
          </p>
        )}
        {nothingToSay || onItsWay ? null : (
          <div className="flex flex-wrap gap-2.5">
            {account.configured ? (
              <Button icon={CalendarPlus} busy={invite.isPending} onClick={send}>
                {label}
              </Button>
            ) : (
              <Button icon={Download} asChild>
                <a href={`/api/v1/workspaces/${workspaceId}/meetings/${meeting.id}/invitation.eml`}>
                  <Trans>An invitation for your mail program</Trans>
                </a>
              </Button>
            )}
          </div>
        )}
      </div>
    </Section>
  );
}

interface ToldProps {
  readonly sent: MeetingInvitation;
  readonly zone: string;
  readonly name: string;
}

function Told({ sent, zone, name }: ToldProps) {
  const at = sent.sent_at ? `${dayLong(dayIn(sent.sent_at, zone))}, ${timeIn(sent.sent_at, zone)}` : "";
  const other = sent.answer_starts_at
    ? `${dayLong(dayIn(sent.answer_starts_at, zone))}, ${timeIn(sent.answer_starts_at, zone)}`
    : "";
  return (
    <div role="status" className="flex flex-col gap-1 text-body">
      <p>
        {sent.state === "sent" ? (
          sent.method === "CANCEL" ? (
            <Trans>
              {name} was told on {at} that it is off.
            </Trans>
          ) : (
            <Trans>
              Sent to {sent.to_address} on {at}.
            </Trans>
          )
        ) : sent.state === "queued" || sent.state === "sending" ? (
          <Trans>On its way to your mail server.</Trans>
        ) : sent.state === "needs_attention" ? (
          <Trans>It may have gone out: {sent.words} Look into your sent mail.</Trans>
        ) : (
          <Trans>It has not gone out. {sent.words}</Trans>
        )}
      </p>
      {sent.answer === "accepted" ? (
        <p>
          <Trans>{name} has accepted.</Trans>
        </p>
      ) : null}
      {sent.answer === "tentative" ? (
        <p>
          <Trans>{name} may come. A short call makes it certain.</Trans>
        </p>
      ) : null}
      {sent.answer === "declined" ? (
        <p>
          <Trans>{name} cannot come at that time. Call to find another.</Trans>
        </p>
      ) : null}
      {sent.answer === "another_time" ? (
        <p>
          {other ? (
            <Trans>
              {name} would rather meet on {other}.
            </Trans>
          ) : (
            <Trans>{name} would rather meet at another time.</Trans>
          )}
        </p>
      ) : null}
      {sent.answer_comment ? <p className="text-muted whitespace-pre-line">“{sent.answer_comment}”</p> : null}
      {sent.current || sent.method === "CANCEL" ? null : (
        <p className="text-muted">
          <Trans>You have changed the meeting since: {name} does not know yet.</Trans>
        </p>
      )}
    </div>
  );
}
