import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { type ContactFilter, narrowingOf } from "@/entities/contact/model";
import type { ContactRow } from "@/entities/contact/queries";
import { isChosen, nobody, type Selection, turn, turnShown } from "@/lib/selection";

export interface Choosing {
  /** Boxes are shown: always on a desk, on a phone once asked for. */
  readonly has: (id: string) => boolean;
  readonly count: number | null;
  readonly all: boolean;
  /** Every row that is read is chosen. */
  readonly everyShown: boolean;
  readonly turn: (index: number, range: boolean) => void;
  readonly turnShown: () => void;
  readonly chooseAll: () => void;
  readonly clear: () => void;
  /** What the contract is told: ids, or the filter itself. */
  readonly target: () => { ids: string[] } | { filter: ReturnType<typeof narrowingOf> };
}

/** Who is chosen out of the list. Another filter is another list: nobody stays chosen unseen. */
export function useChoosing(
  rows: readonly ContactRow[],
  filter: ContactFilter,
  total: number | null,
): Choosing {
  const key = JSON.stringify(narrowingOf(filter));
  const [state, setState] = useState<{ readonly key: string; readonly selection: Selection }>({
    key,
    selection: nobody,
  });
  const selection = state.key === key ? state.selection : nobody;
  const set = useCallback(
    (change: (now: Selection) => Selection) =>
      setState((now) => ({ key, selection: change(now.key === key ? now.selection : nobody) })),
    [key],
  );
  // The same function as long as the list is the same one, so that lines out of the way are not drawn anew.
  const shown = useRef(rows);
  useEffect(() => {
    shown.current = rows;
  }, [rows]);
  const turnRow = useCallback(
    (index: number, range: boolean) => set((now) => turn(now, shown.current, index, range)),
    [set],
  );
  return useMemo<Choosing>(
    () => ({
      has: (id) => isChosen(selection, id),
      count: selection.all ? total : selection.ids.size,
      all: selection.all,
      everyShown: rows.length > 0 && rows.every(({ id }) => isChosen(selection, id)),
      turn: turnRow,
      turnShown: () => set((now) => turnShown(now, rows)),
      chooseAll: () => set(() => ({ ...nobody, all: true })),
      clear: () => set(() => nobody),
      target: () => (selection.all ? { filter: narrowingOf(filter) } : { ids: [...selection.ids] }),
    }),
    [filter, rows, selection, set, total, turnRow],
  );
}
