import { createFileRoute } from "@tanstack/react-router";
import { useCallback } from "react";
import { type View, views, type Who, whos } from "@/entities/network/views";
import { useWorkspace } from "@/entities/session/use-session";
import { NetworkView } from "@/features/explore-graph/network-view";
import { todayIn } from "@/lib/clock";
import { choiceParam, idParam } from "@/lib/search";
import { usePhone } from "@/lib/use-media";

interface NetworkSearch {
  readonly view?: View | undefined;
  /** The contact a way is looked for. */
  readonly to?: string | undefined;
  /** The place a way is looked into. */
  readonly into?: string | undefined;
  readonly who?: Who | undefined;
}

export const Route = createFileRoute("/_signed/network")({
  validateSearch: (search): NetworkSearch => ({
    view: choiceParam(search, "view", views),
    to: idParam(search, "to"),
    into: idParam(search, "into"),
    who: choiceParam(search, "who", whos),
  }),
  component: NetworkPage,
});

function NetworkPage() {
  const phone = usePhone();
  const search = Route.useSearch();
  const navigate = Route.useNavigate();
  const { id: workspaceId, time_zone: zone } = useWorkspace();
  const go = useCallback(
    (to: NetworkSearch) => void navigate({ search: (old) => ({ ...old, ...to }) }),
    [navigate],
  );
  // On a phone the list tells everything the drawings do; whoever looks for a way sees the way.
  const usual = phone && !search.to && !search.into ? "list" : "paths";
  return (
    <NetworkView
      workspaceId={workspaceId}
      view={search.view ?? usual}
      to={search.to ? { id: search.to, place: false } : search.into ? { id: search.into, place: true } : null}
      who={search.who}
      today={todayIn(zone)}
      onGo={go}
    />
  );
}
