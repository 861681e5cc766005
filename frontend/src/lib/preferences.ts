/** What this browser remembers about itself; nothing about people is ever kept here. */
export type Theme = "system" | "light" | "dark";

const listeners = new Set<() => void>();

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // Storage may be closed to us: the choice then lasts as long as the page.
  }
  for (const listener of listeners) listener();
}

export function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function theme(): Theme {
  const saved = read("inroad.theme");
  return saved === "light" || saved === "dark" ? saved : "system";
}

export function setTheme(next: Theme): void {
  if (next === "system") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = next;
  write("inroad.theme", next === "system" ? null : next);
}

/** Single-letter keys may be in the way of speech input and screen readers (WCAG 2.1.4): they can be switched off. */
export function shortcutsOn(): boolean {
  return read("inroad.shortcuts") !== "off";
}

export function setShortcutsOn(on: boolean): void {
  write("inroad.shortcuts", on ? null : "off");
}

/** The id of the search this browser works in, where there are several. */
export function chosenSearch(): string | null {
  return read("inroad.search");
}

export function chooseSearch(workspaceId: string): void {
  write("inroad.search", workspaceId);
}
