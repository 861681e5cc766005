/** The server counts characters (code points); the browser counts UTF-16 units, of which an emoji has two. */
export function unitsOf(text: string, points: number): number {
  let units = 0;
  let left = points;
  for (const character of text) {
    if (left <= 0) return units;
    units += character.length;
    left -= 1;
  }
  return units;
}
