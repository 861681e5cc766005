import { useQuery } from "@tanstack/react-query";
import { replyQuery, repliesQuery } from "@/entities/reply/queries";
import { useWorkspace } from "@/entities/session/use-session";
import { ReplyCard } from "./reply-card";

/** What was written back to a letter: the latest first, each with what it seems to say until that is settled. */
export function ReplyList({ letterId }: { readonly letterId: string }) {
  const { id: workspaceId } = useWorkspace();
  const { data } = useQuery(repliesQuery(workspaceId, letterId));
  if (!data || data.items.length === 0) return null;
  return (
    <div className="no-print flex max-w-160 flex-col gap-5 pb-8">
      {data.items.map((row) => (
        <One key={row.id} workspaceId={workspaceId} replyId={row.id} />
      ))}
    </div>
  );
}

function One({ workspaceId, replyId }: { readonly workspaceId: string; readonly replyId: string }) {
  const { data } = useQuery(replyQuery(workspaceId, replyId));
  return data ? <ReplyCard key={data.version} workspaceId={workspaceId} reply={data} /> : null;
}
