import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import type { Import, ImportRow } from "@/entities/import/queries";
import { Button } from "@/ui/button";
import { Tabs } from "@/ui/tabs";
import { PreviewErrors } from "./preview-errors";
import { PreviewRows } from "./preview-rows";

interface PreviewProps {
  readonly workspaceId: string;
  readonly record: Import;
  readonly busy: boolean;
  readonly onCommit: () => void;
  readonly onCancel: () => void;
}

type Shown = ImportRow["state"];

/** What the file holds: who is new, who is there already, and what needs a look, before anybody is added. */
export function Preview({ workspaceId, record, busy, onCommit, onCancel }: PreviewProps) {
  const { t } = useLingui();
  const [shown, setShown] = useState<Shown>(
    record.new > 0 ? "new" : record.duplicates > 0 ? "duplicate" : "error",
  );
  const { new: fresh, duplicates, errors } = record;
  const shared = { workspaceId, importId: record.id };
  return (
    <div>
      <p className="pb-6 text-body">
        <Plural
          value={fresh}
          _0="Nobody would be added."
          one="# person would be added."
          other="# people would be added."
        />{" "}
        <Plural
          value={duplicates}
          _0=""
          one="# row is somebody who is there already, or twice in the file: it is left out."
          other="# rows are people who are there already, or twice in the file: they are left out."
        />{" "}
        <Plural
          value={errors}
          _0=""
          one="# row needs a look and is not added as it is."
          other="# rows need a look and are not added as they are."
        />
      </p>
      <div className="sticky top-0 z-10 -mx-5 flex flex-col gap-2 border-b border-line bg-paper px-5 pb-4 desk:mx-0 desk:flex-row desk:items-center desk:px-0 desk:pt-4">
        <Button
          kind="filled"
          busy={busy}
          blocked={fresh === 0 && t`There is nobody to add. Take a row in below, or choose another file.`}
          onClick={onCommit}
        >
          {fresh === 0 ? (
            <Trans>Add them</Trans>
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
              content: <PreviewRows {...shared} state="new" none={t`Nobody in this file is new.`} />,
            },
            {
              value: "duplicate",
              label: <Trans>There already</Trans>,
              content: (
                <PreviewRows {...shared} state="duplicate" none={t`Nobody in this file is there already.`} />
              ),
            },
            {
              value: "in_file_twice",
              label: <Trans>Twice in the file</Trans>,
              content: <PreviewRows {...shared} state="in_file_twice" none={t`No row stands twice.`} />,
            },
            {
              value: "error",
              label: <Trans>Need a look</Trans>,
              content: <PreviewErrors {...shared} />,
            },
          ]}
        />
      </div>
    </div>
  );
}
