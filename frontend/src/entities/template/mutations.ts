import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, done, ifMatch, take } from "@/api/client";
import { type Template, templateKeys } from "./queries";

interface Words {
  readonly subject: string;
  readonly body: string;
}

/** Keeps one's own template of a kind: made where there was none, changed where there is one. */
export function useSaveTemplate(workspaceId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ template, words }: { readonly template: Template; readonly words: Words }) =>
      template.id === null || template.version === null
        ? take(
            api.POST("/api/v1/workspaces/{workspace_id}/letter-templates", {
              params: { path: { workspace_id: workspaceId } },
              body: { kind: template.kind, ...words },
            }),
          )
        : take(
            api.PATCH("/api/v1/workspaces/{workspace_id}/letter-templates/{template_id}", {
              params: {
                path: { workspace_id: workspaceId, template_id: template.id },
                header: { "If-Match": ifMatch({ version: template.version }) },
              },
              body: words,
            }),
          ),
    onSettled: () => client.invalidateQueries({ queryKey: templateKeys.list(workspaceId) }),
  });
}

/** Goes back to the template that comes with the program. */
export function useResetTemplate(workspaceId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (template: { readonly id: string; readonly version: number }) =>
      done(
        api.DELETE("/api/v1/workspaces/{workspace_id}/letter-templates/{template_id}", {
          params: {
            path: { workspace_id: workspaceId, template_id: template.id },
            header: { "If-Match": ifMatch(template) },
          },
        }),
      ),
    onSettled: () => client.invalidateQueries({ queryKey: templateKeys.list(workspaceId) }),
  });
}
