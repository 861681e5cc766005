import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useChooseAll } from "@/entities/import/mutations";
import type { Import, ImportRow } from "@/entities/import/queries";
import { Button } from "@/ui/button";
import { Tabs } from "@/ui/tabs";
import { TextLink } from "@/ui/text-link";
import { EdgesStep } from "./edges-step";
import { FileOptions } from "./file-options";
import { MappingStep } from "./mapping-step";
import { PreviewErrors } from "./preview-errors";
import { PreviewRows } from "./preview-rows";

interface PreviewProps {
  readonly workspaceId: string;
  readonly record: Import;
  readonly busy: boolean;
  readonly onCommit: () => void;
  readonly onCancel: () => void;
}

type Shown = ImportRow["state"] | "edges";

/** What the file holds: who is new, who is there already, and what needs a look, before anybody is added. */
export function Preview({ workspaceId, record, busy, onCommit, onCancel }: PreviewProps) {
  const { t } = useLingui();
  const [shown, setShown] = useState<Shown>(
    record.new > 0 ? "new" : record.duplicates > 0 ? "duplicate" : "error",
  );
  const { new: fresh, duplicates, errors, updates, edges, forgotten } = record;
  const all = useChooseAll(workspaceId, record.id);
  const nothing = fresh === 0 && updates === 0;
  const shared = { workspaceId, importId: record.id };
  return (
    <div>
      {record.same_as_id ? (
        <p className="pb-3 text-body">
          <Trans>You brought this very file before.</Trans>{" "}
          <TextLink asChild>
            <Link to="/contacts/import/$importId" params={{ importId: record.same_as_id }}>
              <Trans>See what became of it</Trans>
            </Link>
          </TextLink>
        </p>
      ) : null}
      <p className="pb-3 text-body">
        <Plural
          value={fresh}
          _0="Nobody would be added."
          one="# person would be added."
          other="# people would be added."
        />{" "}
        <Plural
          value={duplicates}
          _0=""
          one="# row is somebody who is there already, or twice in the file."
          other="# rows are people who are there already, or twice in the file."
        />{" "}
        <Plural
          value={updates}
          _0=""
          one="# of them would be brought up to date."
          other="# of them would be brought up to date."
        />{" "}
        <Plural
          value={errors}
          _0=""
          one="# row needs a look and is not added as it is."
          other="# rows need a look and are not added as they are."
        />{" "}
        <Plural
          value={forgotten}
          _0=""
          one="# row is somebody who asked to be forgotten; it is left out."
          other="# rows are people who asked to be forgotten; they are left out."
        />
      </p>
      {edges > 0 ? (
        <p className="pb-3 text-body">
          <Plural
            value={edges}
            one="# row says who gave you a name."
            other="# rows say who gave you a name."
          />{" "}
          <Button kind="quiet" flush onClick={() => setShown("edges")}>
            <Trans>Say whether that is so</Trans>
          </Button>
        </p>
      ) : null}
      <FileOptions workspaceId={workspaceId} record={record} />
      {record.columns ? (
        <details className="pb-6">
          <summary className="min-h-11 cursor-pointer py-2.5 text-body text-muted hover:text-ink">
            {record.columns.remembered ? (
              <Trans>Columns as you said last time. Not right?</Trans>
            ) : (
              <Trans>Which column holds what</Trans>
            )}
          </summary>
          <MappingStep workspaceId={workspaceId} record={record} columns={record.columns} />
        </details>
      ) : null}
      <div className="sticky top-0 z-10 -mx-5 flex flex-col gap-2 border-b border-line bg-paper px-5 pb-4 desk:mx-0 desk:flex-row desk:items-center desk:px-0 desk:pt-4">
        <Button
          kind="filled"
          busy={busy}
          blocked={nothing && t`There is nobody to add. Take a row in below, or choose another file.`}
          onClick={onCommit}
        >
          {fresh === 0 ? (
            updates > 0 ? (
              <Plural value={updates} one="Update # person" other="Update # people" />
            ) : (
              <Trans>Add them</Trans>
            )
          ) : (
            <Plural value={fresh} one="Add # person" other="Add # people" />
          )}
        </Button>
        <Button kind="quiet" onClick={onCancel}>
          <Trans>Leave the file, add nobody</Trans>
        </Button>
      </div>
      <div className="pt-6">
        <Tabs<Shown>
          label={t`Rows of the file`}
          value={shown}
          onChange={setShown}
          tabs={[
            {
              value: "new",
              label: <Trans>New</Trans>,
              count: fresh,
              content: <PreviewRows {...shared} state="new" none={t`Nobody in this file is new.`} />,
            },
            {
              value: "duplicate",
              label: <Trans>There already</Trans>,
              content: (
                <>
                  {duplicates > 0 ? (
                    <div className="flex flex-wrap gap-x-5 pb-2">
                      <Button
                        kind="quiet"
                        flush
                        busy={all.isPending}
                        onClick={() => all.mutate({ state: "duplicate", choice: "update" })}
                      >
                        <Trans>Update all of them</Trans>
                      </Button>
                      <Button
                        kind="quiet"
                        flush
                        busy={all.isPending}
                        onClick={() => all.mutate({ state: "duplicate", choice: "skip" })}
                      >
                        <Trans>Leave all of them out</Trans>
                      </Button>
                      <p className="basis-full font-serif text-reason text-muted">
                        <Trans>An update fills what is empty. What you typed stays.</Trans>
                      </p>
                    </div>
                  ) : null}
                  <PreviewRows
                    {...shared}
                    state="duplicate"
                    none={t`Nobody in this file is there already.`}
                  />
                </>
              ),
            },
            {
              value: "in_file_twice",
              label: <Trans>Twice in the file</Trans>,
              content: <PreviewRows {...shared} state="in_file_twice" none={t`No row stands twice.`} />,
            },
            ...(forgotten > 0
              ? [
                  {
                    value: "forgotten" as const,
                    label: <Trans>Asked to be forgotten</Trans>,
                    content: <PreviewRows {...shared} state="forgotten" none="" closed />,
                  },
                ]
              : []),
            ...(edges > 0
              ? [
                  {
                    value: "edges" as const,
                    label: <Trans>Who named whom</Trans>,
                    content: <EdgesStep {...shared} />,
                  },
                ]
              : []),
            {
              value: "error",
              label: <Trans>Need a look</Trans>,
              count: errors,
              content: <PreviewErrors {...shared} />,
            },
          ]}
        />
      </div>
    </div>
  );
}
