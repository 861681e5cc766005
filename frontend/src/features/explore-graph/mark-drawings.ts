import type { MarkKind } from "@/entities/network/model";

/** The marks beside a name, each a few strokes on a field of 24 by 24. */
export const markDrawings: Record<MarkKind, string> = {
  call: "M7 4h2.5l2 4.5-2 1.5a10 10 0 0 0 4.5 4.5l1.5-2 4.5 2V17a3 3 0 0 1-3 3A13.5 13.5 0 0 1 4 7a3 3 0 0 1 3-3z",
  letter: "M4 6h16v12H4zM4.5 7l7.5 6 7.5-6",
  meeting: "M5 6h14v14H5zM5 11h14M9 3.5v4.5M15 3.5v4.5",
  waiting: "M12 3.5a8.5 8.5 0 1 0 0 17a8.5 8.5 0 1 0 0-17zM12 7.5V12l3 2",
  champion: "M12 3.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 1 0 0-11zM9 13.5 8 21l4-2.5 4 2.5-1-7.5",
};
