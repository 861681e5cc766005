import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { type FormEvent, useState } from "react";
import { FieldProblem } from "@/api/problem";
import { useKeepLine } from "@/entities/contact/mutations";
import { lineQuery } from "@/entities/contact/queries";
import { useProblemWords } from "@/i18n/use-problem-words";
import { notify } from "@/lib/notices";
import { useSettled } from "@/lib/use-settled";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { TextInput } from "@/ui/text-input";
import { Understood } from "./understood";

/** One line and Enter. Says what is understood of it, and when that may be somebody who is there already. */
export function QuickAdd({ workspaceId }: { readonly workspaceId: string }) {
  const { t } = useLingui();
  const words = useProblemWords();
  const keep = useKeepLine(workspaceId);
  const [line, setLine] = useState("");
  const [via, setVia] = useState<string | null>(null);
  const [missing, setMissing] = useState(false);
  const typed = line.trim();
  const asked = useSettled(typed, 200);
  const { data } = useQuery(lineQuery(workspaceId, asked));
  const seen = typed.length >= 2 && asked === typed ? data : undefined;
  const problem =
    keep.error instanceof FieldProblem
      ? keep.error.body.errors.map(({ detail }) => detail).join(" ")
      : keep.error
        ? words(keep.error)
        : null;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setMissing(typed === "");
    if (typed === "" || keep.isPending) return;
    try {
      const kept = await keep.mutateAsync({ line: typed, ...(via ? { via_contact_id: via } : {}) });
      setLine("");
      setVia(null);
      const { display_name: name } = kept.contact;
      const giver = kept.referrer?.display_name ?? "";
      notify(
        kept.referrer
          ? kept.referrer_added
            ? t`${name} and ${giver}, who named them, are among your contacts.`
            : t`${name}, named by ${giver}, is among your contacts.`
          : t`${name} is among your contacts.`,
      );
    } catch {
      // Said under the field, from the mutation's own error; what was typed stays.
    }
  };
  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="max-w-[46rem] pb-6">
      <div className="flex items-end gap-2.5">
        <Field
          label={<Trans>Somebody new</Trans>}
          hint={
            <Trans>A name is enough. Or more: Ann Lee, Harbour Mills, ann@mills.example, via Bob Hale</Trans>
          }
          error={missing ? <Trans>A name is enough, but it needs one.</Trans> : problem}
          className="grow"
        >
          <TextInput
            autoComplete="off"
            maxLength={500}
            value={line}
            onChange={(event) => {
              setLine(event.target.value);
              setVia(null);
              setMissing(false);
              if (keep.error) keep.reset();
            }}
          />
        </Field>
        <Button type="submit" icon={Plus} busy={keep.isPending} className="desk:min-h-11">
          <Trans>Keep this name</Trans>
        </Button>
      </div>
      {seen ? <Understood line={seen} via={via} onVia={setVia} /> : null}
    </form>
  );
}
