import { Trans } from "@lingui/react/macro";
import { Pencil } from "lucide-react";
import { type FormEvent, type KeyboardEvent, type ReactNode, useState } from "react";
import { useUpdateContact } from "@/entities/contact/mutations";
import type { Contact } from "@/entities/contact/queries";
import { RuleMark } from "@/entities/rule/rule-mark";
import { useProblemWords } from "@/i18n/use-problem-words";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { Icon } from "@/ui/icon";
import { TextArea } from "@/ui/text-area";

interface MarginTextProps {
  readonly workspaceId: string;
  readonly contact: Contact;
  readonly field: "shared_path" | "can_offer" | "talk_preferences";
  readonly heading: string;
  readonly label: string;
  /** Says what belongs here, as long as nothing does. */
  readonly invite: string;
  readonly rule: string;
  readonly children: ReactNode;
}

/** A few words in the margin, changed where they stand. */
export function MarginText({
  workspaceId,
  contact,
  field,
  heading,
  label,
  invite,
  rule,
  children,
}: MarginTextProps) {
  const words = useProblemWords();
  const update = useUpdateContact(workspaceId);
  const [draft, setDraft] = useState<string | null>(null);
  const text = contact[field];
  const close = () => {
    setDraft(null);
    update.reset();
  };
  const submit = async (event?: FormEvent) => {
    event?.preventDefault();
    if (draft === null || update.isPending) return;
    try {
      await update.mutateAsync({ contact, patch: { [field]: draft.trim() } });
      close();
    } catch {
      // Said under the field, from the mutation's own error; what was typed stays.
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void submit();
    }
    if (event.key === "Escape") close();
  };
  return (
    <section>
      <div className="flex items-center justify-between gap-2">
        <h2 className="text-tiny font-semibold text-muted">{heading}</h2>
        {draft === null ? (
          <button
            type="button"
            onClick={() => setDraft(text)}
            className="-my-1 inline-flex min-h-11 items-center gap-1.5 text-tiny font-semibold text-accent hover:underline hover:underline-offset-4 desk:min-h-8"
          >
            <Icon of={Pencil} size="chip" />
            {text ? <Trans>Change</Trans> : <Trans>Add</Trans>}
            <span className="sr-only">{heading}</span>
          </button>
        ) : null}
      </div>
      {draft === null ? (
        <p className={`font-serif text-reason ${text ? "text-muted" : "text-pencil"}`}>
          {text ? children : invite} <RuleMark id={rule} />
        </p>
      ) : (
        <form noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-2 pt-1">
          <Field label={label} error={update.error ? words(update.error) : null}>
            <TextArea
              autoFocus
              rows={3}
              value={draft}
              onChange={(event) => setDraft(event.target.value)}
              onKeyDown={onKeyDown}
            />
          </Field>
          <div className="flex gap-2">
            <Button type="submit" busy={update.isPending}>
              <Trans>Keep it</Trans>
            </Button>
            <Button kind="quiet" onClick={close}>
              <Trans>Leave it</Trans>
            </Button>
          </div>
        </form>
      )}
    </section>
  );
}
