import { useLingui } from "@lingui/react/macro";
import { type Ref, useImperativeHandle, useRef } from "react";
import { type Found, type MarkKind, piecesOf, withoutGap } from "@/entities/letter/model";
import { cx } from "@/lib/cx";

export interface LetterTextHandle {
  /** Puts words in place of a range, so that the browser's own undo takes it back. */
  readonly replace: (start: number, end: number, words: string) => void;
  readonly takeOut: (start: number, end: number) => void;
  /** Selects a range and brings it into sight. */
  readonly show: (start: number, end: number) => void;
  readonly caret: () => number;
  /** What is selected. */
  readonly selection: () => string;
  /** Puts words where the caret stands, apart from what stands beside it by a space. */
  readonly put: (words: string) => void;
}

interface LetterTextProps {
  readonly body: string;
  readonly found: readonly Found[];
  readonly day: string | null;
  readonly referrer: string | null;
  readonly locked: boolean;
  readonly onChange: (body: string) => void;
  readonly handle: Ref<LetterTextHandle>;
}

const underlines: Record<MarkKind, string> = {
  error: "bg-wax-wash decoration-wax underline decoration-2",
  warning: "bg-manila-wash decoration-manila underline decoration-double decoration-1",
  hint: "decoration-dash underline decoration-dashed decoration-1",
  day: "bg-good decoration-accent underline decoration-2",
  referrer: "decoration-ink underline decoration-1",
};

/** Both layers break lines at the same places only as long as they share every one of these. */
const setting =
  "m-0 block w-full p-0 font-serif text-letter whitespace-pre-wrap wrap-break-word [font-kerning:normal] [tab-size:4]";

/**
 * The text of the letter: the browser's own text field, for its undo, spelling and dictation, over a second layer that
 * carries the washes and underlines. The layer below also goes to the printer.
 */
export function LetterText({ body, found, day, referrer, locked, onChange, handle }: LetterTextProps) {
  const { t } = useLingui();
  const field = useRef<HTMLTextAreaElement>(null);
  useImperativeHandle(handle, () => {
    const replace = (start: number, end: number, words: string) => {
      const element = field.current;
      if (!element) return;
      element.focus();
      element.setSelectionRange(start, end);
      // The old command is the only one that joins the field's undo history; without it the words are set plainly.
      const done = document.execCommand(words === "" ? "delete" : "insertText", false, words);
      if (!done) {
        element.setRangeText(words, start, end, "end");
        onChange(element.value);
      }
    };
    return {
      replace,
      takeOut: (start, end) => {
        const gap = withoutGap(field.current?.value ?? "", start, end);
        replace(gap.start, gap.end, "");
      },
      show: (start, end) => {
        field.current?.focus({ preventScroll: true });
        field.current?.setSelectionRange(start, end);
        document.querySelector(`[data-at="${start}"]`)?.scrollIntoView({ block: "center" });
      },
      caret: () => field.current?.selectionEnd ?? 0,
      selection: () =>
        field.current?.value.slice(field.current.selectionStart, field.current.selectionEnd) ?? "",
      put: (words) => {
        const element = field.current;
        if (!element) return;
        const { selectionStart: start, selectionEnd: end, value } = element;
        const before = /\S$/.test(value.slice(0, start)) ? " " : "";
        const after = /^[^\s.,;:!?]/.test(value.slice(end)) ? " " : "";
        replace(start, end, `${before}${words}${after}`);
      },
    };
  }, [onChange]);
  return (
    <div className="relative">
      <div aria-hidden data-letter-layer className={cx(setting, "text-transparent print:text-black")}>
        {piecesOf(body, found, day, referrer).map((piece) => (
          <span
            key={piece.start}
            data-at={piece.start}
            data-marks={piece.marks.map((mark) => mark.id).join(" ") || undefined}
            className={cx(
              piece.marks[0] && `${underlines[piece.marks[0].kind]} underline-offset-4`,
              "print:bg-transparent print:no-underline",
            )}
          >
            {piece.text}
          </span>
        ))}
        {/* A last empty line has no height of its own. */}
        {"\u200b"}
      </div>
      <textarea
        ref={field}
        aria-label={t`The letter`}
        spellCheck
        lang="en"
        readOnly={locked}
        value={body}
        onChange={(event) => onChange(event.target.value)}
        className={cx(
          setting,
          "absolute inset-0 h-full resize-none overflow-hidden rounded-page bg-transparent text-ink outline-none print:hidden",
        )}
      />
    </div>
  );
}
