import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Building2, User } from "lucide-react";
import { useDeferredValue, useState } from "react";
import { matchesQuery } from "@/entities/contact/queries";
import { placesQuery } from "@/entities/organization/queries";
import { Field } from "@/ui/field";
import { Icon } from "@/ui/icon";
import { TextInput } from "@/ui/text-input";

interface WhomPickerProps {
  readonly workspaceId: string;
  readonly onGo: (to: { to?: string | undefined; into?: string | undefined }) => void;
}

const choice =
  "inline-flex min-h-11 items-center gap-2 rounded-field border border-edge bg-sheet px-3 text-support font-semibold hover:bg-wash desk:min-h-9";

/** Whom one wants to reach, or where: a few letters, then one press. */
export function WhomPicker({ workspaceId, onGo }: WhomPickerProps) {
  const { t } = useLingui();
  const [text, setText] = useState("");
  const asked = useDeferredValue(text.trim());
  const people = useQuery(matchesQuery(workspaceId, asked)).data?.items ?? [];
  const places = useQuery(placesQuery(workspaceId, asked)).data?.items ?? [];
  const go = (to: { to?: string | undefined; into?: string | undefined }) => {
    setText("");
    onGo({ to: undefined, into: undefined, ...to });
  };
  const some = asked.length >= 2;
  return (
    <search className="block max-w-120 pb-6">
      <Field label={<Trans>Find the way to a person or a place</Trans>}>
        <TextInput
          autoComplete="off"
          maxLength={200}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </Field>
      {some ? (
        <div role="status" className="pt-2">
          {people.length + places.length === 0 ? (
            <p className="text-support text-muted">
              <Trans>Nobody and no place by that name.</Trans>
            </p>
          ) : (
            <ul aria-label={t`People and places`} className="flex flex-wrap gap-2">
              {people.slice(0, 6).map(({ contact }) => (
                <li key={contact.id}>
                  <button type="button" className={choice} onClick={() => go({ to: contact.id })}>
                    <Icon of={User} size="chip" className="text-muted" />
                    {contact.display_name}
                  </button>
                </li>
              ))}
              {places.map((place) => (
                <li key={place.id}>
                  <button type="button" className={choice} onClick={() => go({ into: place.id })}>
                    <Icon of={Building2} size="chip" className="text-muted" />
                    {place.name}
                  </button>
                </li>
              ))}
            </ul>
          )}
        </div>
      ) : null}
    </search>
  );
}
