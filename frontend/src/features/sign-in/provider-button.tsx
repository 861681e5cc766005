import { Trans } from "@lingui/react/macro";
import { LogIn } from "lucide-react";
import { useProviderWay } from "@/entities/session/mutations";
import { useProblemWords } from "@/i18n/use-problem-words";
import { Button } from "@/ui/button";
import { FormProblem } from "@/ui/form-problem";

interface ProviderButtonProps {
  readonly name: string;
  /** Where to go on afterwards. */
  readonly next: string;
}

/** The way in through somebody who knows the person already. */
export function ProviderButton({ name, next }: ProviderButtonProps) {
  const words = useProblemWords();
  const go = useProviderWay("sign_in");
  return (
    <div className="flex max-w-100 flex-col items-start gap-4 pt-3">
      <Button
        icon={LogIn}
        busy={go.isPending || go.isSuccess}
        className="w-full desk:w-auto"
        onClick={() => go.mutate(next)}
      >
        <Trans>Sign in with {name}</Trans>
      </Button>
      {go.error ? <FormProblem>{words(go.error)}</FormProblem> : null}
    </div>
  );
}
