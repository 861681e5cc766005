import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useWorkspace } from "@/entities/session/use-session";
import { useUpdateMethod } from "@/entities/workspace/mutations";
import { methodQuery } from "@/entities/workspace/queries";
import { useProblemWords } from "@/i18n/use-problem-words";
import { notify } from "@/lib/notices";
import { ErrorRetry } from "@/ui/error-retry";
import { Skeleton } from "@/ui/skeleton";
import { Switch } from "@/ui/switch";

/** The optional playbook 3B7: people at one place side by side. Acts at once. */
export function Playbook() {
  const { t } = useLingui();
  const words = useProblemWords();
  const { id: workspaceId } = useWorkspace();
  const found = useQuery(methodQuery(workspaceId));
  const update = useUpdateMethod();
  if (found.isPending) return <Skeleton rows={2} />;
  if (found.isError)
    return <ErrorRetry onRetry={() => void found.refetch()}>{words(found.error)}</ErrorRetry>;
  const method = found.data;
  const next = method.parallel_after_business_days;
  const again = method.parallel_again_business_days;
  return (
    <Switch
      label={<Trans>Run people at one place side by side (3B7)</Trans>}
      hint={
        <Trans>
          No answer for {next} working days: the next one there is proposed too. After {again} the first is
          tried again. Days you promised stay where they are.
        </Trans>
      }
      checked={
        update.isPending ? update.variables.patch.parallel_contacts === true : method.parallel_contacts
      }
      onChange={(on) =>
        update.mutate(
          { workspaceId, method, patch: { parallel_contacts: on } },
          {
            onSuccess: () =>
              notify(on ? t`People at one place run side by side.` : t`One after the other again.`),
            onError: (error) => notify(words(error)),
          },
        )
      }
    />
  );
}
