import type { Meeting } from "@/entities/meeting/queries";
import { useNotebook } from "@/entities/meeting/use-notebook";
import { Checkbox } from "@/ui/checkbox";

/** What to bring and what to wear; ticks stay on this device. */
export function PackList({ meeting }: { readonly meeting: Meeting }) {
  const { book, write } = useNotebook(meeting.id, meeting.notes);
  const packed = book?.packed ?? [];
  return (
    <ul>
      {meeting.pack.map((thing, index) => (
        <li key={thing}>
          <Checkbox
            label={thing}
            checked={packed.includes(index)}
            onChange={(event) => {
              const on = event.target.checked;
              write((latest) => ({
                ...latest,
                packed: on ? [...latest.packed, index] : latest.packed.filter((one) => one !== index),
              }));
            }}
          />
        </li>
      ))}
    </ul>
  );
}
