import { useQuery, useQueryClient } from "@tanstack/react-query";
import { createFileRoute } from "@tanstack/react-router";
import { useCallback } from "react";
import { importQuery } from "@/entities/import/queries";
import { useWorkspace } from "@/entities/session/use-session";
import { ImportView } from "@/features/import-contacts/import-view";
import { useProblemWords } from "@/i18n/use-problem-words";
import { refreshSearch } from "@/lib/refresh";
import { ErrorRetry } from "@/ui/error-retry";
import { Page } from "@/ui/page";
import { Skeleton } from "@/ui/skeleton";

export const Route = createFileRoute("/_signed/contacts/import/$importId")({ component: OneImportPage });

function OneImportPage() {
  const words = useProblemWords();
  const client = useQueryClient();
  const { id: workspaceId } = useWorkspace();
  const { importId } = Route.useParams();
  const { data, error, refetch } = useQuery(importQuery(workspaceId, importId));
  const added = useCallback(() => void refreshSearch(client, workspaceId), [client, workspaceId]);
  if (data) return <ImportView workspaceId={workspaceId} record={data} onAdded={added} />;
  return (
    <Page>
      {error ? (
        <ErrorRetry onRetry={() => void refetch()}>{words(error)}</ErrorRetry>
      ) : (
        <Skeleton head rows={4} />
      )}
    </Page>
  );
}
