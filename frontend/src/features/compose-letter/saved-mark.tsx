import { Trans } from "@lingui/react/macro";
import { Check, CircleAlert } from "lucide-react";
import type { SaveState } from "@/lib/autosave";
import { Button } from "@/ui/button";
import { Icon } from "@/ui/icon";

interface SavedMarkProps {
  readonly state: SaveState;
  readonly onRetry: () => void;
  readonly onCompare: () => void;
}

/** Whether what is written has been saved; and what to do where it has not. */
export function SavedMark({ state, onRetry, onCompare }: SavedMarkProps) {
  const line = "flex items-center gap-2 text-support text-muted";
  switch (state) {
    case "saved":
      return (
        <span className={line}>
          <Icon of={Check} size="chip" className="text-accent" />
          <Trans>Saved</Trans>
        </span>
      );
    case "waiting":
    case "saving":
      return (
        <span className={line}>
          <Trans>Saving</Trans>
        </span>
      );
    case "failed":
      return (
        <span role="alert" className={line}>
          <Icon of={CircleAlert} size="chip" className="text-wax" />
          <Trans>Not saved yet</Trans>
          <Button kind="quiet" flush onClick={onRetry}>
            <Trans>Try again</Trans>
          </Button>
        </span>
      );
    case "stale":
      return (
        <span role="alert" className={line}>
          <Icon of={CircleAlert} size="chip" className="text-wax" />
          <Trans>Changed elsewhere</Trans>
          <Button kind="quiet" flush onClick={onCompare}>
            <Trans>See both</Trans>
          </Button>
        </span>
      );
  }
}
