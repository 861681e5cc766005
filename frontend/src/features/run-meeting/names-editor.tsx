import { Trans } from "@lingui/react/macro";
import { Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import { named, type NamedDraft } from "@/entities/meeting/notebook";
import { newUuid } from "@/lib/new-id";
import { Button } from "@/ui/button";
import { NamedCard, NamedFields } from "./named-card";

interface NamesEditorProps {
  readonly workspaceId: string;
  /** Whom one met. */
  readonly meetingWith: string;
  readonly giver: string;
  readonly names: readonly NamedDraft[];
  readonly onChange: (names: readonly NamedDraft[]) => void;
  /** What the server has against a name, by its place in the list. */
  readonly errors?: Readonly<Record<number, string>>;
}

const card = "rounded-sheet border border-line bg-sheet p-3.5 shadow-sheet desk:p-4";

/** The people they named, each a card that opens; one more can always be added. */
export function NamesEditor(props: NamesEditorProps) {
  const { workspaceId, meetingWith, giver, names, onChange, errors } = props;
  const [open, setOpen] = useState<string | null>(null);
  const set = (id: string, change: Partial<NamedDraft>) =>
    onChange(names.map((one) => (one.id === id ? { ...one, ...change } : one)));
  const add = () => {
    const fresh = named(newUuid(), "");
    onChange([...names.filter((one) => one.name.trim() !== ""), fresh]);
    setOpen(fresh.id);
  };
  return (
    <div className="flex flex-col gap-2.5">
      {names.map((draft, index) => {
        const error = errors?.[index];
        return (
          <div key={draft.id} className={card}>
            {draft.id === open || error || draft.name.trim() === "" ? (
              <>
                <NamedFields
                  workspaceId={workspaceId}
                  meetingWith={meetingWith}
                  giver={giver}
                  draft={draft}
                  error={error}
                  onChange={(change) => set(draft.id, change)}
                />
                <div className="flex justify-end pt-1">
                  <Button
                    kind="quiet"
                    icon={Trash2}
                    className="text-muted"
                    onClick={() => onChange(names.filter((one) => one.id !== draft.id))}
                  >
                    <Trans>Take this name out</Trans>
                  </Button>
                </div>
              </>
            ) : (
              <NamedCard
                workspaceId={workspaceId}
                meetingWith={meetingWith}
                giver={giver}
                draft={draft}
                onEdit={() => setOpen(draft.id)}
                onChange={(change) => set(draft.id, change)}
              />
            )}
          </div>
        );
      })}
      <div>
        <Button icon={Plus} onClick={add}>
          {names.length === 0 ? <Trans>Add a name</Trans> : <Trans>Add another name</Trans>}
        </Button>
      </div>
    </div>
  );
}
