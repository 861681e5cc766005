import { useEffect, useSyncExternalStore } from "react";
import { allCommands, type Command, register, subscribe } from "./commands";

/** Offers commands as long as the component is on the page. Keep the array stable (useMemo). */
export function useCommands(commands: readonly Command[]): void {
  useEffect(() => register(commands), [commands]);
}

export function useAllCommands(): readonly Command[] {
  return useSyncExternalStore(subscribe, allCommands);
}
