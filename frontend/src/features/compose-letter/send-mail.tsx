import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Send } from "lucide-react";
import { useState } from "react";
import type { Letter } from "@/entities/letter/queries";
import { useDeliverLetter } from "@/entities/mailbox/mutations";
import { mailAccountQuery } from "@/entities/mailbox/queries";
import { useWorkspace } from "@/entities/session/use-session";
import { useProblemWords } from "@/i18n/use-problem-words";
import { notify } from "@/lib/notices";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { TextArea } from "@/ui/text-area";
import { TextLink } from "@/ui/text-link";

interface SendMailProps {
  readonly letter: Letter;
  readonly to: string | null;
  readonly stops: string | false;
  readonly onSent: () => void;
}

/** Sends the letter from the seeker's own account, or leads to where one is set up. */
export function SendMail({ letter, to, stops, onSent }: SendMailProps) {
  const { t } = useLingui();
  const words = useProblemWords();
  const { id: workspaceId } = useWorkspace();
  const { data: account } = useQuery(mailAccountQuery(workspaceId));
  const deliver = useDeliverLetter(workspaceId);
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState(false);
  if (letter.state === "sent" || !account) return null;
  if (!account.configured) {
    return (
      <TextLink asChild className="text-support">
        <Link to="/settings/mail">
          <Trans>Send letters from your own e-mail account</Trans>
        </Link>
      </TextLink>
    );
  }
  const blocked = Boolean(stops);
  const send = () => {
    if (blocked && reason.trim() === "") {
      setMissing(true);
      return;
    }
    deliver.mutate(
      { letterId: letter.id, reason: blocked ? reason.trim() : "" },
      {
        onSuccess: () => {
          notify(t`The letter is on its way to your mail server.`);
          onSent();
        },
        onError: (error) => notify(words(error)),
      },
    );
  };
  const button = (
    <Button
      icon={Send}
      wide
      busy={deliver.isPending}
      blocked={to ? false : t`There is no e-mail address to send it to.`}
      onClick={send}
    >
      {blocked ? (
        <Trans>Send it as it is from {account.email}</Trans>
      ) : (
        <Trans>Send it from {account.email}</Trans>
      )}
    </Button>
  );
  if (!blocked || !to) return button;
  return (
    <div className="flex flex-col gap-2 desk:col-span-2">
      <Field
        label={<Trans>Why it goes out as it is</Trans>}
        hint={<Trans>You may have a reason the method does not know.</Trans>}
        error={missing ? t`Say why, in a few words. It is kept with the letter.` : undefined}
      >
        <TextArea
          rows={2}
          maxLength={2000}
          value={reason}
          onChange={(event) => {
            setReason(event.target.value);
            setMissing(false);
          }}
        />
      </Field>
      {button}
    </div>
  );
}
