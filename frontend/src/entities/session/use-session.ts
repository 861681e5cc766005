import { useSuspenseQuery } from "@tanstack/react-query";
import type { Schemas } from "@/api/types";
import { type CurrentSession, currentSessionQuery } from "./queries";

/** The session of a page behind sign-in. Throws where nobody is signed in: the route guard comes first. */
export function useSession(): CurrentSession {
  const { data } = useSuspenseQuery(currentSessionQuery());
  if (!data) throw new Error("this page is behind sign-in");
  return data;
}

/** The search one works in: the first, until there is a way to choose another. */
export function useWorkspace(): Schemas["WorkspaceBrief"] {
  const [first] = useSession().workspaces;
  if (!first) throw new Error("an account always has a search");
  return first;
}
