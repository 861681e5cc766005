import { useLingui } from "@lingui/react/macro";
import { useDeleteContact, useRestoreContact } from "@/entities/contact/mutations";
import type { Contact } from "@/entities/contact/queries";
import { useProblemWords } from "@/i18n/use-problem-words";
import { notify } from "@/lib/notices";

/** Deletes somebody at once, and gives the way back in the strip: no question beforehand. */
export function useDeletion(workspaceId: string, contact: Contact, onGone: () => void): () => void {
  const { t } = useLingui();
  const words = useProblemWords();
  const remove = useDeleteContact(workspaceId);
  const restore = useRestoreContact(workspaceId);
  return () => {
    if (remove.isPending) return;
    const { id, display_name: name } = contact;
    remove
      .mutateAsync(contact)
      .then(() => {
        onGone();
        notify(t`${name} is deleted.`, () => {
          restore
            .mutateAsync(id)
            .then(() => notify(t`${name} is back, with every note and referral.`))
            .catch((error: unknown) => notify(words(error)));
        });
      })
      .catch((error: unknown) => notify(words(error)));
  };
}
