import { useLingui } from "@lingui/react/macro";
import { X } from "lucide-react";
import { noteLine, type Notebook, standing } from "@/entities/meeting/notebook";
import { withoutNote } from "@/entities/meeting/writing";
import { useLeads } from "@/entities/meeting/use-leads";
import { IconButton } from "@/ui/icon-button";

interface NoteListProps {
  readonly book: Notebook;
  readonly write: (change: (book: Notebook) => Notebook) => void;
}

/** What has been noted so far, the latest first. */
export function NoteList({ book, write }: NoteListProps) {
  const { t } = useLingui();
  const leads = useLeads();
  const rows = standing(book).map((note) => ({ id: note.id, text: noteLine(note, leads) }));
  if (rows.length === 0) return null;
  return (
    <ul aria-label={t`Noted so far`} className="border-t border-line pt-2 pb-4">
      {rows.toReversed().map((row) => (
        <li key={row.id} className="flex animate-reveal items-center justify-between gap-3">
          <span className="min-w-0 py-1.5 font-serif text-reason text-pretty">{row.text}</span>
          <IconButton
            icon={X}
            label={t`Take out: ${row.text}`}
            onClick={() => write((latest) => withoutNote(latest, row.id))}
          />
        </li>
      ))}
    </ul>
  );
}
