import { useLingui } from "@lingui/react/macro";
import { Check, Pencil } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Field } from "@/ui/field";
import { Icon } from "@/ui/icon";
import { IconButton } from "@/ui/icon-button";
import { TextInput } from "@/ui/text-input";

interface GoalRowProps {
  readonly number: number;
  readonly question: string;
  /** What the words are, for the field: "What they said of you". */
  readonly label: ReactNode;
  readonly value: string;
  readonly quoted?: boolean;
  readonly onChange: (value: string) => void;
}

/** One of the three goals of a goodbye: a question, then what was said in a line. */
export function GoalRow({ number, question, label, value, quoted = false, onChange }: GoalRowProps) {
  const { t } = useLingui();
  const [open, setOpen] = useState(value === "");
  const done = !open && value.trim() !== "";
  return (
    <div className="border-t border-line py-3">
      <div className="flex items-center gap-2.5">
        <GoalMark number={number} done={done} />
        <div className="min-w-0 grow">
          <h2 className="text-item font-semibold">{question}</h2>
          {done ? (
            <p className="font-serif text-reason text-pretty text-muted">{quoted ? `“${value}”` : value}</p>
          ) : null}
        </div>
        {done ? (
          <IconButton icon={Pencil} label={t`Change: ${question}`} onClick={() => setOpen(true)} />
        ) : null}
      </div>
      {done ? null : (
        <form
          className="pt-2 pl-8.5"
          onSubmit={(event) => {
            event.preventDefault();
            setOpen(false);
          }}
        >
          <Field label={label}>
            <TextInput
              autoComplete="off"
              enterKeyHint="done"
              maxLength={2000}
              value={value}
              onChange={(event) => onChange(event.target.value)}
              onBlur={() => setOpen(value.trim() === "")}
              onFocus={() => setOpen(true)}
            />
          </Field>
        </form>
      )}
    </div>
  );
}

/** A tick once there is an answer, its number until then. */
export function GoalMark({ number, done }: { readonly number: number; readonly done: boolean }) {
  return done ? (
    <span className="flex size-6 shrink-0 items-center justify-center rounded-full bg-good text-accent">
      <Icon of={Check} size="chip" />
    </span>
  ) : (
    <span className="tabular flex size-6 shrink-0 items-center justify-center rounded-full border border-ink text-tiny font-semibold">
      {number}
    </span>
  );
}
