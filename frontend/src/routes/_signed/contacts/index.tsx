import { createFileRoute } from "@tanstack/react-router";
import { circles, type ContactFilter, degrees, sorts, stages } from "@/entities/contact/model";
import { contactsQuery } from "@/entities/contact/queries";
import { currentSessionQuery } from "@/entities/session/queries";
import { useWorkspace, workspaceOf } from "@/entities/session/use-session";
import { ContactsView } from "@/features/find-contacts/contacts-view";
import { preferredWorkspace } from "@/lib/preferences";
import { choiceParam, textParam } from "@/lib/search";

const values = <T extends string>(choices: readonly { readonly value: T }[]): readonly T[] =>
  choices.map((choice) => choice.value);

const day = /^\d{4}-\d{2}-\d{2}$/;
const id = /^[0-9a-f-]{36}$/;

export const Route = createFileRoute("/_signed/contacts/")({
  validateSearch: (search): ContactFilter => {
    const nextBy = textParam(search, "next_by");
    const referredBy = textParam(search, "referred_by");
    return {
      q: textParam(search, "q")?.slice(0, 200),
      circle: choiceParam(search, "circle", values(circles)),
      stage: choiceParam(search, "stage", values(stages)),
      degree: choiceParam(search, "degree", values(degrees)),
      tag: textParam(search, "tag")?.slice(0, 50),
      referred_by: referredBy !== undefined && id.test(referredBy) ? referredBy : undefined,
      next_by: nextBy !== undefined && day.test(nextBy) ? nextBy : undefined,
      sort: choiceParam(search, "sort", values(sorts)),
    };
  },
  loaderDeps: ({ search }) => search,
  loader: async ({ context: { queryClient }, deps }) => {
    const session = await queryClient.ensureQueryData(currentSessionQuery());
    if (session) await queryClient.prefetchInfiniteQuery(contactsQuery(workspaceOf(session).id, deps));
  },
  component: ContactsPage,
});

function ContactsPage() {
  const { id: workspaceId } = useWorkspace();
  const filter = Route.useSearch();
  const navigate = Route.useNavigate();
  return (
    <ContactsView
      workspaceId={workspaceId}
      filter={filter}
      onFilter={(next) => void navigate({ search: next, replace: true })}
    />
  );
}
