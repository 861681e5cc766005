import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { matchesQuery } from "@/entities/contact/queries";
import { useSettled } from "@/lib/use-settled";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { TextInput } from "@/ui/text-input";

interface WhoIsMeantProps {
  readonly workspaceId: string;
  /** As the file writes it. */
  readonly name: string;
  readonly onChosen: (contactId: string) => void;
  readonly onClose: () => void;
}

/** Looks among one's contacts for the person a file names. */
export function WhoIsMeant({ workspaceId, name, onChosen, onClose }: WhoIsMeantProps) {
  const { t } = useLingui();
  const [typed, setTyped] = useState(name);
  const asked = useSettled(typed.trim(), 250);
  const { data } = useQuery(matchesQuery(workspaceId, asked));
  const people = data?.items ?? [];
  return (
    <div className="flex flex-col gap-2 rounded-sheet border border-line bg-sheet p-4">
      <Field label={<Trans>Which of your contacts is {name}?</Trans>}>
        <TextInput value={typed} onChange={(event) => setTyped(event.target.value)} />
      </Field>
      {people.length > 0 ? (
        <ul aria-label={t`People it may be`} className="flex flex-col">
          {people.map(({ contact, organization_name: place, why }) => (
            <li key={contact.id}>
              <Button kind="quiet" flush onClick={() => onChosen(contact.id)}>
                {place ? `${contact.display_name}, ${place}` : contact.display_name}
              </Button>
              <span className="pl-3 text-support text-muted">{why}</span>
            </li>
          ))}
        </ul>
      ) : asked.length > 1 ? (
        <p className="text-support text-muted">
          <Trans>Nobody among your contacts answers to that.</Trans>
        </p>
      ) : null}
      <Button kind="quiet" flush onClick={onClose} className="self-start">
        <Trans>Leave it open</Trans>
      </Button>
    </div>
  );
}
