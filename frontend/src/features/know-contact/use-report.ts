import { useLingui } from "@lingui/react/macro";
import { useDataReport } from "@/entities/erasure/mutations";
import { useProblemWords } from "@/i18n/use-problem-words";
import { notify } from "@/lib/notices";

/** Saves what somebody may ask about their own data. */
export function useReport(workspaceId: string, contactId: string): () => void {
  const { t } = useLingui();
  const words = useProblemWords();
  const report = useDataReport(workspaceId);
  return () => {
    if (report.isPending) return;
    report
      .mutateAsync(contactId)
      .then(() => notify(t`It is in your downloads. Look it over before you hand it on.`))
      .catch((error: unknown) => notify(words(error)));
  };
}
