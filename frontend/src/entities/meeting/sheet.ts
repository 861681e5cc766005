/** Points of the sheet for the table, from the size of a letter down to the smallest that can still be read. */
const largest = 11.5;
const smallest = 5;

/** Millimetres of one sheet between its margins, less what head and spacing take. */
const width = 160;
const height = 190;

/** How far lines lie apart, as a part of their size: closer where they are small. */
export function leading(points: number): number {
  return points > 9 ? 1.35 : 1.2;
}

/** Millimetres that lines of text take at so many points, with a line left free under each for as long as there is room. */
function taken(lines: readonly string[], points: number, free: number): number {
  const letter = points * 0.353 * 0.47;
  const line = points * 0.353 * leading(points);
  const rows = lines.map((text) => Math.ceil((text.length * letter) / (width - 8)) + free);
  return rows.reduce((sum, count) => sum + count, 0) * line;
}

/** The type size at which everything stands on one page, with room to write as long as that can be. */
export function sheetSize(lines: readonly string[]): number {
  for (let points = largest; points > 9; points -= 0.5) {
    if (taken(lines, points, 1.5) <= height) return points;
  }
  for (let points = 9; points > smallest; points -= 0.5) {
    if (taken(lines, points, 0) <= height) return points;
  }
  return smallest;
}
