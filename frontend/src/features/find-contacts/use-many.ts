import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import type { Schemas } from "@/api/types";
import { useChangeMany, useUndoMany } from "@/entities/contact/mutations";
import { useProblemWords } from "@/i18n/use-problem-words";
import { notify } from "@/lib/notices";
import type { Choosing } from "./use-choosing";

/** The most ids one request carries; more are chosen by their filter. */
const most = 1000;

export interface Many {
  readonly busy: boolean;
  /** Does one change for everybody chosen, says so with its undo, and resolves to whether it was done. */
  readonly change: (
    what: Pick<Schemas["BulkIn"], "action" | "tag" | "new_tag" | "circle" | "known">,
    done: (people: string) => string,
  ) => Promise<boolean>;
}

/** What is done to everybody chosen, and the way back in the strip. */
export function useMany(workspaceId: string, choosing: Choosing): Many {
  const { t } = useLingui();
  const words = useProblemWords();
  const run = useChangeMany(workspaceId);
  const back = useUndoMany(workspaceId);
  const people = (count: number) => plural(count, { one: "# person", other: "# people" });
  return {
    busy: run.isPending,
    change: async (what, done) => {
      const target = choosing.target();
      if (run.isPending) return false;
      if ("ids" in target && target.ids.length > most) {
        notify(t`Choose a thousand people at most, or all that fit.`);
        return false;
      }
      try {
        const { id, changed, items } = await run.mutateAsync({ ...what, ...target });
        const full = items.filter(({ status }) => status === "full").length;
        choosing.clear();
        if (id === null) {
          notify(t`Nothing had to be changed.`);
          return true;
        }
        const said = [
          done(people(changed)),
          full > 0 ? t`${people(full)} have fifty tags already and stay as they are.` : "",
        ].join(" ");
        notify(said.trim(), () => {
          back
            .mutateAsync(id)
            .then((undone) => notify(t`Taken back for ${people(undone.changed)}.`))
            .catch((error: unknown) => notify(words(error)));
        });
        return true;
      } catch (error) {
        notify(words(error));
        return false;
      }
    },
  };
}
