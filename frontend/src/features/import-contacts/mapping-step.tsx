import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { fieldWords, mappingFault, mappingOf } from "@/entities/import/model";
import { useReadAgain } from "@/entities/import/mutations";
import type { Import } from "@/entities/import/queries";
import { useProblemWords } from "@/i18n/use-problem-words";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { FormProblem } from "@/ui/form-problem";
import { Select } from "@/ui/select";

interface MappingStepProps {
  readonly workspaceId: string;
  readonly record: Import;
  readonly columns: NonNullable<Import["columns"]>;
  /** Leaves the file; there is nothing to leave when the columns are only changed. */
  readonly onCancel?: () => void;
}

/** Which column holds what: each with a few of its values, for a name alone says little. */
export function MappingStep({ workspaceId, record, columns, onCancel }: MappingStepProps) {
  const { t, i18n } = useLingui();
  const words = useProblemWords();
  const again = useReadAgain(workspaceId, record.id);
  const [chosen, setChosen] = useState<Record<string, string>>(() =>
    Object.fromEntries(columns.columns.map((column) => [column.name, column.field ?? ""])),
  );
  const [tried, setTried] = useState(false);
  const fault = mappingFault(chosen);
  const fields = Object.values(chosen);
  const submit = () => {
    setTried(true);
    if (fault) return;
    again.mutate({ mapping: mappingOf(chosen) });
  };
  const said =
    fault === "nameless"
      ? t`Say which column holds the name.`
      : fault === "twice"
        ? t`One field is chosen for two columns. Give it to one of them.`
        : "";
  return (
    <div className="flex flex-col gap-5">
      {columns.problem && record.options.mapping ? (
        <p className="text-body text-wax">{columns.problem.detail}</p>
      ) : null}
      <ul className="flex flex-col divide-y divide-line border-y border-line">
        {columns.columns.map((column) => (
          <li key={column.name} className="grid items-center gap-x-6 gap-y-2 py-4 desk:grid-cols-2">
            <div className="min-w-0">
              <p className="text-item font-semibold break-words">{column.name}</p>
              <p className="text-support break-words text-muted">
                {column.samples.length > 0 ? column.samples.join(" · ") : <Trans>Empty</Trans>}
              </p>
            </div>
            <Field
              label={<span className="sr-only">{t`What ${column.name} holds`}</span>}
              error={
                tried &&
                fault === "twice" &&
                chosen[column.name] &&
                fields.indexOf(chosen[column.name] ?? "") !== fields.lastIndexOf(chosen[column.name] ?? "")
                  ? t`Chosen twice.`
                  : null
              }
            >
              <Select
                value={chosen[column.name] ?? ""}
                onChange={(event) => setChosen({ ...chosen, [column.name]: event.target.value })}
              >
                <option value="">{t`Leave it out`}</option>
                {Object.entries(fieldWords).map(([value, label]) => (
                  <option key={value} value={value}>
                    {i18n._(label)}
                  </option>
                ))}
              </Select>
            </Field>
          </li>
        ))}
      </ul>
      {tried && said ? <FormProblem>{said}</FormProblem> : null}
      {again.error ? <FormProblem>{words(again.error)}</FormProblem> : null}
      <div className="flex flex-col gap-2 desk:flex-row">
        <Button kind={onCancel ? "filled" : "outlined"} busy={again.isPending} onClick={submit}>
          <Trans>Read it so</Trans>
        </Button>
        {onCancel ? (
          <Button kind="quiet" onClick={onCancel}>
            <Trans>Leave the file, add nobody</Trans>
          </Button>
        ) : null}
      </div>
      <p className="font-serif text-reason text-muted">
        <Trans>We remember this for the next file with the same columns.</Trans>
      </p>
    </div>
  );
}
