import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { createFileRoute, Link } from "@tanstack/react-router";
import { lazy, Suspense, useCallback, useState } from "react";
import { NotFound } from "@/api/problem";
import { shortName } from "@/entities/contact/model";
import { contactQuery } from "@/entities/contact/queries";
import { currentSessionQuery } from "@/entities/session/queries";
import { useWorkspace } from "@/entities/session/use-session";
import { ContactView } from "@/features/know-contact/contact-view";
import { Referrals } from "@/features/refer/referrals";
import { useProblemWords } from "@/i18n/use-problem-words";
import { ErrorRetry } from "@/ui/error-retry";
import { Page } from "@/ui/page";
import { PageHead } from "@/ui/page-head";
import { Skeleton } from "@/ui/skeleton";
import { TextLink } from "@/ui/text-link";

// The sheet and the form come when somebody opens them.
const EditContact = lazy(() =>
  import("@/features/know-contact/edit-contact").then((module) => ({ default: module.EditContact })),
);
const LogAttempt = lazy(() =>
  import("@/features/follow-up/log-attempt").then((module) => ({ default: module.LogAttempt })),
);

export const Route = createFileRoute("/_signed/contacts/$contactId")({
  validateSearch: (search): { readonly edit?: true | undefined } => ({
    edit: search["edit"] === true ? true : undefined,
  }),
  loader: async ({ context: { queryClient }, params }) => {
    const session = await queryClient.ensureQueryData(currentSessionQuery());
    const search = session?.workspaces[0];
    if (search) await queryClient.prefetchQuery(contactQuery(search.id, params.contactId));
  },
  component: ContactPage,
});

function ContactPage() {
  const words = useProblemWords();
  const { id: workspaceId } = useWorkspace();
  const { contactId } = Route.useParams();
  const { data: contact, error, refetch } = useQuery(contactQuery(workspaceId, contactId));
  const [logging, setLogging] = useState(false);
  const openLog = useCallback(() => setLogging(true), []);
  const { edit } = Route.useSearch();
  const navigate = Route.useNavigate();
  const setEdit = useCallback(
    (on: boolean) => void navigate({ search: { edit: on || undefined } }),
    [navigate],
  );
  const openEdit = useCallback(() => setEdit(true), [setEdit]);
  if (!contact) {
    return (
      <Page>
        {error instanceof NotFound ? (
          <PageHead
            title={<Trans>Nobody here</Trans>}
            lede={
              <Trans>
                This person is not among{" "}
                <TextLink asChild>
                  <Link to="/contacts">your contacts</Link>
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
  if (edit) {
    return (
      <Suspense>
        <EditContact
          key={contact.id}
          workspaceId={workspaceId}
          contact={contact}
          onClose={() => setEdit(false)}
        />
      </Suspense>
    );
  }
  return (
    <>
      <ContactView
        // Another person, another page: nothing half typed goes along.
        key={contact.id}
        workspaceId={workspaceId}
        contact={contact}
        onLog={openLog}
        onEdit={openEdit}
        referrals={<Referrals workspaceId={workspaceId} contact={contact} />}
      />
      {logging ? (
        <Suspense>
          <LogAttempt
            contactId={contact.id}
            name={shortName(contact)}
            open
            onClose={() => setLogging(false)}
          />
        </Suspense>
      ) : null}
    </>
  );
}
