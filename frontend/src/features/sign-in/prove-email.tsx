import { Trans } from "@lingui/react/macro";
import { useProveEmail } from "@/entities/session/mutations";
import { useProblemWords } from "@/i18n/use-problem-words";
import { Button } from "@/ui/button";
import { FormProblem } from "@/ui/form-problem";

/** A link was opened: whoever reads the mail there says that it is theirs. */
export function ProveEmail({ token }: { readonly token: string }) {
  const words = useProblemWords();
  const prove = useProveEmail();
  if (prove.data) {
    return (
      <p role="status" className="text-body">
        <Trans>Thank you. You sign in as {prove.data.email}.</Trans>
      </p>
    );
  }
  return (
    <div className="flex flex-col gap-5">
      {prove.error ? <FormProblem>{words(prove.error)}</FormProblem> : null}
      <div>
        <Button kind="filled" busy={prove.isPending} onClick={() => prove.mutate(token)}>
          <Trans>This is my address</Trans>
        </Button>
      </div>
    </div>
  );
}
