import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, done, ifMatch, take } from "@/api/client";
import { type Snippet, snippetKeys } from "./queries";

/** Keeps a sentence to use it again. */
export function useKeepSnippet(workspaceId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (text: string) =>
      take(
        api.POST("/api/v1/workspaces/{workspace_id}/snippets", {
          params: { path: { workspace_id: workspaceId } },
          body: { text },
        }),
      ),
    onSettled: () => client.invalidateQueries({ queryKey: snippetKeys.list(workspaceId) }),
  });
}

/** Lets a kept sentence go; letters that hold it stay as they are. */
export function useDropSnippet(workspaceId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (snippet: Snippet) =>
      done(
        api.DELETE("/api/v1/workspaces/{workspace_id}/snippets/{snippet_id}", {
          params: {
            path: { workspace_id: workspaceId, snippet_id: snippet.id },
            header: { "If-Match": ifMatch(snippet) },
          },
        }),
      ),
    onSettled: () => client.invalidateQueries({ queryKey: snippetKeys.list(workspaceId) }),
  });
}
