import { Trans, useLingui } from "@lingui/react/macro";
import { Pencil } from "lucide-react";
import type { NamedDraft } from "@/entities/meeting/notebook";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { IconButton } from "@/ui/icon-button";
import { Switch } from "@/ui/switch";
import { TextInput } from "@/ui/text-input";
import { NameMatches } from "./name-matches";

interface NamedFieldsProps {
  readonly workspaceId: string;
  /** Whom one meets: nobody refers one to themselves. */
  readonly meetingWith: string;
  /** Who named them, as one calls them. */
  readonly giver: string;
  readonly draft: NamedDraft;
  readonly error?: string | undefined;
  readonly onChange: (change: Partial<NamedDraft>) => void;
  /** The name gets the focus as the card appears. */
  readonly first?: boolean;
}

/** Somebody they named: the name, where and what was said, whether it may be said who sent one. */
export function NamedFields(props: NamedFieldsProps) {
  const { workspaceId, meetingWith, giver, draft, error, onChange, first = false } = props;
  const job = draft.kind === "job_interview";
  return (
    <div className="flex flex-col gap-3.5">
      <Field label={<Trans>Name</Trans>} error={error}>
        <TextInput
          {...(first ? { "data-first": true } : {})}
          autoComplete="off"
          enterKeyHint="next"
          value={draft.name}
          onChange={(event) => onChange({ name: event.target.value, contactId: null })}
        />
      </Field>
      <NameMatches workspaceId={workspaceId} meetingWith={meetingWith} draft={draft} onChange={onChange} />
      <Field
        label={<Trans>Where, and what was said</Trans>}
        hint={<Trans>Also how to mention {giver}: “Tell her we worked on the night shift together.”</Trans>}
      >
        <TextInput
          autoComplete="off"
          value={draft.said}
          onChange={(event) => onChange({ said: event.target.value })}
        />
      </Field>
      <Field label={<Trans>How to reach them</Trans>}>
        <TextInput
          autoComplete="off"
          inputMode="email"
          value={draft.reach}
          onChange={(event) => onChange({ reach: event.target.value })}
        />
      </Field>
      <Switch
        label={<Trans>I may say {giver} sent me</Trans>}
        hint={draft.rather_not ? <Trans>Rather not: the letter leaves the name out.</Trans> : undefined}
        checked={draft.may_use_name}
        onChange={(may_use_name) => onChange({ may_use_name, rather_not: false })}
      />
      {draft.may_use_name ? null : (
        <div className="-mt-2.5">
          <Button kind="quiet" flush onClick={() => onChange({ rather_not: !draft.rather_not })}>
            {draft.rather_not ? (
              <Trans>I have not asked {giver}</Trans>
            ) : (
              <Trans>{giver} would rather not be named</Trans>
            )}
          </Button>
        </div>
      )}
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
  readonly workspaceId: string;
  readonly meetingWith: string;
  readonly giver: string;
  readonly draft: NamedDraft;
  readonly onEdit: () => void;
  readonly onChange: (change: Partial<NamedDraft>) => void;
}

/** Somebody they named, on one line; also one that was only jotted down may be a contact already. */
export function NamedCard(props: NamedCardProps) {
  const { workspaceId, meetingWith, giver, draft, onEdit, onChange } = props;
  const { t } = useLingui();
  const said = draft.said.trim().replace(/\.$/, "");
  const leave = draft.may_use_name
    ? t`${giver} agreed.`
    : draft.rather_not
      ? t`${giver} would rather not be named.`
      : t`Ask whether you may say so.`;
  return (
    <div className="flex animate-reveal flex-col gap-2">
      <div className="flex items-center justify-between gap-3">
        <div className="min-w-0">
          <p className="text-item font-semibold wrap-anywhere">{draft.name}</p>
          <p className="text-support text-muted">{said ? `${said}. ${leave}` : leave}</p>
        </div>
        <IconButton icon={Pencil} label={t`Change ${draft.name}`} onClick={onEdit} />
      </div>
      <NameMatches
        workspaceId={workspaceId}
        meetingWith={meetingWith}
        draft={draft}
        onChange={onChange}
        complete
      />
    </div>
  );
}
