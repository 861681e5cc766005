import { type Colours, dashes, type Picture, type Tone, tones } from "./picture";

/** What is shown of a drawing: scale, then the shift in pixels of the screen. */
export interface Sight {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

/** The colours of the theme that is on, as the browser has worked them out. */
export function coloursOf(element: Element): Colours {
  const probe = document.createElement("span");
  element.append(probe);
  const found = Object.fromEntries(
    tones.map((tone) => {
      probe.style.color = `var(--color-${tone})`;
      return [tone, getComputedStyle(probe).color];
    }),
  ) as Record<Tone, string>;
  probe.remove();
  return found;
}

/**
 * Paints the drawing onto a canvas whose pixels are `ratio` to one of the screen. Letters under `legible` pixels are
 * left out, after those under `least` have been drawn larger.
 */
export function paint(
  context: CanvasRenderingContext2D,
  picture: Picture,
  colours: Colours,
  sight: Sight,
  ratio: number,
  legible = 7,
  least = 0,
): void {
  const { canvas } = context;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.fillStyle = colours.paper;
  context.fillRect(0, 0, canvas.width, canvas.height);
  const scale = sight.scale * ratio;
  context.setTransform(scale, 0, 0, scale, sight.x * ratio, sight.y * ratio);
  const left = -sight.x / sight.scale;
  const top = -sight.y / sight.scale;
  const right = left + canvas.width / scale;
  const bottom = top + canvas.height / scale;
  const seen = (x: number, y: number, room: number) =>
    x + room >= left && x - room <= right && y + room >= top && y - room <= bottom;
  for (const shape of picture.shapes) {
    if (shape.kind === "label") {
      const size = Math.max(shape.size, least / sight.scale);
      if (size * sight.scale < legible || !seen(shape.x, shape.y, 240)) continue;
      context.font = `${shape.weight} ${size}px "Hanken Grotesk Variable", system-ui, sans-serif`;
      context.textAlign = shape.anchor === "middle" ? "center" : shape.anchor;
      context.fillStyle = colours[shape.tone];
      context.fillText(shape.text, shape.x, shape.y);
      continue;
    }
    context.strokeStyle = colours[shape.tone];
    if (shape.kind === "mark") {
      const part = new Path2D();
      const by = shape.size / 24;
      part.addPath(new Path2D(shape.d), { a: by, d: by, e: shape.x, f: shape.y });
      context.lineWidth = 1.75 * by;
      context.setLineDash([]);
      context.stroke(part);
      continue;
    }
    context.lineWidth = shape.width;
    context.setLineDash(shape.dashed ? [...dashes] : []);
    if (shape.kind === "line") {
      context.stroke(new Path2D(shape.d));
      continue;
    }
    context.beginPath();
    if (shape.kind === "dot") {
      if (!seen(shape.x, shape.y, shape.r)) continue;
      context.arc(shape.x, shape.y, shape.r, 0, 2 * Math.PI);
    } else {
      context.roundRect(shape.x, shape.y, shape.w, shape.h, shape.r);
    }
    context.fillStyle = colours[shape.fill];
    context.fill();
    context.stroke();
  }
}

/** Hands a file to the one in front of the screen. */
export function saveFile(name: string, blob: Blob): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken hold of it by then.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** The drawing as a PNG at twice its size, or as large as canvases may be. */
export async function pngOf(picture: Picture, colours: Colours): Promise<Blob | null> {
  const canvas = document.createElement("canvas");
  const ratio = Math.min(2, 8000 / Math.max(picture.width, picture.height));
  canvas.width = Math.ceil(picture.width * ratio);
  canvas.height = Math.ceil(picture.height * ratio);
  const context = canvas.getContext("2d");
  if (!context) return null;
  await document.fonts.ready;
  paint(context, picture, colours, { scale: 1, x: 0, y: 0 }, ratio, 0);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}
