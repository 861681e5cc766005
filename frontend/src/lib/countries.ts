/** Codes that are no country one works in: unions, tests, and islands without people. */
const none = new Set(["EU", "EZ", "UN", "XA", "XB", "ZZ", "QO", "AC", "CP", "DG", "EA", "IC", "TA", "CQ"]);

/** Every country by its English name: ISO 3166-1 codes, asked of the browser, so that nothing is fetched. */
export function countries(): readonly { readonly code: string; readonly name: string }[] {
  const names = new Intl.DisplayNames("en-GB", { type: "region", fallback: "none" });
  const letters = Array.from({ length: 26 }, (_, at) => String.fromCodePoint(65 + at));
  return (
    letters
      .flatMap((first) => letters.map((second) => first + second))
      // A code that was given up (DD, SU) is read as its successor: only the successor is a country.
      .filter((code) => !none.has(code) && Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}`)
      .flatMap((code) => {
        const name = names.of(code);
        return name ? [{ code, name }] : [];
      })
      .toSorted((one, other) => one.name.localeCompare(other.name, "en-GB"))
  );
}
