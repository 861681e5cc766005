/**
 * A drawing as plain shapes: laid out by pure code, shown as SVG, painted on a canvas, or saved as a file. Colours are
 * names of tokens, so that one drawing serves both themes.
 */
export const tones = [
  "ink",
  "muted",
  "faint",
  "accent",
  "edge",
  "line",
  "dash",
  "sheet",
  "paper",
  "good",
] as const;
export type Tone = (typeof tones)[number];
export type Colours = Readonly<Record<Tone, string>>;

interface Edging {
  readonly tone: Tone;
  readonly width: number;
  readonly dashed?: boolean;
}

/** A line in SVG's path language: M, L, C and Z with absolute coordinates. */
export interface Line extends Edging {
  readonly kind: "line";
  readonly d: string;
}
export interface Box extends Edging {
  readonly kind: "box";
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  readonly r: number;
  readonly fill: Tone;
}
export interface Dot extends Edging {
  readonly kind: "dot";
  readonly x: number;
  readonly y: number;
  readonly r: number;
  readonly fill: Tone;
}
export interface Label {
  readonly kind: "label";
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly size: number;
  readonly weight: number;
  readonly tone: Tone;
  readonly anchor: "start" | "middle" | "end";
}
/** A small line drawing on a field of 24 by 24, its top left corner at x, y. */
export interface Mark {
  readonly kind: "mark";
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly d: string;
  readonly tone: Tone;
}
export type Shape = Line | Box | Dot | Label | Mark;

export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
}

export const dashes = [4, 4] as const;

const escaped: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const plain = (text: string) => text.replaceAll(/[&<>"]/g, (one) => escaped[one] ?? one);

/** Two decimals are finer than any screen. */
const n = (value: number) => String(Math.round(value * 100) / 100);

function edging({ tone, width, dashed }: Edging, colours: Colours): string {
  const dash = dashed ? ` stroke-dasharray="${dashes.join(" ")}"` : "";
  return `stroke="${colours[tone]}" stroke-width="${n(width)}"${dash}`;
}

function shapeText(shape: Shape, colours: Colours): string {
  switch (shape.kind) {
    case "line":
      return `<path d="${shape.d}" fill="none" ${edging(shape, colours)}/>`;
    case "box":
      return `<rect x="${n(shape.x)}" y="${n(shape.y)}" width="${n(shape.w)}" height="${n(shape.h)}" rx="${shape.r}" fill="${colours[shape.fill]}" ${edging(shape, colours)}/>`;
    case "dot":
      return `<circle cx="${n(shape.x)}" cy="${n(shape.y)}" r="${n(shape.r)}" fill="${colours[shape.fill]}" ${edging(shape, colours)}/>`;
    case "label":
      return `<text x="${n(shape.x)}" y="${n(shape.y)}" font-size="${shape.size}" font-weight="${shape.weight}" fill="${colours[shape.tone]}" text-anchor="${shape.anchor}">${plain(shape.text)}</text>`;
    case "mark":
      return `<path transform="translate(${n(shape.x)} ${n(shape.y)}) scale(${n(shape.size / 24)})" d="${shape.d}" fill="none" stroke="${colours[shape.tone]}" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round"/>`;
  }
}

/** The drawing as an SVG file that needs nothing beside it. */
export function svgText(picture: Picture, colours: Colours, title: string): string {
  const size = `width="${n(picture.width)}" height="${n(picture.height)}" viewBox="0 0 ${n(picture.width)} ${n(picture.height)}"`;
  const shapes = picture.shapes.map((shape) => shapeText(shape, colours));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} font-family="'Hanken Grotesk', system-ui, sans-serif">`,
    `<title>${plain(title)}</title>`,
    `<rect width="100%" height="100%" fill="${colours.paper}"/>`,
    ...shapes,
    "</svg>",
    "",
  ].join("\n");
}

/** A text that fits so many pixels, cut with an ellipsis; `wide` is the mean width of a letter in ems. */
export function fitting(text: string, width: number, size: number, wide = 0.52): string {
  const room = Math.max(1, Math.floor(width / (size * wide)));
  return text.length <= room ? text : `${text.slice(0, room - 1).trimEnd()}…`;
}
