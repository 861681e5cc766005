import type { QueryClient } from "@tanstack/react-query";
import { NotFound } from "@/api/problem";
import { currentSessionQuery } from "@/entities/session/queries";
import { written } from "@/entities/meeting/writing";
import { meetingQuery } from "@/entities/meeting/queries";
import { openNotebook } from "@/entities/meeting/use-notebook";

/** A page of a meeting that is gone on the server still shows what was noted of it on this device. */
export type Found = "here" | "gone";

/** Reads the meeting before its page opens; `NotFound` only where nothing of it is left on this device either. */
export async function findMeeting(client: QueryClient, meetingId: string): Promise<Found> {
  const session = await client.ensureQueryData(currentSessionQuery());
  const search = session?.workspaces[0];
  if (!search) return "here";
  try {
    await client.ensureQueryData(meetingQuery(search.id, meetingId));
    return "here";
  } catch (error) {
    if (!(error instanceof NotFound)) throw error;
    const book = (await openNotebook(meetingId)).peek();
    if (book && written(book)) return "gone";
    throw error;
  }
}
