import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useEffect, useRef } from "react";
import { type Station, stationOf } from "@/entities/import/model";
import { useCancelImport, useCommitImport, useUndoImport } from "@/entities/import/mutations";
import type { Import } from "@/entities/import/queries";
import { useProblemWords } from "@/i18n/use-problem-words";
import { announce } from "@/lib/notices";
import { Button } from "@/ui/button";
import { ErrorRetry } from "@/ui/error-retry";
import { Page } from "@/ui/page";
import { PageHead } from "@/ui/page-head";
import { TextLink } from "@/ui/text-link";
import { FileOptions } from "./file-options";
import { MappingStep } from "./mapping-step";
import { Preview } from "./preview";
import { Progress } from "./progress";
import { Result } from "./result";
import { Undone } from "./undone";

interface ImportViewProps {
  readonly workspaceId: string;
  readonly record: Import;
  /** The contacts room has changed: what it shows is asked for anew. */
  readonly onAdded: () => void;
}

/** One file on its way in: it is read, looked at, added. */
export function ImportView({ workspaceId, record, onAdded }: ImportViewProps) {
  const { t } = useLingui();
  const words = useProblemWords();
  const commit = useCommitImport(workspaceId, record.id);
  const cancel = useCancelImport(workspaceId, record.id);
  const undo = useUndoImport(workspaceId, record.id);
  const station = stationOf(record.state, commit.isPending || commit.isSuccess);
  const previous = useRef(station);
  const said: Record<Station, string> = {
    reading: t`The file is being read.`,
    looking: t`The file is read. Look at the rows before they are added.`,
    mapping: t`Say which column holds what.`,
    adding: t`The people are being added.`,
    leaving: t`The people are being taken back.`,
    undone: t`Done: it is as it was before.`,
    done: t`Done: ${record.added} people added.`,
    stopped: t`Nothing was added.`,
  };
  const sentence = said[station];
  // What was counted while the file was read says nothing of what follows.
  const underWay = record.state === "ready" ? { ...record.progress, done: 0 } : record.progress;
  useEffect(() => {
    if (previous.current === station) return;
    previous.current = station;
    announce(sentence);
    if (station === "done" || station === "undone") onAdded();
  }, [station, sentence, onAdded]);

  const titles: Record<Station, ReactNode> = {
    reading: <Trans>Reading {record.filename}</Trans>,
    looking: <Trans>Look before they are added</Trans>,
    mapping: <Trans>Which column holds what?</Trans>,
    adding: <Trans>Adding them</Trans>,
    leaving: <Trans>Taking them back</Trans>,
    undone: <Trans>As it was before</Trans>,
    done: <Trans>They are here</Trans>,
    stopped:
      record.state === "cancelled" ? (
        <Trans>Left where it was</Trans>
      ) : (
        <Trans>This file could not be read</Trans>
      ),
  };
  return (
    <Page>
      <PageHead
        over={
          <TextLink asChild>
            <Link to="/contacts/import">
              <Trans>Bring a list from a file</Trans>
            </Link>
          </TextLink>
        }
        title={titles[station]}
        lede={
          station === "looking" ? (
            <Trans>{record.filename}. Nothing is added yet.</Trans>
          ) : station === "mapping" ? (
            <Trans>We do not know the columns of {record.filename}. Here is what stands in them.</Trans>
          ) : null
        }
      />
      {commit.error ? (
        <div className="pb-6">
          <ErrorRetry onRetry={() => commit.mutate()}>{words(commit.error)}</ErrorRetry>
        </div>
      ) : null}
      {station === "reading" || station === "adding" ? (
        <Progress progress={underWay} adding={station === "adding"}>
          <Button kind="quiet" flush busy={cancel.isPending} onClick={() => cancel.mutate()}>
            <Trans>Stop, and add nobody</Trans>
          </Button>
        </Progress>
      ) : null}
      {station === "looking" ? (
        <Preview
          workspaceId={workspaceId}
          record={record}
          busy={commit.isPending}
          onCommit={() => commit.mutate()}
          onCancel={() => cancel.mutate()}
        />
      ) : null}
      {station === "mapping" && record.columns ? (
        <MappingStep
          workspaceId={workspaceId}
          record={record}
          columns={record.columns}
          onCancel={() => cancel.mutate()}
        />
      ) : null}
      {undo.error ? (
        <div className="pb-6">
          <ErrorRetry onRetry={() => undo.mutate()}>{words(undo.error)}</ErrorRetry>
        </div>
      ) : null}
      {station === "leaving" ? (
        <p className="text-body text-muted">
          <Trans>One moment</Trans>
        </p>
      ) : null}
      {station === "done" ? (
        <Result
          workspaceId={workspaceId}
          record={record}
          busy={undo.isPending}
          onUndo={() => undo.mutate()}
        />
      ) : null}
      {station === "undone" ? <Undone workspaceId={workspaceId} record={record} /> : null}
      {station === "stopped" ? (
        <div className="flex flex-col items-start gap-5">
          <p className="font-serif text-lede text-muted">
            {record.problem?.detail ?? <Trans>Nothing was added. The file can be brought again.</Trans>}
          </p>
          {record.state === "failed" && !record.problem?.code.startsWith("wrong_file") ? (
            <div className="w-full">
              <FileOptions workspaceId={workspaceId} record={record} />
            </div>
          ) : null}
          <Button kind="filled" asChild>
            <Link to="/contacts/import">
              <Trans>Choose another file</Trans>
            </Link>
          </Button>
        </div>
      ) : null}
    </Page>
  );
}
