import { useLingui } from "@lingui/react/macro";
import type { Command } from "@/lib/commands";
import { useAllCommands } from "@/lib/use-commands";

export interface CommandGroup {
  readonly id: Command["group"];
  readonly label: string;
  readonly commands: readonly Command[];
}

/** The commands at hand, this page's first, under their headings. */
export function useGroups(): readonly CommandGroup[] {
  const { t } = useLingui();
  const all = useAllCommands();
  const labels: Record<Command["group"], string> = {
    page: t`On this page`,
    do: t`Do`,
    go: t`Go to`,
    app: t`Inroad`,
  };
  return (["page", "do", "go", "app"] as const)
    .map((id) => ({ id, label: labels[id], commands: all.filter((command) => command.group === id) }))
    .filter((group) => group.commands.length > 0);
}
