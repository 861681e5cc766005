import type { ContactFilter } from "./model";

/** Endings of the small files a list of contacts can become. */
export type Ending = "csv" | "xlsx" | "vcf";

/** The list's filter as the contract takes it, without what does not narrow. */
export function queryOf(filter: ContactFilter) {
  return {
    ...(filter.sort ? { sort: filter.sort } : {}),
    ...(filter.q ? { q: filter.q } : {}),
    ...(filter.circle ? { circle: [filter.circle] } : {}),
    ...(filter.stage ? { stage: [filter.stage] } : {}),
    ...(filter.tag ? { tag: [filter.tag] } : {}),
    ...(filter.degree ? { degree: filter.degree } : {}),
    ...(filter.next_by ? { next_by: filter.next_by } : {}),
    ...(filter.referred_by ? { referred_by: filter.referred_by } : {}),
  };
}

/** The name the server gives the file. */
export function nameIn(disposition: string | null, ending: Ending): string {
  return /filename="([^"]+)"/.exec(disposition ?? "")?.[1] ?? `contacts.${ending}`;
}
