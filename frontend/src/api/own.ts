/** The latest writes of this page, by the id the server gave each: what comes back as an event of one is no news. */
const kept = 100;
const own = new Set<string>();

export function noteOwn(requestId: string | null): void {
  if (!requestId) return;
  own.add(requestId);
  const [oldest] = own;
  if (own.size > kept && oldest !== undefined) own.delete(oldest);
}

export function isOwn(requestId: string | null): boolean {
  return requestId !== null && own.has(requestId);
}
