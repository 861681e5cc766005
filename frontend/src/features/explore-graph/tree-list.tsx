import { Trans, useLingui } from "@lingui/react/macro";
import { useNavigate } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { type Branch, rowsOf } from "@/entities/network/model";
import type { Network } from "@/entities/network/queries";
import { RuleMark } from "@/entities/rule/rule-mark";
import { Button } from "@/ui/button";
import { columns, TreeRow } from "./tree-row";
import { useTreeKeys } from "./use-tree-keys";
import { cx } from "@/lib/cx";

interface TreeListProps {
  readonly roots: readonly Branch[];
  readonly network: Network;
  readonly today: Temporal.PlainDate;
}

/** Rows drawn at once; a search of this size is seldom, and the rest is one press away. */
const step = 300;
const nobody: ReadonlySet<string> = new Set();

/** Who led to whom as an indented list, walked by keys: the same people as in the drawings, each with one next step. */
export function TreeList({ roots, network, today }: TreeListProps) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const [folded, setFolded] = useState<ReadonlySet<string>>(nobody);
  const [room, setRoom] = useState(step);
  const all = useMemo(() => rowsOf(roots, folded), [roots, folded]);
  const rows = useMemo(() => all.slice(0, room), [all, room]);
  const names = useMemo(
    () => new Map(network.people.map((person) => [person.id, person.display_name])),
    [network],
  );
  const fold = (id: string, shut: boolean) =>
    setFolded((old) => {
      const next = new Set(old);
      if (shut) next.add(id);
      else next.delete(id);
      return next;
    });
  const open = (id: string) => void navigate({ to: "/contacts/$contactId", params: { contactId: id } });
  const { list, at, setAt, onKeyDown } = useTreeKeys(rows, folded, fold, open);
  return (
    <div className="pb-8">
      <div
        aria-hidden
        className={cx("hidden border-b border-line pb-2 text-support font-semibold text-muted", columns)}
      >
        <span>{t`Who led to whom`}</span>
        <span>{t`How you got the name`}</span>
        <span>{t`Where it stands`}</span>
        <span>{t`Next`}</span>
      </div>
      <ul
        ref={list}
        role="tree"
        aria-label={t`Who led to whom`}
        className="border-t border-line desk:border-t-0"
        onKeyDown={onKeyDown}
      >
        {rows.map((branch) => (
          <TreeRow
            key={branch.person.id}
            branch={branch}
            names={names}
            today={today}
            folded={folded.has(branch.person.id)}
            current={branch.person.id === at}
            onFold={fold}
            onFocus={setAt}
            onOpen={open}
          />
        ))}
      </ul>
      {all.length > rows.length ? (
        <Button kind="quiet" flush onClick={() => setRoom(room + step)}>
          <Trans>Show {Math.min(step, all.length - rows.length)} more</Trans>
        </Button>
      ) : null}
      <p className="pt-4 text-support text-muted">
        <Trans>
          Solid is promised, outlined is set or due, dashed is a suggestion. Everyone here has a next step.
        </Trans>{" "}
        <RuleMark id="NET-12" />
      </p>
    </div>
  );
}
