import { Trans, useLingui } from "@lingui/react/macro";
import { type FormEvent, type KeyboardEvent, useState } from "react";
import { useAddNote } from "@/entities/contact/mutations";
import { useProblemWords } from "@/i18n/use-problem-words";
import { announce } from "@/lib/notices";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { TextArea } from "@/ui/text-area";

interface AddNoteProps {
  readonly workspaceId: string;
  readonly contactId: string;
  readonly onClose: () => void;
}

/** A note of one's own, on the page: Ctrl+Enter keeps it, Escape leaves it. */
export function AddNote({ workspaceId, contactId, onClose }: AddNoteProps) {
  const { t } = useLingui();
  const words = useProblemWords();
  const add = useAddNote(workspaceId);
  const [text, setText] = useState("");
  const [missing, setMissing] = useState(false);
  const submit = async (event?: FormEvent) => {
    event?.preventDefault();
    const note = text.trim();
    setMissing(note === "");
    if (note === "" || add.isPending) return;
    try {
      await add.mutateAsync({ contactId, text: note });
      announce(t`The note is kept.`);
      onClose();
    } catch {
      // Said under the field, from the mutation's own error; what was typed stays.
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void submit();
    }
    if (event.key === "Escape" && text.trim() === "") onClose();
  };
  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-3 pb-6">
      <Field
        label={<Trans>Your note</Trans>}
        error={
          missing ? <Trans>Write a word or two, or leave it.</Trans> : add.error ? words(add.error) : null
        }
      >
        <TextArea
          autoFocus
          rows={3}
          value={text}
          onKeyDown={onKeyDown}
          onChange={(event) => {
            setText(event.target.value);
            setMissing(false);
          }}
        />
      </Field>
      <div className="flex flex-wrap gap-2.5">
        <Button type="submit" busy={add.isPending}>
          <Trans>Keep the note</Trans>
        </Button>
        <Button kind="quiet" onClick={onClose}>
          <Trans>Leave it</Trans>
        </Button>
      </div>
    </form>
  );
}
