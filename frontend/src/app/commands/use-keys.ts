import { useEffect } from "react";
import { allCommands, commandByKeys } from "@/lib/commands";
import { createMatcher, isTyping, pressText } from "@/lib/hotkeys";
import { shortcutsOn } from "@/lib/preferences";

/** Listens for keys. Single letters rest inside fields, under an open sheet, and when switched off in the settings. */
export function useKeys(): void {
  useEffect(() => {
    const matcher = createMatcher(() => allCommands().flatMap((command) => command.keys ?? []));
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.repeat) return;
      const text = pressText(event);
      if (text === null) return;
      const single = !text.startsWith("Mod+");
      const sheetOpen = document.querySelector("dialog[open]") !== null;
      if (sheetOpen || (single && (!shortcutsOn() || isTyping(event.target)))) return;
      const keys = matcher.press(text, event.timeStamp);
      const command = keys === null ? undefined : commandByKeys(keys);
      if (!command) return;
      event.preventDefault();
      command.run();
    };
    document.addEventListener("keydown", onKeyDown);
    // They come a moment after the page: whoever presses keys by program can see when they are heard.
    document.documentElement.dataset["keys"] = "heard";
    return () => {
      document.removeEventListener("keydown", onKeyDown);
      delete document.documentElement.dataset["keys"];
    };
  }, []);
}
