import { createFileRoute } from "@tanstack/react-router";
import { type Circle, circles } from "@/entities/contact/model";
import { useWorkspace } from "@/entities/session/use-session";
import { StartersView } from "@/features/find-starters/starters-view";
import { choiceParam } from "@/lib/search";

const values = circles.map(({ value }) => value);

export const Route = createFileRoute("/_signed/contacts/starters")({
  validateSearch: (search): { readonly circle?: Circle | undefined } => ({
    circle: choiceParam(search, "circle", values),
  }),
  component: StartersPage,
});

function StartersPage() {
  const { id: workspaceId } = useWorkspace();
  const { circle } = Route.useSearch();
  const navigate = Route.useNavigate();
  return (
    <StartersView
      workspaceId={workspaceId}
      circle={circle ?? "church"}
      onCircle={(next) => void navigate({ search: { circle: next }, replace: true })}
    />
  );
}
