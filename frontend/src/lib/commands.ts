import type { MessageDescriptor } from "@lingui/core";
import type { LucideIcon } from "lucide-react";

/** One thing a person can do: the same object feeds menu, palette, shortcut and help sheet. */
export interface Command {
  /** Noun, dot, verb: `contact.add`, `letter.send`. */
  readonly id: string;
  readonly title: MessageDescriptor;
  /** Heading it stands under in palette and help sheet. */
  readonly group: "go" | "do" | "page" | "app";
  readonly icon?: LucideIcon;
  /** As in `hotkeys.ts`: "c", "g t", "Mod+k". */
  readonly keys?: string;
  /** Left out of the palette, for keys that only make sense as keys. */
  readonly hidden?: boolean;
  readonly run: () => void;
}

const commands = new Map<string, Command>();
const listeners = new Set<() => void>();
let snapshot: readonly Command[] = [];
/** Asked for before its code had come; answered as soon as it is there. */
let awaited: string | null = null;

function changed(): void {
  snapshot = [...commands.values()];
  for (const listener of listeners) listener();
}

export function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function allCommands(): readonly Command[] {
  return snapshot;
}

/**
 * Adds commands and gives back how to take them away. A page's command may stand in for a global one of the same
 * keys: the one added last answers.
 */
export function register(added: readonly Command[]): () => void {
  for (const command of added) {
    if (commands.has(command.id)) throw new Error(`two commands are called ${command.id}`);
    commands.set(command.id, command);
  }
  changed();
  const late = added.find((command) => command.id === awaited);
  if (late) {
    awaited = null;
    late.run();
  }
  return () => {
    for (const command of added) commands.delete(command.id);
    changed();
  };
}

export function commandByKeys(keys: string): Command | undefined {
  return snapshot.findLast((command) => command.keys === keys);
}

/** Runs a command by its id. A button may be pressed before the command's own code has arrived: then it runs on arrival. */
export function run(id: string): void {
  const command = commands.get(id);
  awaited = command ? null : id;
  command?.run();
}
