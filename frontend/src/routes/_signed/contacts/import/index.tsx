import { createFileRoute } from "@tanstack/react-router";
import { useWorkspace } from "@/entities/session/use-session";
import { ChooseFile } from "@/features/import-contacts/choose-file";

export const Route = createFileRoute("/_signed/contacts/import/")({ component: ImportPage });

function ImportPage() {
  const { id: workspaceId } = useWorkspace();
  return <ChooseFile workspaceId={workspaceId} />;
}
