/** What a browser answers when it is asked to show reminders. */
export type PushAnswer =
  | { readonly kind: "subscribed"; readonly subscription: PushSubscription }
  | { readonly kind: "refused" | "unable" };

/** Whether this browser can show reminders at all: not without TLS, nor in some private windows. */
export function canShow(): boolean {
  return "serviceWorker" in navigator && "PushManager" in globalThis && "Notification" in globalThis;
}

/** The bytes of a key as it stands in the contract. */
export function keyBytes(text: string): Uint8Array<ArrayBuffer> {
  const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (char) => char.codePointAt(0) ?? 0);
}

/** Asks, which browsers allow only on a press, and subscribes with the installation's key. */
export async function showHere(key: string): Promise<PushAnswer> {
  if (!canShow()) return { kind: "unable" };
  if ((await Notification.requestPermission()) !== "granted") return { kind: "refused" };
  try {
    const registration = await navigator.serviceWorker.register("/sw.js");
    await navigator.serviceWorker.ready;
    const subscription = await registration.pushManager.subscribe({
      userVisibleOnly: true,
      applicationServerKey: keyBytes(key),
    });
    return { kind: "subscribed", subscription };
  } catch {
    return { kind: "unable" };
  }
}

/** The two keys a server needs, in the contract's words; null where the browser holds none. */
export function keysOf(subscription: PushSubscription): { p256dh: string; auth: string } | null {
  const { keys } = subscription.toJSON();
  const { p256dh, auth } = keys ?? {};
  return p256dh && auth ? { p256dh, auth } : null;
}
