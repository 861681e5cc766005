import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useWorkspace } from "@/entities/session/use-session";
import { type Workspace, workspaceQuery } from "@/entities/workspace/queries";
import { useProblemWords } from "@/i18n/use-problem-words";
import { ErrorRetry } from "@/ui/error-retry";
import { Skeleton } from "@/ui/skeleton";

/** Shows a part of the settings once the search is read. */
export function WithSearch({ children }: { readonly children: (workspace: Workspace) => ReactNode }) {
  const { id } = useWorkspace();
  const words = useProblemWords();
  const workspace = useQuery(workspaceQuery(id));
  if (workspace.isPending) return <Skeleton rows={4} />;
  if (workspace.isError) {
    return <ErrorRetry onRetry={() => void workspace.refetch()}>{words(workspace.error)}</ErrorRetry>;
  }
  return children(workspace.data);
}
