import { Trans, useLingui } from "@lingui/react/macro";
import { type FormEvent, useState } from "react";
import { type Circle, circles, closenesses, shortName } from "@/entities/contact/model";
import { useUpdateContact } from "@/entities/contact/mutations";
import type { Contact } from "@/entities/contact/queries";
import { Because } from "@/entities/rule/because";
import { useProblemWords } from "@/i18n/use-problem-words";
import { notify } from "@/lib/notices";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { FormProblem } from "@/ui/form-problem";
import { Section } from "@/ui/section";
import { Select } from "@/ui/select";

interface KnowThemProps {
  readonly workspaceId: string;
  readonly contact: Contact;
}

/** Somebody a file brought in: whether they know one is unknown until it is said (NET-1). A question, not a form to pass. */
export function KnowThem({ workspaceId, contact }: KnowThemProps) {
  const { t } = useLingui();
  const words = useProblemWords();
  const update = useUpdateContact(workspaceId);
  const [closeness, setCloseness] = useState("3");
  const [circle, setCircle] = useState<Circle | "">("");
  const name = shortName(contact);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (update.isPending) return;
    try {
      const patch = { known: true, closeness: Number(closeness), ...(circle ? { circle } : {}) };
      const saved = await update.mutateAsync({ contact, patch });
      notify(t`${saved.display_name} counts among the people you know.`);
    } catch {
      // Said in the form, from the mutation's own error.
    }
  };
  return (
    <Section
      label={<span className="text-body text-ink">{t`Do you know ${name}?`}</span>}
      className="pt-6 pb-0"
    >
      <form noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-3">
        {update.error ? <FormProblem>{words(update.error)}</FormProblem> : null}
        <div className="grid items-end gap-3 desk:grid-cols-[1fr_1fr_auto]">
          <Field label={<Trans>How well they know you</Trans>}>
            <Select value={closeness} onChange={(event) => setCloseness(event.target.value)}>
              {closenesses
                .filter(({ value }) => value !== "unknown")
                .map(({ value, label }) => (
                  <option key={value} value={value}>
                    {t(label)}
                  </option>
                ))}
            </Select>
          </Field>
          <Field label={<Trans>From where</Trans>}>
            <Select
              value={circle}
              onChange={(event) =>
                setCircle(circles.find(({ value }) => value === event.target.value)?.value ?? "")
              }
            >
              <option value="">{t`Not said`}</option>
              {circles.map(({ value, label }) => (
                <option key={value} value={value}>
                  {t(label)}
                </option>
              ))}
            </Select>
          </Field>
          <Button type="submit" busy={update.isPending}>
            <Trans>I know them</Trans>
          </Button>
        </div>
        <Because rules={["NET-1", "LND-1"]}>
          <Trans>
            A link in a list is not yet somebody who knows you. Whom you know, you simply call; leave it
            unsaid otherwise.
          </Trans>
        </Because>
      </form>
    </Section>
  );
}
