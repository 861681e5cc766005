import type { ReactNode } from "react";
import { cx } from "@/lib/cx";

interface DataTableProps {
  readonly label: string;
  readonly head: readonly string[];
  /** The first cell of a row names it; the others are numbers or words. */
  readonly rows: readonly (readonly ReactNode[])[];
}

/** The numbers of a chart, in rows. */
export function DataTable({ label, head, rows }: DataTableProps) {
  return (
    <div className="overflow-x-auto">
      <table aria-label={label} className="tabular w-full border-collapse text-support">
        <thead>
          <tr className="border-b border-edge text-left text-tiny text-muted">
            {head.map((title, index) => (
              <th
                key={title}
                scope="col"
                className={cx("py-1.5 font-semibold", index > 0 && "pl-4 text-right")}
              >
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            // Rows keep their order as long as the table stands.
            // oxlint-disable-next-line react/no-array-index-key
            <tr key={at} className="border-b border-line last:border-b-0">
              {row.map((cell, index) =>
                index === 0 ? (
                  // oxlint-disable-next-line react/no-array-index-key
                  <th key={index} scope="row" className="py-1.5 text-left font-normal">
                    {cell}
                  </th>
                ) : (
                  // oxlint-disable-next-line react/no-array-index-key
                  <td key={index} className="py-1.5 pl-4 text-right">
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
