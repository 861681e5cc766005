import { Trans } from "@lingui/react/macro";
import { Target } from "lucide-react";
import { useUpdateOrganization } from "@/entities/organization/mutations";
import { useProblemWords } from "@/i18n/use-problem-words";
import { notify } from "@/lib/notices";
import { Icon } from "@/ui/icon";

interface TargetButtonProps {
  readonly workspaceId: string;
  readonly organization: {
    readonly id: string;
    readonly version: number;
    readonly target: boolean;
    readonly name: string;
  };
}

/** Whether one aims at a place; a press turns it. */
export function TargetButton({ workspaceId, organization }: TargetButtonProps) {
  const words = useProblemWords();
  const update = useUpdateOrganization(workspaceId);
  const { target, name } = organization;
  return (
    <button
      type="button"
      aria-busy={update.isPending || undefined}
      onClick={() => {
        if (update.isPending) return;
        update
          .mutateAsync({ organization, patch: { target: !target } })
          .catch((error: unknown) => notify(words(error)));
      }}
      className={`inline-flex min-h-11 items-center gap-1.5 rounded-chip px-2 text-tiny font-semibold hover:text-ink desk:min-h-8 ${target ? "text-accent" : "text-muted"}`}
    >
      <Icon of={Target} size="chip" />
      {target ? <Trans>You aim at it</Trans> : <Trans>Aim at it</Trans>}
      <span className="sr-only">: {name}</span>
    </button>
  );
}
