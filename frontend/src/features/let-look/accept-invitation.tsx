import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useAcceptInvitation } from "@/entities/coaching/mutations";
import { useSession } from "@/entities/session/use-session";
import { useProblemWords } from "@/i18n/use-problem-words";
import { Button } from "@/ui/button";
import { FormProblem } from "@/ui/form-problem";
import { TextLink } from "@/ui/text-link";

/** Says yes. What it leads into is told only afterwards. */
export function AcceptInvitation({ token }: { readonly token: string }) {
  const words = useProblemWords();
  const { account } = useSession();
  const accept = useAcceptInvitation();
  if (accept.data) {
    return (
      <p role="status" className="text-body">
        <Trans>You are in: {accept.data.name}.</Trans>{" "}
        <TextLink asChild>
          <Link to={accept.data.group_id ? "/coaching" : "/today"}>
            <Trans>Go there</Trans>
          </Link>
        </TextLink>
      </p>
    );
  }
  return (
    <div className="flex flex-col gap-5">
      {accept.error ? <FormProblem>{words(accept.error)}</FormProblem> : null}
      <p className="text-body">
        <Trans>You are signed in as {account.email}. The invitation must be for that address.</Trans>
      </p>
      <div>
        <Button kind="filled" busy={accept.isPending} onClick={() => accept.mutate(token)}>
          <Trans>Accept</Trans>
        </Button>
      </div>
    </div>
  );
}
