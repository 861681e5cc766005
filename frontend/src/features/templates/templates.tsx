import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useWorkspace } from "@/entities/session/use-session";
import { type TemplateKind, templatesQuery } from "@/entities/template/queries";
import { useProblemWords } from "@/i18n/use-problem-words";
import { ErrorRetry } from "@/ui/error-retry";
import { Field } from "@/ui/field";
import { Select } from "@/ui/select";
import { Skeleton } from "@/ui/skeleton";
import { TemplateEditor } from "./template-editor";

interface TemplatesProps {
  readonly kind: TemplateKind;
  readonly onKind: (kind: TemplateKind) => void;
}

/** The words that letters and calls begin with, kind by kind. */
export function Templates({ kind, onKind }: TemplatesProps) {
  const { t } = useLingui();
  const words = useProblemWords();
  const { id: workspaceId } = useWorkspace();
  const { data, error, refetch } = useQuery(templatesQuery(workspaceId));
  const names: Record<TemplateKind, string> = {
    pitch_post: t`Letter by post`,
    pitch_email: t`Letter by e-mail`,
    questions: t`Question list`,
    call_primary: t`Call to somebody you know`,
    call_secondary: t`Call after a letter`,
    call_gatekeeper: t`When somebody else takes the call`,
    call_voicemail: t`When you can leave a message`,
    thank_you: t`Thank-you note`,
    check_back: t`Checking back`,
    update: t`News of whom they named`,
    goodbye: t`End of the search`,
  };
  if (error && !data) return <ErrorRetry onRetry={() => void refetch()}>{words(error)}</ErrorRetry>;
  const chosen = data?.items.find((one) => one.kind === kind);
  if (!data || !chosen) return <Skeleton rows={6} />;
  return (
    <div className="flex flex-col gap-5">
      <Field label={<Trans>Which one</Trans>} className="max-w-80">
        <Select value={kind} onChange={(event) => onKind(event.target.value as TemplateKind)}>
          {data.items.map((one) => (
            <option key={one.kind} value={one.kind}>
              {one.id === null ? names[one.kind] : t`${names[one.kind]} (yours)`}
            </option>
          ))}
        </Select>
      </Field>
      <TemplateEditor
        key={`${kind} ${chosen.id ?? ""} ${chosen.version ?? 0}`}
        workspaceId={workspaceId}
        template={chosen}
        fields={data.fields}
      />
    </div>
  );
}
