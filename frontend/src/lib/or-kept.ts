import { keep, kept } from "./keep";

/**
 * What the server says, kept on this device; without a network, what it said last. `away` tells whether an error means
 * that nobody could be reached: any other answer stands.
 */
export async function orKept<T>(
  key: string,
  ask: () => Promise<T>,
  away: (error: unknown) => boolean,
): Promise<T> {
  try {
    const fresh = await ask();
    void keep(key, fresh);
    return fresh;
  } catch (error) {
    if (!away(error)) throw error;
    const last = await kept<T>(key);
    if (last === undefined) throw error;
    return last;
  }
}
