import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { ImportRow } from "@/entities/import/queries";
import { Checkbox } from "@/ui/checkbox";
import { Segmented } from "@/ui/segmented";
import { TextLink } from "@/ui/text-link";

interface RowChoiceProps {
  readonly row: ImportRow;
  readonly closed: boolean;
  readonly onChoose: (choice: ImportRow["choice"]) => void;
}

/** One row: taken in or not; whoever is there already can also be brought up to date. */
export function RowChoice({ row, closed, onChoose }: RowChoiceProps) {
  const { t } = useLingui();
  const name = (
    <span>
      <span className="font-semibold">{row.display_name}</span>{" "}
      <span className="tabular text-tiny text-faint">{t`line ${row.line}`}</span>
    </span>
  );
  const about =
    [row.headline, row.organization_name, row.email, row.phone].filter(Boolean).join(", ") || null;
  if (closed) {
    return (
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 py-1.5">
        <div>
          <p className="text-body">
            {row.contact_id && row.result !== "undone" ? (
              <TextLink asChild>
                <Link to="/contacts/$contactId" params={{ contactId: row.contact_id }}>
                  {row.display_name}
                </Link>
              </TextLink>
            ) : (
              name
            )}
          </p>
          {about ? <p className="text-support text-muted">{about}</p> : null}
        </div>
        <p className="text-support font-semibold">
          <Became result={row.result} />
        </p>
      </div>
    );
  }
  if (row.state !== "duplicate") {
    return (
      <Checkbox
        label={name}
        hint={about}
        checked={row.choice === "add"}
        onChange={(event) => onChoose(event.target.checked ? "add" : "skip")}
      />
    );
  }
  return (
    <div className="flex flex-col gap-2 py-1.5 desk:flex-row desk:items-center desk:justify-between">
      <div className="min-w-0">
        <p className="text-body">{name}</p>
        {about ? <p className="text-support text-muted">{about}</p> : null}
      </div>
      <Segmented<ImportRow["choice"]>
        label={t`What to do with ${row.display_name}, line ${row.line}`}
        value={row.choice}
        onChange={onChoose}
        options={[
          { value: "skip", label: <Trans>Leave out</Trans> },
          { value: "update", label: <Trans>Update</Trans> },
          { value: "add", label: <Trans>Add anyway</Trans> },
        ]}
      />
    </div>
  );
}

function Became({ result }: { readonly result: ImportRow["result"] }): ReactNode {
  if (result === "added") return <Trans>Added</Trans>;
  if (result === "updated") return <Trans>Brought up to date</Trans>;
  if (result === "failed") return <Trans>Needs a look</Trans>;
  if (result === "undone") return <Trans>Taken back</Trans>;
  return <Trans>Left out</Trans>;
}
