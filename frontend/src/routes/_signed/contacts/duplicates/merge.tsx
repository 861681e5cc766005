import { createFileRoute, Navigate } from "@tanstack/react-router";
import { useWorkspace } from "@/entities/session/use-session";
import { MergeView } from "@/features/merge-contacts/merge-view";
import { idParam } from "@/lib/search";

export const Route = createFileRoute("/_signed/contacts/duplicates/merge")({
  validateSearch: (search) => ({ stays: idParam(search, "stays"), goes: idParam(search, "goes") }),
  component: MergePage,
});

function MergePage() {
  const { id: workspaceId } = useWorkspace();
  const { stays, goes } = Route.useSearch();
  const navigate = Route.useNavigate();
  if (!stays || !goes) return <Navigate to="/contacts/duplicates" replace />;
  return (
    <MergeView
      // The other way round is another page: nothing chosen goes along.
      key={stays}
      workspaceId={workspaceId}
      stays={stays}
      goes={goes}
      onTurn={() => void navigate({ search: { stays: goes, goes: stays }, replace: true })}
      onDone={(contactId) => void navigate({ to: "/contacts/$contactId", params: { contactId } })}
    />
  );
}
