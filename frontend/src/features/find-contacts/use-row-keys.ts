import { msg } from "@lingui/core/macro";
import { useEffect, useMemo, useRef } from "react";
import type { Command } from "@/lib/commands";
import { useCommands } from "@/lib/use-commands";

/** Puts the focus on a row, if it is drawn. */
function focusRow(index: number): boolean {
  const row = document.querySelector<HTMLElement>(`[data-row="${index}"]`);
  row?.focus();
  return row !== null;
}

/** `j` and `k` move from row to row; the row's link gets the focus, so Enter opens it, and `x` chooses it. */
export function useRowKeys(
  count: number,
  reveal: (index: number) => void,
  choose: (index: number) => void,
): void {
  const latest = useRef({ count, reveal, choose });
  useEffect(() => {
    latest.current = { count, reveal, choose };
  });
  const commands = useMemo<readonly Command[]>(() => {
    const step = (by: number) => {
      const row = document.activeElement?.closest<HTMLElement>("[data-row]")?.dataset["row"];
      const at = row === undefined ? (by > 0 ? 0 : -1) : Number(row) + by;
      if (at < 0 || at >= latest.current.count) return;
      latest.current.reveal(at);
      // At once where it can be: Enter may follow within the same blink. A row out of sight is drawn first.
      if (focusRow(at)) return;
      requestAnimationFrame(() => requestAnimationFrame(() => focusRow(at)));
    };
    const chooseHere = () => {
      const row = document.activeElement?.closest<HTMLElement>("[data-row]")?.dataset["row"];
      if (row !== undefined) latest.current.choose(Number(row));
    };
    return [
      {
        id: "row.choose",
        title: msg`Choose this row`,
        group: "page",
        keys: "x",
        hidden: true,
        run: chooseHere,
      },
      { id: "row.next", title: msg`Next row`, group: "page", keys: "j", hidden: true, run: () => step(1) },
      {
        id: "row.previous",
        title: msg`Row before`,
        group: "page",
        keys: "k",
        hidden: true,
        run: () => step(-1),
      },
    ];
  }, []);
  useCommands(commands);
}
