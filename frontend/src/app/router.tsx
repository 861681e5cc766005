import { createRouter } from "@tanstack/react-router";
import { Skeleton } from "@/ui/skeleton";
import { Page } from "@/ui/page";
import { createQueryClient } from "./query-client";
import { NothingHere } from "./shell/nothing-here";
import { RouteError } from "./shell/route-error";
import { Shell } from "./shell/shell";
import { routeTree } from "./route-tree.gen";

export const queryClient = createQueryClient(() => void router.invalidate());

export const router = createRouter({
  routeTree,
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

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
  interface StaticDataRouteOption {
    /** Without navigation: sign-in, and later the meeting. */
    bare?: boolean;
  }
}
