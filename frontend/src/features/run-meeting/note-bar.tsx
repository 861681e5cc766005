import { Trans, useLingui } from "@lingui/react/macro";
import { CloudOff, Eye, Gift, MessageCircleQuestionMark, PenLine, UserPlus } from "lucide-react";
import { type FormEvent, type RefObject, useState } from "react";
import type { NoteKind } from "@/entities/meeting/notebook";
import { cx } from "@/lib/cx";
import { Chip } from "@/ui/chip";
import { fieldLook } from "@/ui/field";
import { Icon } from "@/ui/icon";
import { IconButton } from "@/ui/icon-button";

export type Jotting = NoteKind | "name";

interface NoteBarProps {
  readonly input: RefObject<HTMLInputElement | null>;
  readonly onNote: (kind: Jotting, text: string) => void;
  /** Notes that the server does not have, while it cannot be reached. */
  readonly waiting: number;
}

/** Notes under the thumb: what kind it is, a few words, Enter. */
export function NoteBar({ input, onNote, waiting }: NoteBarProps) {
  const { t } = useLingui();
  const [kind, setKind] = useState<Jotting>("note");
  const [text, setText] = useState("");
  const kinds = [
    { value: "asked_me", label: t`They asked`, icon: MessageCircleQuestionMark },
    { value: "noticed", label: t`I noticed`, icon: Eye },
    { value: "name", label: t`A name`, icon: UserPlus },
    { value: "offer", label: t`I can help`, icon: Gift },
  ] as const;
  const asks: Record<Jotting, string> = {
    note: t`Write a note`,
    asked_me: t`What did they ask you?`,
    noticed: t`What did you notice?`,
    name: t`Whose name?`,
    offer: t`What can you help with?`,
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const written = text.trim();
    if (written === "") {
      input.current?.focus();
      return;
    }
    onNote(kind, written);
    setText("");
    setKind("note");
  };
  return (
    <form
      onSubmit={submit}
      aria-label={t`Notes`}
      className="sticky bottom-0 z-10 -mx-5 mt-auto border-t border-line bg-sheet px-5 pt-3 pb-[max(1rem,env(safe-area-inset-bottom))] desk:mx-0 desk:rounded-sheet desk:border"
    >
      {waiting > 0 ? (
        <p className="pb-2.5">
          <Chip icon={CloudOff}>
            {waiting === 1 ? <Trans>1 note waiting</Trans> : <Trans>{waiting} notes waiting</Trans>}
          </Chip>
        </p>
      ) : null}
      <div className="grid grid-cols-4 gap-2">
        {kinds.map((one) => (
          <button
            key={one.value}
            type="button"
            aria-pressed={kind === one.value}
            onClick={() => {
              setKind(kind === one.value ? "note" : one.value);
              input.current?.focus();
            }}
            className={cx(
              "flex min-h-15 flex-col items-center justify-center gap-1 rounded-field border border-edge bg-paper px-1 text-tiny font-medium",
              "aria-pressed:border-accent aria-pressed:bg-good aria-pressed:font-semibold",
            )}
          >
            <Icon of={one.icon} />
            {one.label}
          </button>
        ))}
      </div>
      <div className="relative pt-2.5">
        <input
          ref={input}
          aria-label={asks[kind]}
          placeholder={asks[kind]}
          value={text}
          maxLength={2000}
          autoComplete="off"
          enterKeyHint="done"
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Escape") event.currentTarget.blur();
          }}
          className={cx(fieldLook, "pr-12 placeholder:text-muted")}
        />
        <IconButton
          icon={PenLine}
          type="submit"
          label={t`Keep this note`}
          className="absolute right-0.5 bottom-0.5 desk:bottom-0"
        />
      </div>
    </form>
  );
}
