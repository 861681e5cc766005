import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, take } from "@/api/client";
import { saveFile } from "@/lib/picture-paint";
import { refreshSearch } from "@/lib/refresh";

interface Wish {
  readonly contactId: string;
  /** Their name, as it was typed. */
  readonly confirm: string;
}

/** Erases somebody for good. What this browser remembers of the search goes too, for their name may stand in it. */
export function useEraseContact(workspaceId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ contactId, confirm }: Wish) =>
      take(
        api.POST("/api/v1/workspaces/{workspace_id}/contacts/{contact_id}/erasure", {
          params: { path: { workspace_id: workspaceId, contact_id: contactId } },
          body: { confirm },
        }),
      ),
    onSuccess: () => {
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[1] === workspaceId, type: "inactive" });
      void refreshSearch(client, workspaceId);
    },
  });
}

/** How somebody's data came here and what is kept, as a text in the downloads folder; they may ask for it. */
export function useDataReport(workspaceId: string) {
  return useMutation({
    mutationFn: async (contactId: string) => {
      const report = await take(
        api.GET("/api/v1/workspaces/{workspace_id}/contacts/{contact_id}/data-report", {
          params: { path: { workspace_id: workspaceId, contact_id: contactId } },
        }),
      );
      saveFile(`What is kept about ${report.held.name}.txt`, new Blob([report.text], { type: "text/plain" }));
    },
  });
}
