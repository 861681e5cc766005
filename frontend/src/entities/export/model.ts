import type { Schemas } from "@/api/types";

type State = Schemas["ExportOut"]["state"];

/** Whether the server is at work on it, so that there is more to ask for. */
export function isUnderWay(state: State): boolean {
  return state === "pending" || state === "running";
}

/** Where the zip of an export is: a plain link, so that the browser streams it to disk. */
export function contentAddress(workspaceId: string, exportId: string): string {
  return `/api/v1/workspaces/${workspaceId}/exports/${exportId}/content`;
}

/** Percent of what is to be written. */
export function percent({ done, total }: Schemas["ExportOut"]["progress"]): number {
  return total > 0 ? Math.min(100, Math.round((done / total) * 100)) : 0;
}
