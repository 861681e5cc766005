import { type KeyboardEvent, type RefObject, useRef, useState } from "react";
import type { Branch } from "@/entities/network/model";

interface TreeHands {
  readonly list: RefObject<HTMLUListElement | null>;
  /** The one row that Tab leads to. */
  readonly at: string | undefined;
  readonly setAt: (id: string) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** How long letters typed one after the other belong together, in milliseconds. */
const pause = 700;

/**
 * The keys of a tree (WAI-ARIA): up and down from row to row, right opens or goes in, left folds or goes out, Home and
 * End, the first letters of a name, Enter for the page behind the row.
 */
export function useTreeKeys(
  rows: readonly Branch[],
  folded: ReadonlySet<string>,
  fold: (id: string, shut: boolean) => void,
  open: (id: string) => void,
): TreeHands {
  const list = useRef<HTMLUListElement>(null);
  const [chosen, setAt] = useState<string | undefined>();
  const typed = useRef({ text: "", at: 0 });
  const at = rows.some((row) => row.person.id === chosen) ? chosen : rows[0]?.person.id;

  const go = (index: number) => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, index))];
    if (!row) return;
    setAt(row.person.id);
    list.current?.querySelector<HTMLElement>(`[data-person="${row.person.id}"]`)?.focus();
  };
  const search = (letter: string, from: number, stamp: number) => {
    const before = stamp - typed.current.at < pause ? typed.current.text : "";
    typed.current = { text: before + letter.toLocaleLowerCase(), at: stamp };
    const { text } = typed.current;
    // The same row may still fit a second letter; a first one looks on.
    const start = before === "" ? from + 1 : from;
    for (let step = 0; step < rows.length; step += 1) {
      const index = (start + step) % rows.length;
      if (rows[index]?.person.display_name.toLocaleLowerCase().startsWith(text)) return go(index);
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const index = rows.findIndex((row) => row.person.id === at);
    const row = rows[index];
    if (!row) return;
    const inner = row.children.length > 0;
    const shut = folded.has(row.person.id);
    switch (event.key) {
      case "ArrowDown":
        go(index + 1);
        break;
      case "ArrowUp":
        go(index - 1);
        break;
      case "Home":
        go(0);
        break;
      case "End":
        go(rows.length - 1);
        break;
      case "ArrowRight":
        if (inner && shut) fold(row.person.id, false);
        else if (inner) go(index + 1);
        break;
      case "ArrowLeft":
        if (inner && !shut) fold(row.person.id, true);
        else go(rows.findLastIndex((one, place) => place < index && one.level < row.level));
        break;
      case "Enter":
        open(row.person.id);
        break;
      case " ":
        if (inner) fold(row.person.id, !shut);
        break;
      default:
        if (event.key.length !== 1) return;
        search(event.key, index, event.timeStamp);
    }
    // Letters belong to the tree as long as it has the focus, not to the keys of the whole page.
    event.preventDefault();
    event.stopPropagation();
    event.nativeEvent.stopImmediatePropagation();
  };
  return { list, at, setAt, onKeyDown };
}
