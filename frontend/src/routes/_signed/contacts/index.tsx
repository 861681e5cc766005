import { createFileRoute } from "@tanstack/react-router";
import { circles, closenesses, type ContactFilter, degrees, sorts, stages } from "@/entities/contact/model";
import { contactsQuery } from "@/entities/contact/queries";
import { currentSessionQuery } from "@/entities/session/queries";
import { useWorkspace } from "@/entities/session/use-session";
import { ContactsView } from "@/features/find-contacts/contacts-view";
import { choiceParam, dayParam, idParam, textParam } from "@/lib/search";

const values = <T extends string>(choices: readonly { readonly value: T }[]): readonly T[] =>
  choices.map((choice) => choice.value);

export const Route = createFileRoute("/_signed/contacts/")({
  validateSearch: (search): ContactFilter => ({
    q: textParam(search, "q")?.slice(0, 200),
    circle: choiceParam(search, "circle", values(circles)),
    stage: choiceParam(search, "stage", values(stages)),
    degree: choiceParam(search, "degree", values(degrees)),
    tag: textParam(search, "tag")?.slice(0, 50),
    referred_by: idParam(search, "referred_by"),
    next_by: dayParam(search, "next_by"),
    organization_id: idParam(search, "organization_id"),
    // The router reads `?closeness=4` as a number.
    closeness: closenesses.find(({ value }) => value === textParam(search, "closeness"))?.value,
    source: choiceParam(search, "source", ["import"] as const),
    archived: search["archived"] === true ? true : undefined,
    sort: choiceParam(search, "sort", values(sorts)),
  }),
  loaderDeps: ({ search }) => search,
  loader: async ({ context: { queryClient }, deps }) => {
    const session = await queryClient.ensureQueryData(currentSessionQuery());
    const search = session?.workspaces[0];
    if (search) await queryClient.prefetchInfiniteQuery(contactsQuery(search.id, deps));
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
