/** Every zone the browser knows, and the one given even if it does not (an alias, or UTC). */
export function timeZones(own: string): readonly string[] {
  const known = Intl.supportedValuesOf("timeZone");
  return known.includes(own) ? known : [own, ...known];
}
