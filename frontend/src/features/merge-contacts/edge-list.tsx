import { useLingui } from "@lingui/react/macro";
import type { MergePreview } from "@/entities/duplicate/queries";
import { dayShort } from "@/lib/format";

type Edge = MergePreview["edges_before"][number];

interface EdgeListProps {
  readonly label: string;
  readonly none: string;
  readonly edges: readonly Edge[];
  /** Also say what becomes of each. */
  readonly fates?: boolean;
}

/** Who gave whose name: one line a referral. */
export function EdgeList({ label, none, edges, fates = false }: EdgeListProps) {
  const { t } = useLingui();
  const words: Record<string, string> = {
    stays: "",
    moves: t`goes over`,
    combined: t`made one with its double`,
    dropped: t`dropped: it would lead to itself`,
  };
  return (
    <div>
      <h3 className="pb-1 text-tiny font-semibold text-muted">{label}</h3>
      {edges.length === 0 ? <p className="text-support text-muted">{none}</p> : null}
      <ul className="flex flex-col gap-1.5">
        {edges.map((edge) => {
          const fate = fates ? words[edge.fate] : "";
          return (
            <li key={edge.id} className="text-support">
              {t`${edge.from_contact.display_name} named ${edge.to_contact.display_name}`}
              <span className="text-muted">
                {" "}
                {dayShort(edge.named_on)}
                {fate ? `, ${fate}` : ""}
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
