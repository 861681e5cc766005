/** Which of many are chosen: some by their ids, or all that fit a filter. Pure, so that it can be tested alone. */
export interface Selection {
  readonly ids: ReadonlySet<string>;
  /** All that fit, also those not read yet. */
  readonly all: boolean;
  /** The row the last choice was made at: a range begins there. */
  readonly anchor: number | null;
}

export const nobody: Selection = { ids: new Set(), all: false, anchor: null };

export function isChosen(selection: Selection, id: string): boolean {
  return selection.all || selection.ids.has(id);
}

/** Turns one row; with `range` every row from the last choice to this one becomes chosen. */
export function turn(
  selection: Selection,
  rows: readonly { readonly id: string }[],
  index: number,
  range: boolean,
): Selection {
  const row = rows[index];
  if (!row) return selection;
  // Out of "all" one goes back to those that are read: the rest cannot be named.
  const ids = new Set(selection.all ? rows.map(({ id }) => id) : selection.ids);
  if (range && selection.anchor !== null) {
    const [from, to] = [Math.min(selection.anchor, index), Math.max(selection.anchor, index)];
    for (const each of rows.slice(from, to + 1)) ids.add(each.id);
  } else if (ids.has(row.id)) ids.delete(row.id);
  else ids.add(row.id);
  return { ids, all: false, anchor: index };
}

/** Every row that is read, or none when they all are chosen already. */
export function turnShown(selection: Selection, rows: readonly { readonly id: string }[]): Selection {
  const every = selection.all || rows.every(({ id }) => selection.ids.has(id));
  return every ? nobody : { ids: new Set(rows.map(({ id }) => id)), all: false, anchor: null };
}
