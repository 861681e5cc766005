import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { FileDown } from "lucide-react";
import { useState } from "react";
import { type LabelPaper, labelsOnSheet, paperOf, sheetsFor } from "@/entities/letter/model";
import { useLabelSheet } from "@/entities/letter/mutations";
import type { LetterRow } from "@/entities/letter/queries";
import { useWorkspace } from "@/entities/session/use-session";
import { workspaceQuery } from "@/entities/workspace/queries";
import { useProblemWords } from "@/i18n/use-problem-words";
import { dayLong } from "@/lib/format";
import { notify } from "@/lib/notices";
import { Button } from "@/ui/button";
import { Checkbox } from "@/ui/checkbox";
import { Field } from "@/ui/field";
import { FormProblem } from "@/ui/form-problem";
import { Select } from "@/ui/select";
import { Sheet } from "@/ui/sheet";

interface LabelSheetProps {
  /** Letters on paper, those being written first: theirs are the envelopes that are still empty. */
  readonly letters: readonly LetterRow[];
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Address labels for the envelopes of several letters, on sheets sold for it. */
export function LabelSheet({ letters, open, onClose }: LabelSheetProps) {
  return (
    <Sheet open={open} onClose={onClose} title={<Trans>Address labels</Trans>}>
      <LabelForm letters={letters} onClose={onClose} />
    </Sheet>
  );
}

function LabelForm({ letters, onClose }: Omit<LabelSheetProps, "open">) {
  const { t } = useLingui();
  const words = useProblemWords();
  const { id: workspaceId } = useWorkspace();
  const { data: workspace } = useQuery(workspaceQuery(workspaceId));
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(letters.filter((letter) => letter.state === "draft").map((letter) => letter.id)),
  );
  const [wanted, setWanted] = useState<LabelPaper | null>(null);
  const paper = wanted ?? paperOf(workspace?.country);
  const [start, setStart] = useState(1);
  const [missing, setMissing] = useState(false);
  const make = useLabelSheet(workspaceId);
  const asked = letters.filter((letter) => chosen.has(letter.id));
  const made = make.data;
  const bare = made?.bare.flatMap((place) => asked[place - 1]?.contact.display_name ?? []) ?? [];
  const shapeless = made?.shapeless ?? "";
  const told = bare.length > 0 || shapeless !== "";
  /** What was said of the last sheet does not hold for another one. */
  const change = (set: () => void) => {
    set();
    setMissing(false);
    make.reset();
  };
  const turn = (id: string) =>
    change(() => {
      const next = new Set(chosen);
      if (!next.delete(id)) next.add(id);
      setChosen(next);
    });
  const save = () => {
    made?.save();
    notify(t`The labels are in your downloads.`);
    onClose();
  };
  const submit = () => {
    if (asked.length === 0) {
      setMissing(true);
      return;
    }
    if (told) {
      save();
      return;
    }
    make.mutate(
      { letterIds: asked.map((letter) => letter.id), paper, start },
      {
        onSuccess: (sheet) => {
          if (sheet.bare.length > 0 || sheet.shapeless) return;
          sheet.save();
          notify(t`The labels are in your downloads.`);
          onClose();
        },
      },
    );
  };
  const count = asked.length;
  const sheets = sheetsFor(count, start);
  return (
    <form
      noValidate
      className="flex flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {make.error ? <FormProblem>{words(make.error)}</FormProblem> : null}
      <fieldset aria-describedby={missing ? "label-sheet-missing" : undefined}>
        <legend className="pb-1 text-support font-semibold">
          <Trans>For which letters?</Trans>
        </legend>
        <div className="max-h-72 overflow-y-auto">
          {letters.map((letter) => (
            <Checkbox
              key={letter.id}
              label={letter.contact.display_name}
              hint={
                letter.sent_on ? (
                  <Trans>Posted on {dayLong(letter.sent_on)}</Trans>
                ) : (
                  <Trans>Being written</Trans>
                )
              }
              checked={chosen.has(letter.id)}
              onChange={() => turn(letter.id)}
            />
          ))}
        </div>
        {missing ? (
          <p id="label-sheet-missing" role="alert" className="pt-1 text-support text-wax">
            <Trans>Choose one letter at least.</Trans>
          </p>
        ) : null}
      </fieldset>
      <div className="grid gap-4 desk:grid-cols-2">
        <Field label={<Trans>Sheets of labels</Trans>} hint={<Trans>As you have bought them.</Trans>}>
          <Select
            value={paper}
            onChange={(event) => change(() => setWanted(event.target.value === "letter" ? "letter" : "a4"))}
          >
            <option value="a4">{t`A4, Avery L7163`}</option>
            <option value="letter">{t`Letter, Avery 5162`}</option>
          </Select>
        </Field>
        <Field label={<Trans>First free label</Trans>} hint={<Trans>Counted row by row.</Trans>}>
          <Select value={start} onChange={(event) => change(() => setStart(Number(event.target.value)))}>
            {Array.from({ length: labelsOnSheet }, (_, at) => (
              <option key={at} value={at + 1}>
                {at + 1}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      {told ? (
        <div role="status" className="flex flex-col gap-1.5 rounded-field bg-wash px-4 py-3 text-support">
          {bare.length > 0 ? (
            <p>
              <Trans>No postal address yet, the label has the name alone: {bare.join(", ")}.</Trans>
            </p>
          ) : null}
          {shapeless ? (
            <p className="wrap-anywhere">
              <Trans>
                These characters cannot be printed here and would show as empty boxes: {shapeless}. Whoever
                runs this server can add a font for them.
              </Trans>
            </p>
          ) : null}
        </div>
      ) : null}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button kind="filled" type="submit" icon={FileDown} busy={make.isPending}>
          {told ? <Trans>Save it as it is</Trans> : <Trans>Save the labels as PDF</Trans>}
        </Button>
        <p className="text-support text-muted">
          {sheets > 1 ? (
            <Trans>
              {count} labels on {sheets} sheets
            </Trans>
          ) : null}
        </p>
      </div>
    </form>
  );
}
