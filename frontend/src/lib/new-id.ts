const hex = (count: number): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(count)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");

/**
 * A random UUID, for what the server keeps under this device's own id. Not `crypto.randomUUID`: that is missing where
 * the page is served without TLS.
 */
export function newUuid(): string {
  const bits = hex(16);
  const parts = [bits.slice(0, 8), bits.slice(8, 12), `4${bits.slice(13, 16)}`, `a${bits.slice(17, 20)}`];
  return [...parts, bits.slice(20)].join("-");
}
