import type { QueryClient } from "@tanstack/react-query";

/**
 * Asks anew for what is shown of one search. Every key of a search has its id in second place, and a call logged or a
 * letter posted changes what stands on Today, in the calendar, and on the contact's page at once.
 */
export function refreshSearch(client: QueryClient, workspaceId: string): Promise<void> {
  return client.invalidateQueries({ predicate: (query) => query.queryKey[1] === workspaceId });
}
