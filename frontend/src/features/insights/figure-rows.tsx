import type { ReactNode } from "react";

interface FigureRow {
  readonly key: string;
  readonly label: ReactNode;
  readonly mark: ReactNode;
  /** The value, written beside. */
  readonly value: ReactNode;
}

/** Rows of a chart: a word, its dots or bar, its number. */
export function FigureRows({ rows }: { readonly rows: readonly FigureRow[] }) {
  return (
    <ul className="flex flex-col gap-2">
      {rows.map((row) => (
        <li key={row.key} className="grid min-h-6 grid-cols-[7.5rem_minmax(0,1fr)_auto] items-center gap-x-3">
          <span className="truncate text-support">{row.label}</span>
          <span className="min-w-0 overflow-hidden">{row.mark}</span>
          <span className="tabular text-right text-support">{row.value}</span>
        </li>
      ))}
    </ul>
  );
}
