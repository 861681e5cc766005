import { Trans } from "@lingui/react/macro";

interface MailLineProps {
  readonly ready: boolean;
  readonly email: string;
  readonly verified: boolean;
  readonly problem: string;
}

/** Where e-mail goes, or why none comes. */
export function MailLine({ ready, email, verified, problem }: MailLineProps) {
  if (!ready) {
    return (
      <p className="text-support text-muted">
        <Trans>This installation sends no e-mail yet. Whoever runs it can name a mail server for it.</Trans>
      </p>
    );
  }
  if (!verified) {
    return (
      <p className="text-support text-muted">
        <Trans>E-mail comes once {email} is confirmed: open the link in the message you got there.</Trans>
      </p>
    );
  }
  return (
    <p className="text-support text-muted">
      {problem === "" ? (
        <Trans>E-mail goes to {email}. Each one has a link that ends it.</Trans>
      ) : problem === "recipient" ? (
        <Trans>The mail server does not know {email}. Look at the address above.</Trans>
      ) : (
        <Trans>The last e-mail to {email} was not taken by the mail server. The next one tries again.</Trans>
      )}
    </p>
  );
}
