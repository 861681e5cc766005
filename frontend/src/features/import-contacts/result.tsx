import { Plural, Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { Import } from "@/entities/import/queries";
import { Button } from "@/ui/button";
import { Section } from "@/ui/section";
import { PreviewErrors } from "./preview-errors";

interface ResultProps {
  readonly workspaceId: string;
  readonly record: Import;
}

/** What came of it, and where to go from here. */
export function Result({ workspaceId, record }: ResultProps) {
  return (
    <div className="flex flex-col gap-8">
      <p className="font-serif text-lede text-muted">
        <Plural
          value={record.added}
          _0="Nobody was added."
          one="# person is among your contacts."
          other="# people are among your contacts."
        />{" "}
        <Plural value={record.duplicates} _0="" one="# was there already." other="# were there already." />
      </p>
      <div className="flex flex-col gap-2 desk:flex-row">
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
      </div>
      {record.errors > 0 ? (
        <Section label={<Plural value={record.errors} one="# row needs a look" other="# rows need a look" />}>
          <PreviewErrors workspaceId={workspaceId} importId={record.id} />
        </Section>
      ) : null}
    </div>
  );
}
