/** Lets the pages of a meeting and of today open without a network; nothing of what they show is kept by it. */
export function keepPagesOffline(): void {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
  // Refused in private windows and without TLS: then the pages need the network, and nothing else changes.
  window.addEventListener(
    "load",
    () => void navigator.serviceWorker.register("/sw.js").catch(() => undefined),
  );
}
