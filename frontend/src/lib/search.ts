/**
 * Readers for what stands behind the ? of an address: anybody may have written it, so whatever does not fit is left
 * out. For the routes' validateSearch, which every visitor loads: a schema library there would weigh on all of them.
 */
export type Search = Readonly<Record<string, unknown>>;

/** A text of at most 2,000 characters; the router reads `?q=12` as a number, and it is a text all the same. */
export function textParam(search: Search, name: string): string | undefined {
  const value = search[name];
  const text = typeof value === "number" || typeof value === "boolean" ? String(value) : value;
  return typeof text === "string" && text !== "" && text.length <= 2000 ? text : undefined;
}

/** One of a few words. */
export function choiceParam<T extends string>(
  search: Search,
  name: string,
  choices: readonly T[],
): T | undefined {
  return choices.find((choice) => choice === search[name]);
}

/** Several texts: `?tag=a&tag=b`, or one alone. */
export function textsParam(search: Search, name: string): readonly string[] | undefined {
  const value = search[name];
  const texts = (Array.isArray(value) ? value : [value]).filter(
    (text) => typeof text === "string" && text !== "",
  );
  return texts.length > 0 ? texts : undefined;
}

/** The id of something of ours. */
export function idParam(search: Search, name: string): string | undefined {
  const text = textParam(search, name);
  return text !== undefined && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text) ? text : undefined;
}

/** A day of the calendar, `2026-10-14`. */
export function dayParam(search: Search, name: string): string | undefined {
  const text = textParam(search, name);
  if (text === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  try {
    return Temporal.PlainDate.from(text).toString();
  } catch {
    return undefined;
  }
}
