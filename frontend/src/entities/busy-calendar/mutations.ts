import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, done, take } from "@/api/client";
import type { Schemas } from "@/api/types";
import { refreshSearch } from "@/lib/refresh";
import type { BusyCalendar } from "./queries";

/** Has a calendar looked at by its address. */
export function useAddCalendar(workspaceId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas["BusyCalendarIn"]) =>
      take(
        api.POST("/api/v1/workspaces/{workspace_id}/busy-calendars", {
          params: { path: { workspace_id: workspaceId } },
          body,
        }),
      ),
    gcTime: 0,
    onSuccess: () => refreshSearch(client, workspaceId),
  });
}

/** Takes the busy times of a file; the file itself is not kept. */
export function useBringCalendar(workspaceId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (file: File) =>
      take(
        api.POST("/api/v1/workspaces/{workspace_id}/busy-calendars/files", {
          params: { path: { workspace_id: workspaceId } },
          // The contract writes a file as a string; on the wire it is a part of a form.
          body: { file: file as unknown as string, name: file.name },
          bodySerializer: () => {
            const form = new FormData();
            form.set("file", file, file.name);
            form.set("name", file.name.slice(0, 200));
            return form;
          },
        }),
      ),
    onSuccess: () => refreshSearch(client, workspaceId),
  });
}

/** Has a calendar read now. */
export function useReadCalendar(workspaceId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      take(
        api.POST("/api/v1/workspaces/{workspace_id}/busy-calendars/{busy_calendar_id}/refresh", {
          params: { path: { workspace_id: workspaceId, busy_calendar_id: id } },
        }),
      ),
    onSettled: () => refreshSearch(client, workspaceId),
  });
}

/** Looks at a calendar no more. */
export function useRemoveCalendar(workspaceId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (calendar: BusyCalendar) =>
      done(
        api.DELETE("/api/v1/workspaces/{workspace_id}/busy-calendars/{busy_calendar_id}", {
          params: {
            path: { workspace_id: workspaceId, busy_calendar_id: calendar.id },
            header: { "If-Match": "*" },
          },
        }),
      ),
    onSettled: () => refreshSearch(client, workspaceId),
  });
}
