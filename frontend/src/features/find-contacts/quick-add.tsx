import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { type FormEvent, useDeferredValue, useState } from "react";
import { useCreateContact } from "@/entities/contact/mutations";
import { matchesQuery } from "@/entities/contact/queries";
import { useProblemWords } from "@/i18n/use-problem-words";
import { notify } from "@/lib/notices";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { TextInput } from "@/ui/text-input";
import { TextLink } from "@/ui/text-link";

/** A name and Enter. Says at once when that may be somebody who is there already. */
export function QuickAdd({ workspaceId }: { readonly workspaceId: string }) {
  const { t } = useLingui();
  const words = useProblemWords();
  const create = useCreateContact(workspaceId);
  const [name, setName] = useState("");
  const [missing, setMissing] = useState(false);
  const asked = useDeferredValue(name.trim());
  const { data } = useQuery(matchesQuery(workspaceId, asked));
  const match = asked.length >= 2 ? data?.items[0] : undefined;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const given = name.trim();
    setMissing(given === "");
    if (given === "" || create.isPending) return;
    try {
      const contact = await create.mutateAsync({ display_name: given });
      setName("");
      notify(t`${contact.display_name} is among your contacts.`);
    } catch {
      // Said under the field, from the mutation's own error; what was typed stays.
    }
  };
  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="max-w-[41rem] pb-6">
      <div className="flex items-end gap-2.5">
        <Field
          label={<Trans>Somebody new</Trans>}
          error={
            missing ? (
              <Trans>A name is enough, but it needs one.</Trans>
            ) : create.error ? (
              words(create.error)
            ) : null
          }
          className="grow"
        >
          <TextInput
            autoComplete="off"
            maxLength={200}
            value={name}
            onChange={(event) => {
              setName(event.target.value);
              setMissing(false);
            }}
          />
        </Field>
        <Button type="submit" icon={Plus} busy={create.isPending} className="desk:min-h-11">
          <Trans>Keep this name</Trans>
        </Button>
      </div>
      {match ? (
        <p role="status" className="pt-2 text-support text-muted">
          <Trans>
            Is this{" "}
            <TextLink asChild>
              <Link to="/contacts/$contactId" params={{ contactId: match.contact.id }}>
                {match.contact.display_name}
              </Link>
            </TextLink>
            , whom you have already?
          </Trans>
        </p>
      ) : null}
    </form>
  );
}
