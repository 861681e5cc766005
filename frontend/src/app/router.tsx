import type { QueryClient } from "@tanstack/react-query";
import { createRouter, type RouterHistory } from "@tanstack/react-router";
import { Skeleton } from "@/ui/skeleton";
import { Page } from "@/ui/page";
import { createQueryClient } from "./query-client";
import { NothingHere } from "./shell/nothing-here";
import { RouteError } from "./shell/route-error";
import { Shell } from "./shell/shell";
import { routeTree } from "./route-tree.gen";

function routerWith(queryClient: QueryClient, history: RouterHistory | undefined) {
  return createRouter({
    routeTree,
    ...(history ? { history } : {}),
    context: { queryClient },
    defaultPreload: "intent",
    // The query cache knows how fresh things are; the router asks every time.
    defaultPreloadStaleTime: 0,
    scrollRestoration: true,
    InnerWrap: Shell,
    defaultErrorComponent: RouteError,
    defaultNotFoundComponent: NothingHere,
    defaultPendingComponent: () => (
      <Page>
        <Skeleton head />
      </Page>
    ),
    defaultPendingMs: 200,
    defaultPendingMinMs: 0,
  });
}

export type AppRouter = ReturnType<typeof routerWith>;

export interface App {
  readonly queryClient: QueryClient;
  readonly router: AppRouter;
}

/** Server state and routes of one visit; `history` is the browser's unless a test brings its own. */
export function createApp(history?: RouterHistory): App {
  const queryClient = createQueryClient(() => void router.invalidate());
  const router: AppRouter = routerWith(queryClient, history);
  return { queryClient, router };
}

declare module "@tanstack/react-router" {
  interface Register {
    router: AppRouter;
  }
  interface StaticDataRouteOption {
    /** Without navigation: sign-in, and later the meeting. */
    bare?: boolean;
  }
}
