import { type ClassValue, clsx } from "clsx";
import { extendTailwindMerge } from "tailwind-merge";

// Our type sizes are not tailwind-merge's own: without this, `text-label text-muted` would lose one of the two.
const merge = extendTailwindMerge({
  extend: {
    theme: {
      text: [
        "title",
        "first",
        "lede",
        "letter",
        "question",
        "reason",
        "item",
        "body",
        "button",
        "label",
        "support",
        "tiny",
      ],
      radius: ["page", "chip", "leaf", "field", "sheet"],
      shadow: ["sheet", "high"],
    },
  },
});

/** Joins class names; of two that contradict each other the later one wins. */
export function cx(...parts: ClassValue[]): string {
  return merge(clsx(parts));
}
