import { Trans, useLingui } from "@lingui/react/macro";
import { ContactRound, Download, FileSpreadsheet, FileText } from "lucide-react";
import { useSaveList } from "@/entities/contact/mutations";
import type { ContactFilter } from "@/entities/contact/model";
import { useProblemWords } from "@/i18n/use-problem-words";
import { notify } from "@/lib/notices";
import { Button } from "@/ui/button";
import { Menu } from "@/ui/menu";

interface ExportMenuProps {
  readonly workspaceId: string;
  readonly filter: ContactFilter;
}

/** The list as it is narrowed, as a file for other programs. Mount it beside the count of the list. */
export function ExportMenu({ workspaceId, filter }: ExportMenuProps) {
  const { t } = useLingui();
  const words = useProblemWords();
  const save = useSaveList(workspaceId);
  const start = (ending: "csv" | "xlsx" | "vcf") =>
    save.mutate(
      { ending, filter },
      {
        onSuccess: (name) => notify(t`${name} is in your downloads.`),
        onError: (error) => notify(words(error)),
      },
    );
  return (
    <div className="float-end -mt-3 ps-4">
      <Menu
        align="end"
        trigger={
          <Button kind="quiet" flush icon={Download} busy={save.isPending}>
            <Trans>Export</Trans>
          </Button>
        }
        items={[
          {
            id: "xlsx",
            label: <Trans>Excel workbook</Trans>,
            icon: FileSpreadsheet,
            onSelect: () => start("xlsx"),
          },
          { id: "csv", label: <Trans>CSV table</Trans>, icon: FileText, onSelect: () => start("csv") },
          {
            id: "vcf",
            label: <Trans>vCards, for a phone</Trans>,
            icon: ContactRound,
            onSelect: () => start("vcf"),
          },
        ]}
      />
    </div>
  );
}
