import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, take } from "@/api/client";
import type { Schemas } from "@/api/types";

export type Template = Schemas["TemplateOut"];
export type Templates = Schemas["TemplatesOut"];
export type TemplateKind = Template["kind"];

export const templateKeys = {
  list: (workspaceId: string) => ["letter-templates", workspaceId] as const,
};

/** One template for each kind, one's own where there is one, and the fields they may use. */
export const templatesQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: templateKeys.list(workspaceId),
    queryFn: ({ signal }) =>
      take(
        api.GET("/api/v1/workspaces/{workspace_id}/letter-templates", {
          params: { path: { workspace_id: workspaceId } },
          signal,
        }),
      ),
  });

/** What a template makes for somebody, or with examples; kept words stay while new ones are on their way. */
export const previewQuery = (workspaceId: string, body: Schemas["TemplatePreviewIn"]) =>
  queryOptions({
    queryKey: ["letter-template-preview", workspaceId, body] as const,
    queryFn: ({ signal }) =>
      take(
        api.POST("/api/v1/workspaces/{workspace_id}/letter-templates/preview", {
          params: { path: { workspace_id: workspaceId } },
          body,
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
    retry: false,
    gcTime: 0,
  });
