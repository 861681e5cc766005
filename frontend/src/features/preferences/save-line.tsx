import { Trans } from "@lingui/react/macro";
import { Check } from "lucide-react";
import { useProblemWords } from "@/i18n/use-problem-words";
import { Button } from "@/ui/button";
import { FormProblem } from "@/ui/form-problem";
import { Icon } from "@/ui/icon";
import type { SavedSearch } from "./use-saved-search";

/** Whether what stands above is saved, and what to do where it is not. */
export function SaveLine({ saved }: { readonly saved: SavedSearch }) {
  const words = useProblemWords();
  const { state, error, errors, flush } = saved;
  if (state === "stale" || (state === "failed" && Object.keys(errors).length === 0)) {
    return (
      <FormProblem>
        {state === "stale" ? (
          <Trans>This was changed on another device. Yours is still here.</Trans>
        ) : (
          words(error)
        )}{" "}
        <Button kind="quiet" flush onClick={flush}>
          {state === "stale" ? <Trans>Save mine over it</Trans> : <Trans>Try again</Trans>}
        </Button>
      </FormProblem>
    );
  }
  return (
    <p aria-live="polite" className="flex min-h-6 items-center gap-2 text-support text-muted">
      {state === "saved" ? (
        <>
          <Icon of={Check} size="chip" className="text-accent" />
          <Trans>Saved</Trans>
        </>
      ) : state === "failed" ? (
        <Trans>Not saved yet.</Trans>
      ) : (
        <Trans>Saving</Trans>
      )}
    </p>
  );
}
