import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Bookmark, X } from "lucide-react";
import { useState } from "react";
import { type ContactFilter, filterOf, isFiltered, narrowingOf, sameFilter } from "@/entities/contact/model";
import { useDeleteView, useSaveView } from "@/entities/contact/mutations";
import { type SavedView, viewsQuery } from "@/entities/contact/queries";
import { useProblemWords } from "@/i18n/use-problem-words";
import { notify } from "@/lib/notices";
import { Button } from "@/ui/button";
import { Icon } from "@/ui/icon";
import { NameView } from "./name-view";

interface SavedViewsProps {
  readonly workspaceId: string;
  readonly filter: ContactFilter;
  readonly onFilter: (next: ContactFilter) => void;
}

/** One's own views beside the list: a press shows one, and what is shown now can be kept as another. */
export function SavedViews({ workspaceId, filter, onFilter }: SavedViewsProps) {
  const { t } = useLingui();
  const words = useProblemWords();
  const { data } = useQuery(viewsQuery(workspaceId));
  const save = useSaveView(workspaceId);
  const remove = useDeleteView(workspaceId);
  const [naming, setNaming] = useState(false);
  const views = (data?.items ?? []).filter(({ pinned }) => pinned);
  const shown = views.find((view) => sameFilter(filterOf(view.filters), filter));
  const forget = async (view: SavedView) => {
    try {
      await remove.mutateAsync(view);
      notify(t`The view ${view.name} is deleted.`, () => {
        const { name, filters, pinned } = view;
        save.mutateAsync({ name, filters, pinned }).catch((error: unknown) => notify(words(error)));
      });
    } catch (error) {
      notify(words(error));
    }
  };
  const keepable = isFiltered(filter) && !shown;
  if (views.length === 0 && !keepable) return null;
  return (
    <nav aria-label={t`Your views`} className="flex flex-wrap items-center gap-x-2 gap-y-1 pb-4">
      {views.map((view) => {
        const current = view === shown;
        return (
          <span
            key={view.id}
            className={`inline-flex items-center rounded-chip ${current ? "bg-good text-accent" : "bg-wash text-muted"}`}
          >
            <button
              type="button"
              aria-current={current || undefined}
              onClick={() => onFilter(current ? {} : filterOf(view.filters))}
              className="inline-flex min-h-11 items-center gap-1.5 rounded-chip px-2.5 text-support font-semibold hover:text-ink desk:min-h-8"
            >
              <Icon of={Bookmark} size="chip" />
              {view.name}
            </button>
            {current ? (
              <button
                type="button"
                aria-label={t`Delete the view ${view.name}`}
                onClick={() => void forget(view)}
                className="inline-flex min-h-11 min-w-8 items-center justify-center rounded-chip hover:text-ink desk:min-h-8"
              >
                <Icon of={X} size="chip" />
              </button>
            ) : null}
          </span>
        );
      })}
      {keepable ? (
        <Button kind="quiet" icon={Bookmark} onClick={() => setNaming(true)} className="desk:min-h-8">
          <Trans>Keep this view</Trans>
        </Button>
      ) : null}
      {naming ? (
        <NameView
          busy={save.isPending}
          error={save.error ? words(save.error) : null}
          onClose={() => {
            setNaming(false);
            save.reset();
          }}
          onName={async (name) => {
            try {
              const filters = { ...narrowingOf(filter), ...(filter.sort ? { sort: filter.sort } : {}) };
              await save.mutateAsync({ name, filters });
              setNaming(false);
              notify(t`The view ${name} is kept.`);
            } catch {
              // Said under the field, from the mutation's own error.
            }
          }}
        />
      ) : null}
    </nav>
  );
}
