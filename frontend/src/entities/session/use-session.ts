import { useSuspenseQuery } from "@tanstack/react-query";
import type { Schemas } from "@/api/types";
import { preferredWorkspace } from "@/lib/preferences";
import { type CurrentSession, currentSessionQuery } from "./queries";

/** The session of a page behind sign-in. Throws where nobody is signed in: the route guard comes first. */
export function useSession(): CurrentSession {
  const { data } = useSuspenseQuery(currentSessionQuery());
  if (!data) throw new Error("this page is behind sign-in");
  return data;
}

/** The search one works in: the one chosen in this browser, else the first. */
export function workspaceOf(session: CurrentSession, preferred: string | null): Schemas["WorkspaceBrief"] {
  const chosen = session.workspaces.find((workspace) => workspace.id === preferred) ?? session.workspaces[0];
  if (!chosen) throw new Error("an account always has a search");
  return chosen;
}

export function useWorkspace(): Schemas["WorkspaceBrief"] {
  return workspaceOf(useSession(), preferredWorkspace());
}
