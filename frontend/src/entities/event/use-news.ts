import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { type Change, hearChanges } from "@/api/events";
import { isOwn } from "@/api/own";
import { touchedByAll } from "./model";

/** Milliseconds in which changes gather, and in which the answer to a write of our own comes in before its event. */
const gather = 100;
/** How often a write of our own that is still on its way is waited for. */
const patience = 20;

function refresh(client: QueryClient, workspaceId: string, changes: readonly Change[] | "all"): void {
  const touched = changes === "all" ? "all" : touchedByAll(changes);
  void client.invalidateQueries({
    predicate: ({ queryKey }) => {
      const [kind, search] = queryKey;
      if (touched === "all") return search === workspaceId || kind === "coaching";
      return touched.includes(String(kind)) && (kind === "coaching" || search === workspaceId);
    },
  });
}

/**
 * Hears what other tabs, devices and programs change in the search, and asks anew for what that makes old. A tab that
 * is not seen hears nothing, and catches up when it is seen again: many open tabs cost the server one stream.
 */
export function hearWhileSeen(client: QueryClient, workspaceId: string): () => void {
  let stop: (() => string | undefined) | null = null;
  let last: string | undefined;
  let waiting: Change[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const settle = (tries: number) => {
    timer = undefined;
    // The answer of a write that is under way tells which event is its own.
    if (client.isMutating() > 0 && tries < patience) {
      timer = setTimeout(() => settle(tries + 1), gather);
      return;
    }
    const news = waiting.filter((change) => !isOwn(change.request_id) || change.type === "work.done");
    waiting = [];
    if (news.length > 0) refresh(client, workspaceId, news);
  };
  const look = () => {
    if (document.visibilityState !== "visible") {
      last = stop?.() ?? last;
      stop = null;
      return;
    }
    stop ??= hearChanges(workspaceId, last, {
      onChange: (change) => {
        waiting.push(change);
        timer ??= setTimeout(() => settle(0), gather);
      },
      onReset: () => refresh(client, workspaceId, "all"),
    });
  };
  document.addEventListener("visibilitychange", look);
  look();
  return () => {
    document.removeEventListener("visibilitychange", look);
    clearTimeout(timer);
    stop?.();
  };
}

export function useNews(workspaceId: string): void {
  const client = useQueryClient();
  useEffect(() => {
    // What runs without a browser, and a browser that has been told to be silent, goes on as before.
    if (!("EventSource" in globalThis)) return;
    return hearWhileSeen(client, workspaceId);
  }, [client, workspaceId]);
}
