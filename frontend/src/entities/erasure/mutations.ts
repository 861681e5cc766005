import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, take } from "@/api/client";
import { saveFile } from "@/lib/picture-paint";
import { refreshSearch } from "@/lib/refresh";
import { liftKeys } from "./queries";

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

interface Return {
  /** An e-mail address, a telephone number or the address of a profile, as it was typed. */
  readonly who: string;
  readonly reason: string;
}

/** What somebody typed, under the name the contract has for it. */
export function signOf(who: string): { email: string } | { phone: string } | { linkedin_url: string } {
  const typed = who.trim();
  if (/linkedin\./i.test(typed)) return { linkedin_url: typed };
  return /^[+(\d][\d\s()./-]*$/.test(typed) ? { phone: typed } : { email: typed };
}

/** Somebody who asked to be forgotten got in touch themselves, and may be added again. */
export function useLetBack(workspaceId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ who, reason }: Return) =>
      take(
        api.POST("/api/v1/workspaces/{workspace_id}/forgotten/lifts", {
          params: { path: { workspace_id: workspaceId } },
          body: { ...signOf(who), reason: reason.trim() },
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: liftKeys.list(workspaceId) }),
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
