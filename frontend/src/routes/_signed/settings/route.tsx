import { createFileRoute, Outlet, useRouterState } from "@tanstack/react-router";
import { SettingsAside } from "@/features/preferences/settings-list";

export const Route = createFileRoute("/_signed/settings")({ component: Settings });

/** The list of sections beside each of them. */
function Settings() {
  const atFirst = useRouterState({ select: (state) => /^\/settings\/?$/.test(state.location.pathname) });
  return (
    <div className="flex grow">
      <SettingsAside atFirst={atFirst} />
      <div data-begin tabIndex={-1} className="flex min-w-0 grow flex-col outline-none">
        <Outlet />
      </div>
    </div>
  );
}
