import { useLingui } from "@lingui/react/macro";
import { leafOf, nextWords } from "./model";
import type { ContactRow } from "./queries";
import { dayShort } from "@/lib/format";
import { MiniLeaf } from "@/ui/mini-leaf";

interface NextStepProps {
  readonly row: Pick<ContactRow, "next_kind" | "next_on">;
  readonly today: Temporal.PlainDate;
}

/** The one next step in a row: shape, words, day. */
export function NextStep({ row, today }: NextStepProps) {
  const { t } = useLingui();
  const state = leafOf(row.next_kind, row.next_on, today);
  const passed = state === "broken";
  return (
    <span className="inline-flex items-center gap-2 text-body">
      {row.next_kind === "none" ? null : <MiniLeaf state={state} />}
      <span className={row.next_kind === "none" ? "text-muted" : ""}>
        {t(nextWords[row.next_kind])}
        {row.next_on ? (
          <span className={passed ? "text-wax" : "text-muted"}>
            {passed ? t`, the day passed` : t`, ${dayShort(row.next_on)}`}
          </span>
        ) : null}
      </span>
    </span>
  );
}
