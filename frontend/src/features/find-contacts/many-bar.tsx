import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Archive, ArchiveRestore, Handshake, Tag, Trash2, Users, X } from "lucide-react";
import { useEffect, useState } from "react";
import { circles } from "@/entities/contact/model";
import { announce } from "@/lib/notices";
import { Button } from "@/ui/button";
import { IconButton } from "@/ui/icon-button";
import { Menu } from "@/ui/menu";
import { TagMany } from "./tag-many";
import type { Choosing } from "./use-choosing";
import { useMany } from "./use-many";

interface ManyBarProps {
  readonly workspaceId: string;
  readonly choosing: Choosing;
  /** Those put away are shown: they can be brought back. */
  readonly away: boolean;
  /** How many fit in all, if that is known. */
  readonly total: number | null;
  /** Rows that are read. */
  readonly read: number;
}

/** What can be done with everybody chosen; each of it can be taken back. */
export function ManyBar({ workspaceId, choosing, away, total, read }: ManyBarProps) {
  const { t } = useLingui();
  const many = useMany(workspaceId, choosing);
  const [tagging, setTagging] = useState<"tag" | "untag" | null>(null);
  const { count } = choosing;
  useEffect(() => {
    announce(count === null ? t`All are chosen.` : t`${count} chosen.`);
  }, [count, t]);
  return (
    <div
      role="toolbar"
      aria-label={t`With the people chosen`}
      className="no-print sticky bottom-20 z-10 -mx-5 mt-4 flex flex-wrap items-center gap-x-2 gap-y-0 border-y border-line bg-sheet px-5 py-1.5 shadow-high desk:bottom-3 desk:mx-0 desk:rounded-sheet desk:border-x desk:py-2"
    >
      <p className="mr-2 text-label font-semibold">
        {count === null ? (
          <Trans>All of them</Trans>
        ) : (
          <Plural value={count} one="# chosen" other="# chosen" />
        )}
      </p>
      {!choosing.all && choosing.everyShown && (total === null || total > read) ? (
        <Button kind="quiet" onClick={choosing.chooseAll}>
          {total === null ? <Trans>Choose all that fit</Trans> : <Trans>Choose all {total} that fit</Trans>}
        </Button>
      ) : null}
      {away ? null : (
        <Button
          kind="quiet"
          icon={Handshake}
          busy={many.busy}
          onClick={() =>
            void many.change(
              { action: "set_known", known: true },
              (people) => t`${people} counted among those you know.`,
            )
          }
        >
          <Trans>I know them</Trans>
        </Button>
      )}
      <Button kind="quiet" icon={Tag} onClick={() => setTagging("tag")}>
        <Trans>Tag</Trans>
      </Button>
      <Button kind="quiet" onClick={() => setTagging("untag")}>
        <Trans>Take a tag away</Trans>
      </Button>
      <Menu
        trigger={
          <Button kind="quiet" icon={Users}>
            <Trans>From where</Trans>
          </Button>
        }
        items={[
          ...circles.map(({ value, label }) => ({
            id: value,
            label: t(label),
            onSelect: () =>
              void many.change(
                { action: "set_circle", circle: value },
                (people) => t`${people}: ${t(label)}.`,
              ),
          })),
          {
            id: "none",
            label: t`Not said`,
            apart: true,
            onSelect: () =>
              void many.change({ action: "set_circle" }, (people) => t`${people}: from where is not said.`),
          },
        ]}
      />
      {away ? (
        <Button
          kind="quiet"
          icon={ArchiveRestore}
          busy={many.busy}
          onClick={() => void many.change({ action: "unarchive" }, (people) => t`${people} brought back.`)}
        >
          <Trans>Bring back</Trans>
        </Button>
      ) : (
        <Button
          kind="quiet"
          icon={Archive}
          busy={many.busy}
          onClick={() => void many.change({ action: "archive" }, (people) => t`${people} put away.`)}
        >
          <Trans>Put away</Trans>
        </Button>
      )}
      <Button
        kind="quiet"
        icon={Trash2}
        className="text-wax hover:text-wax"
        busy={many.busy}
        onClick={() => void many.change({ action: "delete" }, (people) => t`${people} deleted.`)}
      >
        <Trans>Delete</Trans>
      </Button>
      <IconButton icon={X} label={t`Choose nobody`} className="ml-auto" onClick={choosing.clear} />
      {tagging ? (
        <TagMany
          workspaceId={workspaceId}
          action={tagging}
          busy={many.busy}
          onClose={() => setTagging(null)}
          onTag={(tag) =>
            many.change({ action: tagging, tag }, (people) =>
              tagging === "tag" ? t`${people} tagged ${tag}.` : t`${tag} taken away from ${people}.`,
            )
          }
        />
      ) : null}
    </div>
  );
}
