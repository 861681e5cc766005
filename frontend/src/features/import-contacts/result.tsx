import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { type Import, type ImportRow, rejectsHref } from "@/entities/import/queries";
import { KeptTwice } from "@/entities/duplicate/kept-twice";
import { useWorkspace } from "@/entities/session/use-session";
import { dayIn, dayShort } from "@/lib/format";
import { Button } from "@/ui/button";
import { Section } from "@/ui/section";
import { Tabs } from "@/ui/tabs";
import { EdgesStep } from "./edges-step";
import { PreviewErrors } from "./preview-errors";
import { PreviewRows } from "./preview-rows";

interface ResultProps {
  readonly workspaceId: string;
  readonly record: Import;
  readonly busy: boolean;
  readonly onUndo: () => void;
}

/** What came of it, row by row, where to go from here, and the way back. */
export function Result({ workspaceId, record, busy, onUndo }: ResultProps) {
  const { t } = useLingui();
  const { time_zone: zone } = useWorkspace();
  const [shown, setShown] = useState<ImportRow["state"] | "edges">(record.new > 0 ? "new" : "duplicate");
  const shared = { workspaceId, importId: record.id };
  const until = record.undo_until ? dayShort(dayIn(record.undo_until, zone)) : null;
  return (
    <div className="flex flex-col gap-8">
      <p className="font-serif text-lede text-muted">
        <Plural
          value={record.added}
          _0="Nobody was added."
          one="# person is among your contacts."
          other="# people are among your contacts."
        />{" "}
        <Plural
          value={record.updated}
          _0=""
          one="# was brought up to date."
          other="# were brought up to date."
        />{" "}
        <Plural
          value={record.duplicates - record.updates}
          _0=""
          one="# was there already."
          other="# were there already."
        />{" "}
        <Plural
          value={record.edges_added}
          _0=""
          one="# referral was added."
          other="# referrals were added."
        />
      </p>
      {record.problem ? <p className="text-body text-wax">{record.problem.detail}</p> : null}
      <div className="flex flex-col gap-2 desk:flex-row desk:flex-wrap">
        <Button kind="filled" asChild>
          <Link to="/contacts">
            <Trans>See your contacts</Trans>
          </Link>
        </Button>
        <Button kind="quiet" asChild>
          <Link to="/contacts/starters">
            <Trans>Whom to ask first</Trans>
          </Link>
        </Button>
        {until ? (
          <Button kind="quiet" busy={busy} onClick={onUndo}>
            <Trans>Take it all back</Trans>
          </Button>
        ) : null}
      </div>
      {until ? (
        <p className="-mt-5 font-serif text-reason text-muted">
          <Trans>
            You can take it back until {until}. Whoever you have written to, called or met since then stays.
          </Trans>
        </p>
      ) : null}
      <p className="-mt-3 text-body empty:hidden">
        <KeptTwice workspaceId={workspaceId} />
      </p>
      {record.errors > 0 ? (
        <Section label={<Plural value={record.errors} one="# row needs a look" other="# rows need a look" />}>
          <Button asChild className="mb-4">
            <a href={rejectsHref(workspaceId, record.id)} download>
              <Trans>Have these rows as a file</Trans>
            </a>
          </Button>
          <PreviewErrors workspaceId={workspaceId} importId={record.id} />
        </Section>
      ) : null}
      <Section label={<Trans>Row by row</Trans>}>
        <Tabs<ImportRow["state"] | "edges">
          label={t`Rows of the file`}
          value={shown}
          onChange={setShown}
          tabs={[
            {
              value: "new",
              label: <Trans>New</Trans>,
              content: <PreviewRows {...shared} closed state="new" none={t`Nobody in this file was new.`} />,
            },
            {
              value: "duplicate",
              label: <Trans>There already</Trans>,
              content: (
                <PreviewRows
                  {...shared}
                  closed
                  state="duplicate"
                  none={t`Nobody in this file was there already.`}
                />
              ),
            },
            ...(record.edges > 0
              ? [
                  {
                    value: "edges" as const,
                    label: <Trans>Who named whom</Trans>,
                    content: <EdgesStep {...shared} closed />,
                  },
                ]
              : []),
          ]}
        />
      </Section>
    </div>
  );
}
