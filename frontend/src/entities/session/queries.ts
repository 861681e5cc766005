import { queryOptions } from "@tanstack/react-query";
import { api, take } from "@/api/client";
import { SignInNeeded, Unreachable } from "@/api/problem";
import type { Schemas } from "@/api/types";
import { chosenSearch } from "@/lib/preferences";
import { orKept } from "@/lib/or-kept";

export type CurrentSession = Schemas["CurrentSessionOut"];

export const sessionKeys = {
  all: ["sessions"] as const,
  current: ["sessions", "current"] as const,
  list: ["sessions", "list"] as const,
  setup: ["sessions", "setup"] as const,
};

/** The search this browser works in stands first, as everything that asks for one takes the first. */
export function chosenFirst(session: CurrentSession): CurrentSession {
  const chosen = chosenSearch();
  const first = session.workspaces.filter(({ id }) => id === chosen);
  return { ...session, workspaces: [...first, ...session.workspaces.filter(({ id }) => id !== chosen)] };
}

/** Who is signed in; null when nobody is. */
export const currentSessionQuery = () =>
  queryOptions({
    queryKey: sessionKeys.current,
    queryFn: async ({ signal }): Promise<CurrentSession | null> => {
      const ask = async () => {
        try {
          return chosenFirst(await take(api.GET("/api/v1/sessions/current", { signal })));
        } catch (error) {
          if (error instanceof SignInNeeded) return null;
          throw error;
        }
      };
      return orKept("read:session", ask, (error) => error instanceof Unreachable);
    },
    // Asked once; from then on sign-in, sign-out and the first 401 tell us.
    staleTime: Number.POSITIVE_INFINITY,
  });

/** What a visitor may do: whether the first account is still to be made, and whether sign-up is open. */
export const setupQuery = () =>
  queryOptions({
    queryKey: sessionKeys.setup,
    queryFn: ({ signal }) => take(api.GET("/api/v1/setup", { signal })),
  });

/** Everywhere one is signed in. */
export const sessionsQuery = () =>
  queryOptions({
    queryKey: sessionKeys.list,
    queryFn: ({ signal }) => take(api.GET("/api/v1/sessions", { params: { query: { limit: 200 } }, signal })),
  });
