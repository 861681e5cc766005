import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Because } from "@/entities/rule/because";
import { scriptsQuery } from "@/entities/script/queries";
import { useWorkspace } from "@/entities/session/use-session";
import { useProblemWords } from "@/i18n/use-problem-words";
import { ErrorRetry } from "@/ui/error-retry";
import { Sheet } from "@/ui/sheet";
import { Skeleton } from "@/ui/skeleton";

interface ScriptSheetProps {
  readonly contactId: string;
  readonly name: string;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** What to say on the telephone, in the words of the method, to read while it rings. */
export function ScriptSheet({ contactId, name, open, onClose }: ScriptSheetProps) {
  return (
    <Sheet open={open} onClose={onClose} title={<Trans>What to say to {name}</Trans>}>
      <Scripts contactId={contactId} />
    </Sheet>
  );
}

function Scripts({ contactId }: { readonly contactId: string }) {
  const { t } = useLingui();
  const words = useProblemWords();
  const { id: workspaceId } = useWorkspace();
  const { data, error, isPending, refetch } = useQuery(scriptsQuery(workspaceId, contactId));
  const headings = {
    primary: t`When they answer`,
    secondary: t`When they answer`,
    gatekeeper: t`When somebody else takes the call`,
    voicemail: t`When you can leave a message`,
  } as const;
  if (isPending) return <Skeleton rows={3} />;
  if (error) return <ErrorRetry onRetry={() => void refetch()}>{words(error)}</ErrorRetry>;
  return (
    <div className="flex flex-col gap-6">
      {data.items.map((script) => (
        <section key={script.kind}>
          <h3 className="pb-1 text-support font-semibold text-muted">{headings[script.kind]}</h3>
          <p className="font-serif text-letter whitespace-pre-line">{script.text}</p>
        </section>
      ))}
      <Because rules={["NRS-4", "SET-2"]}>
        <Trans>
          Whoever answers first decides whether you are put through: the name that sent you opens the door,
          and twenty minutes keep it open.
        </Trans>
      </Because>
    </div>
  );
}
