import { Trans } from "@lingui/react/macro";
import { useEffect, useState } from "react";
import { calledName } from "@/entities/meeting/model";
import { keptName } from "@/entities/meeting/queries";
import { useNotebook } from "@/entities/meeting/use-notebook";
import { Page } from "@/ui/page";
import { PageHead } from "@/ui/page-head";
import { Skeleton } from "@/ui/skeleton";
import { LostNotes } from "./lost-notes";

/** A meeting that the server has no more, with what was noted of it on this device. */
export function GoneMeeting({ meetingId }: { readonly meetingId: string }) {
  const notebook = useNotebook(meetingId);
  const [name, setName] = useState<string | null>(null);
  useEffect(() => void keptName(meetingId).then(setName), [meetingId]);
  const shown = name ?? "";
  return (
    <Page>
      <PageHead
        title={
          shown ? <Trans>The meeting with {shown}</Trans> : <Trans>A meeting that is no longer there</Trans>
        }
      />
      {notebook.book ? (
        <LostNotes why="deleted" name={calledName(shown)} book={notebook.book} onForget={notebook.close} />
      ) : (
        <Skeleton rows={3} />
      )}
    </Page>
  );
}
