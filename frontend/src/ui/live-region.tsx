import { useSyncExternalStore } from "react";
import { current, subscribe } from "@/lib/notices";

/** Says what was saved, found or left, to those who cannot see it. */
export function LiveRegion() {
  const { spoken } = useSyncExternalStore(subscribe, current);
  return (
    <div role="status" aria-live="polite" className="sr-only">
      {/* A new key makes the same sentence be said again. */}
      <span key={spoken?.id}>{spoken?.message}</span>
    </div>
  );
}
