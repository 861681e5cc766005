import type { Schemas } from "@/api/types";

type State = Schemas["ImportOut"]["state"];

/** The largest file the server reads, in bytes. */
export const maxBytes = 25 * 1024 * 1024;

/** Whether the server is at work, so that there is more to ask for. */
export function isMoving(state: State): boolean {
  return state === "pending" || state === "validating" || state === "running";
}

/** The four stations of the way in. */
export type Station = "reading" | "looking" | "adding" | "done" | "stopped";

export function stationOf(state: State, commitAsked: boolean): Station {
  switch (state) {
    case "pending":
    case "validating":
      return commitAsked ? "adding" : "reading";
    case "ready":
      return commitAsked ? "adding" : "looking";
    case "running":
      return "adding";
    case "succeeded":
    case "succeeded_with_errors":
      return "done";
    case "failed":
    case "cancelled":
      return "stopped";
  }
}

/** "1.4 MB", "12 KB": what a file weighs. */
export function weight(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
