/** A path of ours to go back to; anything that could lead to another site becomes `/today`. */
export function returnPath(next: string | undefined): string {
  return next !== undefined && /^\/(?![/\\])/.test(next) ? next : "/today";
}
