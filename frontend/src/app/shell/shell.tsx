import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useRouterState } from "@tanstack/react-router";
import { lazy, type ReactElement, type ReactNode, Suspense, useEffect, useRef } from "react";
import { currentSessionQuery } from "@/entities/session/queries";
import { cx } from "@/lib/cx";
import { usePhone } from "@/lib/use-media";
import { LiveRegion } from "@/ui/live-region";
import { UndoStrip } from "@/ui/undo-strip";
import { Wordmark } from "@/ui/wordmark";
import { BottomBar } from "./bottom-bar";
import { Nav } from "./nav";

const Hands = lazy(() => import("../commands/hands").then((module) => ({ default: module.Hands })));

/**
 * After a change of page the focus goes to its work, so that a screen reader begins there. A page that keeps a list
 * beside its work marks the work with `data-begin`: from one part to the next the list is not read again.
 */
function useFocusOnPage(path: string) {
  const shown = useRef(path);
  const part = useRef<HTMLElement | null>(null);
  useEffect(() => {
    const begin = document.querySelector<HTMLElement>("[data-begin]");
    const stays = begin !== null && begin === part.current;
    part.current = begin;
    if (shown.current === path) return;
    const first = shown.current === "";
    shown.current = path;
    if (!first) (stays ? begin : document.querySelector("main"))?.focus({ preventScroll: true });
  }, [path]);
}

/** The house around every page: skip link, navigation, what is said aloud, and undo. */
export function Shell({ children }: { readonly children: ReactNode }): ReactElement {
  const bare = useRouterState({ select: (state) => state.matches.some((match) => match.staticData.bare) });
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname ?? "" });
  // Read, never asked for here: the route guard does the asking.
  const { data: session } = useQuery({ ...currentSessionQuery(), enabled: false });
  const phone = usePhone();
  useFocusOnPage(path);
  const housed = Boolean(session) && !bare;
  // A meeting has the whole screen: neither navigation nor wordmark.
  const alone = Boolean(session) && bare;
  return (
    <>
      <a
        href="#main"
        className="fixed top-2 left-2 z-40 -translate-y-20 rounded-field bg-accent px-4 py-2.5 font-semibold text-on-accent focus:translate-y-0"
      >
        <Trans>Skip to the work</Trans>
      </a>
      <div className="flex min-h-dvh">
        {housed && !phone ? <Nav /> : null}
        <div
          className={cx(
            "flex min-w-0 grow flex-col",
            housed && "pb-20 desk:pb-0",
            !housed && !alone && "desk:pl-56",
          )}
        >
          {housed || alone ? null : (
            <header className="flex items-center gap-3 px-5 pt-5 desk:absolute desk:left-3 desk:pt-7.5">
              <Wordmark />
            </header>
          )}
          <main id="main" tabIndex={-1} className="flex grow flex-col outline-none">
            {children}
          </main>
        </div>
        {housed && phone ? <BottomBar /> : null}
      </div>
      {session ? (
        <Suspense>
          <Hands />
        </Suspense>
      ) : null}
      <UndoStrip />
      <LiveRegion />
    </>
  );
}
