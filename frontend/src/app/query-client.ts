import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { SignInNeeded, worthRetrying } from "@/api/problem";
import { sessionKeys } from "@/entities/session/queries";

declare module "@tanstack/react-query" {
  interface Register {
    mutationMeta: {
      /** The call is itself a sign-in: its 401 means a wrong password, not an ended session. */
      ownSignIn?: boolean;
    };
  }
}

/** The server state of one visit. `onSignedOut` is told when the server no longer knows us. */
export function createQueryClient(onSignedOut: () => void): QueryClient {
  const check = (error: unknown) => {
    if (!(error instanceof SignInNeeded)) return;
    client.setQueryData(sessionKeys.current, null);
    onSignedOut();
  };
  const client = new QueryClient({
    queryCache: new QueryCache({ onError: check }),
    mutationCache: new MutationCache({
      onError: (error, _variables, _result, mutation) => {
        if (!mutation.meta?.ownSignIn) check(error);
      },
    }),
    defaultOptions: {
      // Whether there is a network, the call itself finds out: a browser that waits would show nothing at all.
      queries: {
        networkMode: "always",
        staleTime: 20_000,
        retry: (failures, error) => worthRetrying(error, failures),
      },
      // A write is sent again only by the client itself, under the same Idempotency-Key.
      mutations: { networkMode: "always", retry: false },
    },
  });
  return client;
}
