import { Trans } from "@lingui/react/macro";
import { Check } from "lucide-react";
import { useUpdateMeeting } from "@/entities/meeting/mutations";
import type { Meeting } from "@/entities/meeting/queries";
import { useNotebook } from "@/entities/meeting/use-notebook";
import { Because } from "@/entities/rule/because";
import { useProblemWords } from "@/i18n/use-problem-words";
import { notify } from "@/lib/notices";
import { Button } from "@/ui/button";
import { Checkbox } from "@/ui/checkbox";

interface PackListProps {
  readonly workspaceId: string;
  readonly meeting: Meeting;
}

/** What to bring, to wear and to see to; ticks stay on this device, that all is ready is told to Today. */
export function PackList({ workspaceId, meeting }: PackListProps) {
  const words = useProblemWords();
  const update = useUpdateMeeting(workspaceId);
  const { book, write } = useNotebook(meeting.id);
  const packed = book?.packed ?? [];
  const ready = meeting.prepared_at !== null;
  const set = (prepared: boolean) =>
    update.mutate({ meeting, patch: { prepared } }, { onError: (error) => notify(words(error)) });
  return (
    <>
      <ul>
        {meeting.pack.map((thing) => (
          <li key={thing}>
            <Checkbox
              label={thing}
              checked={packed.includes(thing)}
              onChange={(event) => {
                const on = event.target.checked;
                write((latest) => ({
                  ...latest,
                  packed: on ? [...latest.packed, thing] : latest.packed.filter((one) => one !== thing),
                }));
              }}
            />
          </li>
        ))}
      </ul>
      <div className="no-print flex flex-col items-start gap-2 pt-3">
        <Button
          aria-pressed={ready}
          {...(ready ? { icon: Check } : {})}
          busy={update.isPending}
          onClick={() => set(!ready)}
        >
          <Trans>Everything is ready</Trans>
        </Button>
        <Because rules={["MTG-2", "MTG-3"]}>
          {ready ? (
            <Trans>Today will not ask again. The list is yours to change in the settings.</Trans>
          ) : (
            <Trans>From two days before, Today asks until you say so. Change the list in the settings.</Trans>
          )}
        </Because>
      </div>
    </>
  );
}
