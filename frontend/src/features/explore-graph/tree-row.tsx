import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { ChevronDown, ChevronRight, CornerDownRight } from "lucide-react";
import { memo } from "react";
import { circleWords, leafOf, nextWords, stageWords } from "@/entities/contact/model";
import type { Branch } from "@/entities/network/model";
import { cx } from "@/lib/cx";
import { dayBrief, dayShort, listOf } from "@/lib/format";
import { Icon } from "@/ui/icon";
import { MiniLeaf } from "@/ui/mini-leaf";

/** The columns of the list on a desk; on a phone a row is three lines. */
export const columns =
  "desk:grid desk:grid-cols-[minmax(16rem,2.1fr)_minmax(8rem,1fr)_minmax(10rem,1.4fr)_minmax(12rem,1.8fr)] desk:gap-x-5";

const indents = ["", "pl-7", "pl-14", "pl-21", "pl-28", "pl-32"] as const;

interface TreeRowProps {
  readonly branch: Branch;
  readonly names: ReadonlyMap<string, string>;
  readonly today: Temporal.PlainDate;
  readonly folded: boolean;
  readonly current: boolean;
  readonly onFold: (id: string, shut: boolean) => void;
  readonly onFocus: (id: string) => void;
  readonly onOpen: (id: string) => void;
}

/** One person: who they are, how one got the name, where it stands, what comes next. */
export const TreeRow = memo(function TreeRow(props: TreeRowProps) {
  const { branch, names, today, folded, current, onFold, onFocus, onOpen } = props;
  const { t } = useLingui();
  const { person, edge, level, children, others } = branch;
  const giver = (id: string) => (names.get(id) ?? "").split(" ")[0] ?? "";
  const named = children.length;
  let got: string;
  if (edge) got = t`${giver(edge.from_id)}, ${dayBrief(edge.named_on)}`;
  else if (person.degree === null) got = t`Not asked yet`;
  else got = person.circle ? t(circleWords[person.circle]) : t`You know each other`;
  const also = [...new Set(others.map((one) => giver(one.from_id)))].filter(Boolean);
  const stands = [
    person.met_on
      ? t`Met ${dayBrief(person.met_on)}`
      : person.wanted
        ? t`You want to reach`
        : t(stageWords[person.stage]),
    person.champion ? t`Champion` : null,
    named > 0 && !person.champion ? plural(named, { one: "Gave one name", other: "Gave # names" }) : null,
  ].filter(Boolean);
  const leaf = leafOf(person.next_kind, person.next_on, today);
  const work = [person.headline, person.organization_name].find(Boolean);
  const Fold = folded ? ChevronRight : ChevronDown;
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the tree has the keys
    <li
      role="treeitem"
      data-person={person.id}
      aria-level={level}
      aria-expanded={named > 0 ? !folded : undefined}
      aria-selected={current}
      tabIndex={current ? 0 : -1}
      onFocus={() => onFocus(person.id)}
      onClick={() => onOpen(person.id)}
      className={cx(
        "relative min-h-13 cursor-pointer items-center border-b border-line py-3 outline-offset-[-2px] hover:bg-sheet",
        columns,
      )}
    >
      <span
        className={cx("flex min-w-0 items-center gap-2.5", indents[Math.min(level - 1, indents.length - 1)])}
      >
        {level > 1 ? <Icon of={CornerDownRight} size="button" className="text-edge" /> : null}
        <span className="min-w-0">
          <span className="text-item font-semibold">{person.display_name}</span>{" "}
          {work ? <span className="text-support text-muted">{work}</span> : null}
        </span>
        {named > 0 ? (
          <span
            aria-hidden
            className="-my-3 flex size-11 shrink-0 items-center justify-center text-muted desk:size-8"
            onClick={(event) => {
              event.stopPropagation();
              onFold(person.id, !folded);
            }}
          >
            <Icon of={Fold} size="chip" />
          </span>
        ) : null}
      </span>
      <span
        className={cx(
          "block text-support text-muted desk:pl-0 desk:text-body",
          indents[Math.min(level - 1, 5)],
        )}
      >
        <span className="sr-only">{t`, name from: `}</span>
        {got}
        {also.length > 0 ? <span className="text-support">{t`, also ${listOf(also)}`}</span> : null}
      </span>
      <span
        className={cx(
          "block text-support text-muted desk:pl-0 desk:text-body",
          indents[Math.min(level - 1, 5)],
        )}
      >
        <span className="sr-only">{t`, stands: `}</span>
        {stands.join(". ")}
      </span>
      <span
        className={cx(
          "flex items-center gap-2 pt-1 text-body desk:pt-0 desk:pl-0",
          indents[Math.min(level - 1, 5)],
        )}
      >
        <span className="sr-only">{t`, next: `}</span>
        {person.next_kind === "none" ? null : <MiniLeaf state={leaf} />}
        <span>
          {person.next_title || t(nextWords[person.next_kind])}
          {person.next_on ? (
            <span className={leaf === "broken" ? "text-wax" : "text-muted"}>
              {leaf === "broken" ? t`, the day passed` : t`, ${dayShort(person.next_on)}`}
            </span>
          ) : null}
        </span>
      </span>
    </li>
  );
});
