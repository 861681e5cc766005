import { Trans, useLingui } from "@lingui/react/macro";
import { Pencil } from "lucide-react";
import type { NamedDraft } from "@/entities/meeting/notebook";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { IconButton } from "@/ui/icon-button";
import { Switch } from "@/ui/switch";
import { TextInput } from "@/ui/text-input";

interface NamedFieldsProps {
  /** Who named them, as one calls them. */
  readonly giver: string;
  readonly draft: NamedDraft;
  readonly error?: string | undefined;
  readonly onChange: (change: Partial<NamedDraft>) => void;
  /** The name gets the focus as the card appears. */
  readonly first?: boolean;
}

/** Somebody they named: the name, where and what was said, whether it may be said who sent one. */
export function NamedFields({ giver, draft, error, onChange, first = false }: NamedFieldsProps) {
  const job = draft.kind === "job_interview";
  return (
    <div className="flex flex-col gap-3.5">
      <Field label={<Trans>Name</Trans>} error={error}>
        <TextInput
          {...(first ? { "data-first": true } : {})}
          autoComplete="off"
          value={draft.name}
          onChange={(event) => onChange({ name: event.target.value })}
        />
      </Field>
      <Field label={<Trans>Where, and what was said</Trans>}>
        <TextInput
          autoComplete="off"
          value={draft.said}
          onChange={(event) => onChange({ said: event.target.value })}
        />
      </Field>
      <Switch
        label={<Trans>I may say {giver} sent me</Trans>}
        checked={draft.may_use_name}
        onChange={(may_use_name) => onChange({ may_use_name })}
      />
      <div className="flex items-center justify-between gap-3 border-t border-line pt-2">
        <span>
          {job ? (
            <Trans>For a job interview they offered</Trans>
          ) : (
            <Trans>For a conversation, like today</Trans>
          )}
        </span>
        <Button
          kind="quiet"
          flush
          onClick={() => onChange({ kind: job ? "informational" : "job_interview" })}
        >
          <Trans>Change</Trans>
        </Button>
      </div>
    </div>
  );
}

interface NamedCardProps {
  readonly giver: string;
  readonly draft: NamedDraft;
  readonly onEdit: () => void;
}

/** Somebody they named, on one line. */
export function NamedCard({ giver, draft, onEdit }: NamedCardProps) {
  const { t } = useLingui();
  const said = draft.said.trim().replace(/\.$/, "");
  const leave = draft.may_use_name ? t`${giver} agreed.` : t`Ask whether you may say so.`;
  return (
    <div className="flex animate-reveal items-center justify-between gap-3">
      <div className="min-w-0">
        <p className="text-item font-semibold">{draft.name}</p>
        <p className="text-support text-muted">{said ? `${said}. ${leave}` : leave}</p>
      </div>
      <IconButton icon={Pencil} label={t`Change ${draft.name}`} onClick={onEdit} />
    </div>
  );
}
