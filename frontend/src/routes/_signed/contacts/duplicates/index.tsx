import { createFileRoute } from "@tanstack/react-router";
import { useWorkspace } from "@/entities/session/use-session";
import { DuplicatesView } from "@/features/merge-contacts/duplicates-view";

export const Route = createFileRoute("/_signed/contacts/duplicates/")({ component: DuplicatesPage });

function DuplicatesPage() {
  const { id: workspaceId } = useWorkspace();
  return <DuplicatesView workspaceId={workspaceId} />;
}
