import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, done, ifMatch, newKey, take } from "@/api/client";
import type { Schemas } from "@/api/types";
import { refreshSearch } from "@/lib/refresh";
import { saveFile } from "@/lib/save-file";
import { shapesMissing } from "./model";
import { type Letter, letterKeys } from "./queries";

/** Begins a letter from the template and from what is known. */
export function useCreateLetter(workspaceId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas["LetterIn"]) =>
      take(
        api.POST("/api/v1/workspaces/{workspace_id}/letters", {
          params: { path: { workspace_id: workspaceId } },
          body,
        }),
      ),
    onSuccess: async (letter) => {
      client.setQueryData(letterKeys.detail(workspaceId, letter.id), letter);
      await client.invalidateQueries({ queryKey: letterKeys.list(workspaceId) });
    },
  });
}

/** When the search ends: a draft to everyone who helped, once. */
export function useDraftFarewells(workspaceId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (outcome: string) =>
      take(
        api.POST("/api/v1/workspaces/{workspace_id}/farewells", {
          params: { path: { workspace_id: workspaceId } },
          body: { outcome },
        }),
      ),
    onSuccess: () => refreshSearch(client, workspaceId),
  });
}

interface Change {
  readonly letterId: string;
  readonly version: number;
  readonly patch: Schemas["LetterPatch"];
}

/** Changes a draft; refused with `Stale` when it was changed elsewhere since `version`. */
export function useUpdateLetter(workspaceId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ letterId, version, patch }: Change) =>
      take(
        api.PATCH("/api/v1/workspaces/{workspace_id}/letters/{letter_id}", {
          params: {
            path: { workspace_id: workspaceId, letter_id: letterId },
            header: { "If-Match": ifMatch({ version }) },
          },
          body: patch,
        }),
      ),
    onSuccess: async (letter) => {
      client.setQueryData(letterKeys.detail(workspaceId, letter.id), letter);
      await client.invalidateQueries({ queryKey: letterKeys.list(workspaceId) });
    },
  });
}

interface Sending {
  readonly letterId: string;
  readonly body: Schemas["LetterSendIn"];
}

/** Says that a letter has gone out; its promise goes into the calendar. */
export function useSendLetter(workspaceId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ letterId, body }: Sending) =>
      take(
        api.POST("/api/v1/workspaces/{workspace_id}/letters/{letter_id}/send", {
          params: {
            path: { workspace_id: workspaceId, letter_id: letterId },
            // One key a press: sent twice over a bad line it still goes out once.
            header: { "Idempotency-Key": newKey() },
          },
          body,
        }),
      ),
    onSuccess: async (letter) => {
      client.setQueryData(letterKeys.detail(workspaceId, letter.id), letter);
      await refreshSearch(client, workspaceId);
    },
  });
}

/** Throws a draft away. */
export function useDeleteLetter(workspaceId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (letter: Pick<Letter, "id" | "version">) =>
      done(
        api.DELETE("/api/v1/workspaces/{workspace_id}/letters/{letter_id}", {
          params: {
            path: { workspace_id: workspaceId, letter_id: letter.id },
            header: { "If-Match": ifMatch(letter) },
          },
        }),
      ),
    onSuccess: (_nothing, letter) => {
      client.removeQueries({ queryKey: letterKeys.detail(workspaceId, letter.id) });
      return refreshSearch(client, workspaceId);
    },
  });
}

/** Reads a text by the rules of the method, without saving anything. */
export function useCheckLetter(workspaceId: string) {
  return useMutation({
    mutationFn: (body: Schemas["LetterCheckIn"]) =>
      take(
        api.POST("/api/v1/workspaces/{workspace_id}/letter-checks", {
          params: { path: { workspace_id: workspaceId } },
          body,
        }),
      ),
  });
}

interface Labels {
  readonly letterIds: readonly string[];
  readonly paper: "a4" | "letter";
  /** The first free label of a sheet begun before. */
  readonly start: number;
}

/** Makes the address labels of several letters, and says what is to be known before they are printed. */
export function useLabelSheet(workspaceId: string) {
  return useMutation({
    mutationFn: async ({ letterIds, paper, start }: Labels) => {
      const { data, response } = await api.POST("/api/v1/workspaces/{workspace_id}/label-sheets", {
        params: { path: { workspace_id: workspaceId } },
        body: { letter_ids: [...letterIds], paper, start },
        parseAs: "blob",
      });
      if (data === undefined) throw new Error("the answer had no body");
      return {
        save: () => saveFile(data, "Address labels.pdf"),
        /** Which of the letters have no postal address, counted from one. */
        bare: (response.headers.get("Inroad-Without-Address") ?? "").split(" ").map(Number).filter(Boolean),
        shapeless: shapesMissing(response.headers.get("Inroad-Missing-Glyphs")),
      };
    },
  });
}
