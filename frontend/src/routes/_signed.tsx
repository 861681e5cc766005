import { createFileRoute, redirect } from "@tanstack/react-router";
import { currentSessionQuery, setupQuery } from "@/entities/session/queries";

/** Everything behind sign-in. Whoever is not signed in comes back here afterwards. */
export const Route = createFileRoute("/_signed")({
  beforeLoad: async ({ context: { queryClient }, location }) => {
    const session = await queryClient.ensureQueryData(currentSessionQuery());
    if (session) return;
    const next = location.href === "/today" ? undefined : location.href;
    const setup = await queryClient.ensureQueryData(setupQuery());
    throw redirect({
      to: setup.first_account_needed ? "/sign-up" : "/sign-in",
      search: { next },
      replace: true,
    });
  },
});
