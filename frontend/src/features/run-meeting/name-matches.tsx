import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { UserCheck } from "lucide-react";
import { useDeferredValue } from "react";
import { matchesQuery } from "@/entities/contact/queries";
import type { NamedDraft } from "@/entities/meeting/notebook";
import { Button } from "@/ui/button";
import { Chip } from "@/ui/chip";

interface NameMatchesProps {
  readonly workspaceId: string;
  readonly meetingWith: string;
  readonly draft: NamedDraft;
  readonly onChange: (change: Partial<NamedDraft>) => void;
  /** The name stands there complete: only whom it probably means is offered, not whom it begins like. */
  readonly complete?: boolean;
}

/** From here on a name probably is that contact; the server's own measure. */
const probable = 25;

/** Somebody one has already: taken with one tap, so that nobody becomes two contacts. */
export function NameMatches(props: NameMatchesProps) {
  const { workspaceId, meetingWith, draft, onChange, complete = false } = props;
  const { t } = useLingui();
  const asked = useDeferredValue(draft.name.trim());
  const { data } = useQuery({
    ...matchesQuery(workspaceId, asked),
    enabled: asked.length >= 2 && draft.contactId === null,
  });
  if (draft.contactId) {
    return (
      <p className="flex items-center justify-between gap-3">
        <Chip tone="good" icon={UserCheck}>
          <Trans>One of your contacts</Trans>
        </Chip>
        <Button kind="quiet" flush onClick={() => onChange({ contactId: null })}>
          <Trans>Somebody else</Trans>
        </Button>
      </p>
    );
  }
  const found = (data?.items ?? []).filter(
    (match) => match.contact.id !== meetingWith && (!complete || match.score >= probable),
  );
  if (asked.length < 2 || found.length === 0) return null;
  return (
    <div>
      <p role="status" className="text-support text-muted">
        <Trans>Somebody you have already?</Trans>
      </p>
      <ul aria-label={t`Somebody you have already?`} className="flex flex-wrap gap-2 pt-1.5">
        {found.slice(0, complete ? 2 : 3).map((match) => (
          <li key={match.contact.id}>
            <Button
              onClick={() => onChange({ contactId: match.contact.id, name: match.contact.display_name })}
            >
              {[match.contact.display_name, match.organization_name].filter(Boolean).join(", ")}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
