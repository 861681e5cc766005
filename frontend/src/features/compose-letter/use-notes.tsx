import type { RefObject } from "react";
import type { Found } from "@/entities/letter/model";
import { DayPicker } from "./day-picker";
import { FindingNote } from "./finding-note";
import type { LetterTextHandle } from "./letter-text";
import type { Note } from "./tied-notes";
import type { Draft } from "./use-draft";

interface NotesOf {
  readonly workspaceId: string;
  readonly draft: Draft;
  readonly text: RefObject<LetterTextHandle | null>;
}

const tones = { block: "wax", warn: "manila", hint: "pencil" } as const;

/** The notes of the margin: what concerns the letter as a whole first, then down the page, the day at its date. */
export function useNotes({ workspaceId, draft, text }: NotesOf): readonly Note[] {
  const { letter, written, found } = draft;
  const fix = (one: Found) => {
    if (one.fix) text.current?.replace(one.fix.start, one.fix.end, one.fix.replacement);
  };
  const notes: (Note & { readonly at: number })[] = found.map((one) => ({
    id: one.id,
    at: one.end > one.start ? one.start : -1,
    mark: one.end > one.start ? one.id : null,
    tone: tones[one.severity],
    content: (
      <FindingNote
        found={one}
        quote={written.body.slice(one.start, one.end)}
        byEmail={letter.medium === "email"}
        onFix={fix}
        onTakeOut={(other) => text.current?.takeOut(other.start, other.end)}
        onShow={(other) => text.current?.show(other.start, other.end)}
      />
    ),
  }));
  if (letter.kind === "pitch") {
    notes.push({
      id: "day-picker",
      at: written.body.length,
      mark: "day",
      tone: "accent",
      content: (
        <DayPicker
          workspaceId={workspaceId}
          contactId={letter.contact.id}
          name={letter.contact.display_name}
          medium={letter.medium}
          value={letter.promised_on}
          onPick={(day) => void draft.choose({ promised_on: day })}
        />
      ),
    });
  }
  return notes.toSorted((one, other) => one.at - other.at);
}
