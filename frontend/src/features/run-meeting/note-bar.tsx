import { Trans, useLingui } from "@lingui/react/macro";
import { CloudOff, Eye, Gift, MessageCircleQuestionMark, PenLine, Split, UserPlus } from "lucide-react";
import type { FormEvent, RefObject } from "react";
import type { HalfLine, NoteKind } from "@/entities/meeting/notebook";
import { newUuid } from "@/lib/new-id";
import { cx } from "@/lib/cx";
import { Chip } from "@/ui/chip";
import { fieldLook } from "@/ui/field";
import { Icon } from "@/ui/icon";
import { IconButton } from "@/ui/icon-button";

interface NoteBarProps {
  readonly input: RefObject<HTMLInputElement | null>;
  /** What stands in the field: kept at every letter, so that a reload takes nothing away. */
  readonly line: HalfLine | null;
  readonly onLine: (line: HalfLine | null) => void;
  /** A line, or a mark that has no words yet: the same id again gives it words. */
  readonly onNote: (line: HalfLine) => void;
  /** Notes that the server does not have, while it cannot be reached. */
  readonly waiting: number;
}

/** What is worth marking even without a word: it was a question to the seeker (MTG-8), or a tangent (MTG-7). */
const marks: ReadonlySet<NoteKind> = new Set(["asked_me", "tangent"]);

/** Notes under the thumb: what kind it is, a few words, Enter. */
export function NoteBar({ input, line, onLine, onNote, waiting }: NoteBarProps) {
  const { t } = useLingui();
  const kind = line?.kind ?? "note";
  const text = line?.text ?? "";
  const kinds = [
    { value: "asked_me", label: t`They asked`, icon: MessageCircleQuestionMark },
    { value: "noticed", label: t`I noticed`, icon: Eye },
    { value: "tangent", label: t`A tangent`, icon: Split },
    { value: "name", label: t`A name`, icon: UserPlus },
    { value: "offer", label: t`I can help`, icon: Gift },
  ] as const;
  const asks: Record<NoteKind, string> = {
    note: t`Write a note`,
    asked_me: t`What did they ask you?`,
    noticed: t`What did you notice?`,
    tangent: t`What did it lead to?`,
    name: t`Whose name?`,
    offer: t`What can you help with?`,
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const written = text.trim();
    // A mark stands without words; a note or a name does not.
    if (line && written !== "") onNote({ ...line, text: written });
    if (written !== "" || marks.has(kind)) onLine(null);
    input.current?.focus();
  };
  /** One tap is enough to mark it; words may follow. */
  const press = (next: NoteKind) => {
    input.current?.focus();
    if (next === kind) return onLine(text === "" ? null : { id: newUuid(), kind: "note", text });
    const fresh = { id: newUuid(), kind: next, text };
    if (marks.has(next) && text.trim() === "") onNote(fresh);
    onLine(fresh);
  };
  return (
    <form
      onSubmit={submit}
      aria-label={t`Notes`}
      className="z-10 -mx-5 mt-auto border-t border-line bg-sheet px-5 pt-3 pb-[max(1rem,env(safe-area-inset-bottom))] desk:sticky desk:bottom-0 desk:mx-0 desk:rounded-sheet desk:border"
    >
      {waiting > 0 ? (
        <p className="pb-2.5">
          <Chip icon={CloudOff}>
            {waiting === 1 ? <Trans>1 note waiting</Trans> : <Trans>{waiting} notes waiting</Trans>}
          </Chip>
        </p>
      ) : null}
      <div className="grid grid-cols-5 gap-1.5">
        {kinds.map((one) => (
          <button
            key={one.value}
            type="button"
            aria-pressed={kind === one.value}
            onClick={() => press(one.value)}
            className={cx(
              "flex min-h-15 flex-col items-center justify-center gap-1 rounded-field border border-edge bg-paper px-0.5 text-tiny leading-tight font-medium",
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
          autoComplete="off"
          enterKeyHint="done"
          onChange={(event) => onLine({ id: line?.id ?? newUuid(), kind, text: event.target.value })}
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
