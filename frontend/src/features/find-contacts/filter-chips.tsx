import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import type { ContactFilter } from "@/entities/contact/model";
import { contactQuery } from "@/entities/contact/queries";
import { organizationQuery } from "@/entities/organization/queries";
import { Icon } from "@/ui/icon";

interface FilterChipsProps {
  readonly workspaceId: string;
  readonly filter: ContactFilter;
  readonly onSet: (part: ContactFilter) => void;
}

/** What narrows the list and has no field of its own: each can be taken away. */
export function FilterChips({ workspaceId, filter, onSet }: FilterChipsProps) {
  const { t } = useLingui();
  const { tag, referred_by: giver, organization_id: place, source } = filter;
  if (!tag && !giver && !place && !source) return null;
  return (
    <div className="flex flex-wrap gap-2">
      {tag ? <Removable label={t`Tagged ${tag}`} onRemove={() => onSet({ tag: undefined })} /> : null}
      {source ? <Removable label={t`Out of a file`} onRemove={() => onSet({ source: undefined })} /> : null}
      {giver ? (
        <NamedBy workspaceId={workspaceId} id={giver} onRemove={() => onSet({ referred_by: undefined })} />
      ) : null}
      {place ? (
        <WorksAt
          workspaceId={workspaceId}
          id={place}
          onRemove={() => onSet({ organization_id: undefined })}
        />
      ) : null}
    </div>
  );
}

function Removable({ label, onRemove }: { readonly label: string; readonly onRemove: () => void }) {
  const { t } = useLingui();
  return (
    <button
      type="button"
      onClick={onRemove}
      aria-label={t`${label}: take this filter away`}
      className="inline-flex min-h-11 items-center gap-1.5 rounded-chip bg-wash px-2.5 text-support font-semibold text-muted hover:text-ink desk:min-h-8"
    >
      {label}
      <Icon of={X} size="chip" />
    </button>
  );
}

interface AboutProps {
  readonly workspaceId: string;
  readonly id: string;
  readonly onRemove: () => void;
}

function NamedBy({ workspaceId, id, onRemove }: AboutProps) {
  const { t } = useLingui();
  const { data } = useQuery(contactQuery(workspaceId, id));
  return (
    <Removable label={data ? t`Named by ${data.display_name}` : t`Named by somebody`} onRemove={onRemove} />
  );
}

function WorksAt({ workspaceId, id, onRemove }: AboutProps) {
  const { t } = useLingui();
  const { data } = useQuery(organizationQuery(workspaceId, id));
  return <Removable label={data ? t`At ${data.name}` : t`At one organization`} onRemove={onRemove} />;
}
