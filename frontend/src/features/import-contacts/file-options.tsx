import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { formatWords } from "@/entities/import/model";
import { useReadAgain } from "@/entities/import/mutations";
import type { Import } from "@/entities/import/queries";
import { useProblemWords } from "@/i18n/use-problem-words";
import { Button } from "@/ui/button";
import { ErrorRetry } from "@/ui/error-retry";
import { Field } from "@/ui/field";
import { Select } from "@/ui/select";

interface FileOptionsProps {
  readonly workspaceId: string;
  readonly record: Import;
}

const encodings = ["utf_8", "cp1252", "cp1250", "cp1251", "utf_16", "mac_roman"] as const;

/** How the file was read, and the ways to read it otherwise: a guess can be wrong, and only one's own eye sees it. */
export function FileOptions({ workspaceId, record }: FileOptionsProps) {
  const { t, i18n } = useLingui();
  const words = useProblemWords();
  const again = useReadAgain(workspaceId, record.id);
  const { options } = record;
  const [format, setFormat] = useState(options.format ?? "");
  const [encoding, setEncoding] = useState(options.encoding ?? "");
  const [order, setOrder] = useState(options.date_order ?? "");
  const known = record.format ? formatWords[record.format] : undefined;
  const readAs = known ? i18n._(known) : (record.format ?? "");
  const submit = () =>
    again.mutate({
      format: format || null,
      encoding: encoding || null,
      date_order: order === "dmy" || order === "mdy" ? order : null,
    });
  return (
    <details className="pb-6">
      <summary className="min-h-11 cursor-pointer py-2.5 text-body text-muted hover:text-ink">
        {record.format ? (
          <Trans>
            Read as: <span className="font-semibold text-ink">{readAs}</span>. Not right?
          </Trans>
        ) : (
          <Trans>Say what kind of file it is</Trans>
        )}
      </summary>
      <div className="grid gap-4 pt-2 desk:grid-cols-3">
        <Field label={<Trans>Kind of file</Trans>}>
          <Select value={format} onChange={(event) => setFormat(event.target.value)}>
            <option value="">{t`As we found it`}</option>
            {Object.entries(formatWords)
              .filter(([value]) => value !== "inroad_export")
              .map(([value, label]) => (
                <option key={value} value={value}>
                  {i18n._(label)}
                </option>
              ))}
          </Select>
        </Field>
        <Field label={<Trans>Letters</Trans>}>
          <Select value={encoding} onChange={(event) => setEncoding(event.target.value)}>
            <option value="">{t`As we found them`}</option>
            {encodings.map((one) => (
              <option key={one} value={one}>
                {one.replace("_", "-").toUpperCase()}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={<Trans>03/04/2019 is</Trans>}>
          <Select value={order} onChange={(event) => setOrder(event.target.value)}>
            <option value="">{t`As the file shows`}</option>
            <option value="dmy">{t`3 April`}</option>
            <option value="mdy">{t`4 March`}</option>
          </Select>
        </Field>
      </div>
      {again.error ? (
        <div className="pt-3">
          <ErrorRetry onRetry={submit}>{words(again.error)}</ErrorRetry>
        </div>
      ) : null}
      <Button className="mt-4" busy={again.isPending} onClick={submit}>
        <Trans>Read it again this way</Trans>
      </Button>
    </details>
  );
}
