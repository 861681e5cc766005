import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { BookmarkPlus, Plus, X } from "lucide-react";
import { useDropSnippet, useKeepSnippet } from "@/entities/snippet/mutations";
import { snippetsQuery } from "@/entities/snippet/queries";
import { useProblemWords } from "@/i18n/use-problem-words";
import { notify } from "@/lib/notices";
import { Button } from "@/ui/button";
import { Icon } from "@/ui/icon";
import { IconButton } from "@/ui/icon-button";

interface SnippetsProps {
  readonly workspaceId: string;
  /** What is selected in the letter just now. */
  readonly selection: () => string;
  readonly onPut: (words: string) => void;
}

/** Sentences of one's own, to put where the letter is being written; a selected one is kept with a press. */
export function Snippets({ workspaceId, selection, onPut }: SnippetsProps) {
  const { t } = useLingui();
  const words = useProblemWords();
  const { data } = useQuery(snippetsQuery(workspaceId));
  const keep = useKeepSnippet(workspaceId);
  const drop = useDropSnippet(workspaceId);
  const kept = data?.items ?? [];
  const press = () => {
    const chosen = selection().trim();
    if (chosen === "") {
      notify(t`Select a sentence in the letter first.`);
      return;
    }
    if (keep.isPending) return;
    keep.mutate(chosen.slice(0, 2000), {
      onSuccess: () => notify(t`The sentence is kept.`),
      onError: (error) => notify(words(error)),
    });
  };
  return (
    <details className="no-print pt-6">
      <summary className="min-h-8 py-1.5 text-support font-semibold text-accent">
        <Trans>Sentences you keep</Trans>
      </summary>
      <ul className="border-b border-line empty:border-0">
        {kept.map((snippet) => (
          <li key={snippet.id} className="flex items-center gap-2 border-t border-line">
            <button
              type="button"
              className="flex min-h-11 grow items-center gap-2.5 py-2 text-left font-serif text-reason wrap-anywhere hover:text-accent"
              // The text keeps its place: a press does not take the focus from it first.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => onPut(snippet.text)}
            >
              <Icon of={Plus} size="button" className="text-accent" />
              {snippet.text}
            </button>
            <IconButton
              icon={X}
              label={t`Let “${snippet.text.slice(0, 40)}” go`}
              onClick={() => drop.mutate(snippet, { onError: (error) => notify(words(error)) })}
            />
          </li>
        ))}
      </ul>
      <div className="pt-2">
        <Button
          kind="quiet"
          flush
          icon={BookmarkPlus}
          onMouseDown={(event) => event.preventDefault()}
          onClick={press}
        >
          <Trans>Keep the selected sentence</Trans>
        </Button>
      </div>
    </details>
  );
}
