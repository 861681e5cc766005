import { Trans, useLingui } from "@lingui/react/macro";
import { KeyRound } from "lucide-react";
import { usePasskeySignIn } from "@/entities/session/mutations";
import { useProblemWords } from "@/i18n/use-problem-words";
import { knowsPasskeys, NoPasskey } from "@/lib/passkey";
import { Button } from "@/ui/button";
import { FormProblem } from "@/ui/form-problem";

/** The way in without typing, where the browser knows passkeys. */
export function PasskeyButton({ onSignedIn }: { readonly onSignedIn: () => void }) {
  const { t } = useLingui();
  const words = useProblemWords();
  const signIn = usePasskeySignIn();
  if (!knowsPasskeys()) return null;
  const { error } = signIn;
  return (
    <div className="flex max-w-100 flex-col items-start gap-4 pt-3">
      <Button
        icon={KeyRound}
        busy={signIn.isPending}
        className="w-full desk:w-auto"
        onClick={() => signIn.mutate(undefined, { onSuccess: onSignedIn })}
      >
        <Trans>Sign in with a passkey</Trans>
      </Button>
      {error ? (
        <FormProblem>
          {error instanceof NoPasskey
            ? t`No passkey was used. Try again, or sign in with your password.`
            : words(error)}
        </FormProblem>
      ) : null}
    </div>
  );
}
