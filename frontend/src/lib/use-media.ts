import { useCallback, useSyncExternalStore } from "react";

/** Whether a media query holds, kept up to date. */
export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (changed: () => void) => {
      const list = window.matchMedia(query);
      list.addEventListener("change", changed);
      return () => list.removeEventListener("change", changed);
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => window.matchMedia(query).matches);
}

/** True where the bottom bar takes over the navigation. */
export function usePhone(): boolean {
  return useMedia("(width < 45rem)");
}

/** True where the margin, or a list of sections, stands beside the work. */
export function useWide(): boolean {
  return useMedia("(width >= 68.75rem)");
}
