import { useLingui } from "@lingui/react/macro";
import { useUpdateContact } from "@/entities/contact/mutations";
import type { Contact } from "@/entities/contact/queries";
import { useProblemWords } from "@/i18n/use-problem-words";
import { notify } from "@/lib/notices";

/** Puts somebody away, or brings them back; the strip has the way back. */
export function useArchiving(workspaceId: string, contact: Contact): () => void {
  const { t } = useLingui();
  const words = useProblemWords();
  const update = useUpdateContact(workspaceId);
  const turn = (from: Pick<Contact, "id" | "version">, archived: boolean) =>
    update.mutateAsync({ contact: from, patch: { archived } });
  return () => {
    if (update.isPending) return;
    const { display_name: name } = contact;
    const away = contact.archived_at === null;
    turn(contact, away)
      .then((saved) => {
        notify(away ? t`${name} is put away.` : t`${name} is back.`, () => {
          turn(saved, !away).catch((error: unknown) => notify(words(error)));
        });
      })
      .catch((error: unknown) => notify(words(error)));
  };
}
