import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { createFileRoute, Link, useNavigate } from "@tanstack/react-router";
import { lazy, Suspense, useCallback, useState } from "react";
import { NotFound } from "@/api/problem";
import { shortName } from "@/entities/contact/model";
import { contactQuery } from "@/entities/contact/queries";
import { currentSessionQuery } from "@/entities/session/queries";
import { useWorkspace } from "@/entities/session/use-session";
import { HangsOn } from "@/features/explore-graph/hangs-on";
import { LedTo } from "@/features/explore-graph/led-to";
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
const WriteSheet = lazy(() =>
  import("@/features/compose-letter/write-sheet").then((module) => ({ default: module.WriteSheet })),
);
const ScriptSheet = lazy(() =>
  import("@/features/follow-up/script-sheet").then((module) => ({ default: module.ScriptSheet })),
);
const LogAttempt = lazy(() =>
  import("@/features/follow-up/log-attempt").then((module) => ({ default: module.LogAttempt })),
);
const EraseSheet = lazy(() =>
  import("@/features/erase-contact/erase-sheet").then((module) => ({ default: module.EraseSheet })),
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
  const [opened, setOpened] = useState<"log" | "write" | "script" | "erase" | null>(null);
  const openLog = useCallback(() => setOpened("log"), []);
  const openWrite = useCallback(() => setOpened("write"), []);
  const close = () => setOpened(null);
  const { edit } = Route.useSearch();
  const navigate = Route.useNavigate();
  const navigateOut = useNavigate();
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
        onWrite={openWrite}
        onErase={() => setOpened("erase")}
        referrals={
          <>
            <Referrals workspaceId={workspaceId} contact={contact} />
            <LedTo workspaceId={workspaceId} contactId={contact.id} />
            <HangsOn workspaceId={workspaceId} contactId={contact.id} name={shortName(contact)} />
          </>
        }
      />
      <Suspense>
        {opened === "log" ? (
          <LogAttempt contactId={contact.id} name={shortName(contact)} open onClose={close} />
        ) : null}
        {opened === "write" ? (
          <WriteSheet
            workspaceId={workspaceId}
            contactId={contact.id}
            name={shortName(contact)}
            primary={contact.degree === 1}
            open
            onClose={close}
            onScript={() => setOpened("script")}
          />
        ) : null}
        {opened === "erase" ? (
          <EraseSheet
            workspaceId={workspaceId}
            contactId={contact.id}
            fullName={contact.display_name}
            name={shortName(contact)}
            open
            onClose={close}
            onGone={() => void navigateOut({ to: "/contacts" })}
          />
        ) : null}
        {opened === "script" ? (
          <ScriptSheet contactId={contact.id} name={shortName(contact)} open onClose={close} />
        ) : null}
      </Suspense>
    </>
  );
}
