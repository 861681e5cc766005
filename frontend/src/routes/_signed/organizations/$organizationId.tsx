import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { createFileRoute, Link } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { NotFound } from "@/api/problem";
import { organizationQuery } from "@/entities/organization/queries";
import { currentSessionQuery } from "@/entities/session/queries";
import { useWorkspace } from "@/entities/session/use-session";
import { OrganizationView } from "@/features/know-organization/organization-view";
import { useProblemWords } from "@/i18n/use-problem-words";
import { ErrorRetry } from "@/ui/error-retry";
import { Page } from "@/ui/page";
import { PageHead } from "@/ui/page-head";
import { Skeleton } from "@/ui/skeleton";
import { TextLink } from "@/ui/text-link";

// The form comes when somebody opens it.
const EditOrganization = lazy(() =>
  import("@/features/know-organization/edit-organization").then((module) => ({
    default: module.EditOrganization,
  })),
);

export const Route = createFileRoute("/_signed/organizations/$organizationId")({
  validateSearch: (search): { readonly edit?: true | undefined } => ({
    edit: search["edit"] === true ? true : undefined,
  }),
  loader: async ({ context: { queryClient }, params }) => {
    const session = await queryClient.ensureQueryData(currentSessionQuery());
    const search = session?.workspaces[0];
    if (search) await queryClient.prefetchQuery(organizationQuery(search.id, params.organizationId));
  },
  component: OrganizationPage,
});

function OrganizationPage() {
  const words = useProblemWords();
  const { id: workspaceId } = useWorkspace();
  const { organizationId } = Route.useParams();
  const { edit } = Route.useSearch();
  const navigate = Route.useNavigate();
  const setEdit = (on: boolean) => void navigate({ search: { edit: on || undefined } });
  const { data, error, refetch } = useQuery(organizationQuery(workspaceId, organizationId));
  if (!data) {
    return (
      <Page>
        {error instanceof NotFound ? (
          <PageHead
            title={<Trans>Nothing of that name here</Trans>}
            lede={
              <Trans>
                This place is not among{" "}
                <TextLink asChild>
                  <Link to="/organizations">your organizations</Link>
                </TextLink>
                , or no longer.
              </Trans>
            }
          />
        ) : error ? (
          <ErrorRetry onRetry={() => void refetch()}>{words(error)}</ErrorRetry>
        ) : (
          <Skeleton head rows={5} />
        )}
      </Page>
    );
  }
  return edit ? (
    <Suspense>
      <EditOrganization
        key={data.id}
        workspaceId={workspaceId}
        organization={data}
        onClose={() => setEdit(false)}
      />
    </Suspense>
  ) : (
    <OrganizationView
      key={data.id}
      workspaceId={workspaceId}
      organization={data}
      onEdit={() => setEdit(true)}
    />
  );
}
