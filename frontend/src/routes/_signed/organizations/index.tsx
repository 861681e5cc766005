import { createFileRoute } from "@tanstack/react-router";
import { type OrganizationFilter, organizationsQuery } from "@/entities/organization/queries";
import { currentSessionQuery } from "@/entities/session/queries";
import { useWorkspace } from "@/entities/session/use-session";
import { OrganizationsView } from "@/features/know-organization/organizations-view";
import { textParam } from "@/lib/search";

export const Route = createFileRoute("/_signed/organizations/")({
  validateSearch: (search): OrganizationFilter => ({
    q: textParam(search, "q")?.slice(0, 200),
    target: search["target"] === true ? true : undefined,
  }),
  loaderDeps: ({ search }) => search,
  loader: async ({ context: { queryClient }, deps }) => {
    const session = await queryClient.ensureQueryData(currentSessionQuery());
    const search = session?.workspaces[0];
    if (search) await queryClient.prefetchInfiniteQuery(organizationsQuery(search.id, deps));
  },
  component: OrganizationsPage,
});

function OrganizationsPage() {
  const { id: workspaceId } = useWorkspace();
  const filter = Route.useSearch();
  const navigate = Route.useNavigate();
  return (
    <OrganizationsView
      workspaceId={workspaceId}
      filter={filter}
      onFilter={(next) => void navigate({ search: next, replace: true })}
    />
  );
}
