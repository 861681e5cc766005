import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, done, ifMatch, take } from "@/api/client";
import type { Schemas } from "@/api/types";
import { refreshSearch } from "@/lib/refresh";

interface Logging {
  readonly contactId: string;
  readonly attempt: Schemas["AttemptIn"];
}

/** Logs a call; a try on the promised day keeps the promise, reached or not. */
export function useLogAttempt(workspaceId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ contactId, attempt }: Logging) =>
      take(
        api.POST("/api/v1/workspaces/{workspace_id}/contacts/{contact_id}/attempts", {
          params: { path: { workspace_id: workspaceId, contact_id: contactId } },
          body: attempt,
        }),
      ),
    onSuccess: () => refreshSearch(client, workspaceId),
  });
}

interface Undoing {
  readonly attemptId: string;
  readonly contactId: string;
}

/** Takes a logged call back: the promise it kept is open again. */
export function useUndoAttempt(workspaceId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ attemptId, contactId }: Undoing) => {
      const logged = await take(
        api.GET("/api/v1/workspaces/{workspace_id}/attempts", {
          params: { path: { workspace_id: workspaceId }, query: { contact_id: contactId, limit: 50 } },
        }),
      );
      const attempt = logged.items.find((item) => item.id === attemptId);
      // Gone already: somebody took it back on another device, which is what was wanted.
      if (!attempt) return;
      await done(
        api.DELETE("/api/v1/workspaces/{workspace_id}/attempts/{attempt_id}", {
          params: {
            path: { workspace_id: workspaceId, attempt_id: attemptId },
            header: { "If-Match": ifMatch(attempt) },
          },
        }),
      );
    },
    onSettled: () => refreshSearch(client, workspaceId),
  });
}
