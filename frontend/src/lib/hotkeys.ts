/**
 * Keys as people write them: "c", "?", "g t" (one after the other), "Mod+k" (Ctrl, or Cmd on a Mac), "Escape".
 */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** How long the first key of a pair waits for the second, in milliseconds. */
export const pairWait = 1200;

const named = new Set([
  "Escape",
  "Enter",
  "Tab",
  " ",
  "ArrowUp",
  "ArrowDown",
  "ArrowLeft",
  "ArrowRight",
  "F8",
]);

/** The press as text: "k", "Mod+k", "?". Null for a press of Shift, Ctrl and the like alone. */
export function pressText(press: KeyPress): string | null {
  if (["Shift", "Control", "Meta", "Alt", "AltGraph", "CapsLock", "Dead"].includes(press.key)) return null;
  const mod = press.ctrlKey || press.metaKey ? "Mod+" : "";
  const alt = press.altKey ? "Alt+" : "";
  const key = press.key.length === 1 && !named.has(press.key) ? press.key.toLowerCase() : press.key;
  return `${mod}${alt}${key === " " ? "Space" : key}`;
}

/** Single keys give way to typing and to the widgets that use letters themselves; Ctrl and Cmd pairs do not. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  return (
    target.closest(
      "input, textarea, select, [contenteditable=''], [contenteditable='true'], [role='menu'], [role='listbox'], [role='combobox']",
    ) !== null
  );
}

export interface Matcher {
  /** Feeds one press; gives back the binding it completes, if any. */
  press(text: string, at: number): string | null;
}

/** A matcher over the bindings known at each press; `at` is a time in milliseconds, of any clock that only goes forward. */
export function createMatcher(bindings: () => readonly string[]): Matcher {
  let first: { text: string; at: number } | null = null;
  return {
    press(text, at) {
      const known = bindings();
      if (first && at - first.at <= pairWait) {
        const pair = `${first.text} ${text}`;
        first = null;
        if (known.includes(pair)) return pair;
      }
      first = known.some((binding) => binding.startsWith(`${text} `)) ? { text, at } : null;
      return first === null && known.includes(text) ? text : null;
    },
  };
}
