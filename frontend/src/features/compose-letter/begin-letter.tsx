import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { ChevronRight } from "lucide-react";
import { useState } from "react";
import { useCreateLetter } from "@/entities/letter/mutations";
import { addresseesQuery } from "@/entities/letter/queries";
import { useProblemWords } from "@/i18n/use-problem-words";
import { run } from "@/lib/commands";
import { useSettled } from "@/lib/use-settled";
import { Button } from "@/ui/button";
import { ErrorRetry } from "@/ui/error-retry";
import { Field } from "@/ui/field";
import { FormProblem } from "@/ui/form-problem";
import { Icon } from "@/ui/icon";
import { TextInput } from "@/ui/text-input";

/** To whom? A few letters of the name, and the letter is begun from what is known of them. */
export function BeginLetter({ workspaceId }: { readonly workspaceId: string }) {
  const words = useProblemWords();
  const navigate = useNavigate();
  const create = useCreateLetter(workspaceId);
  const [typed, setTyped] = useState("");
  const wanted = useSettled(typed.trim(), 200);
  const { data, error, refetch } = useQuery(addresseesQuery(workspaceId, wanted));
  const people = data?.items ?? [];
  const begin = (contactId: string) => {
    if (create.isPending) return;
    create.mutate(
      { contact_id: contactId, kind: "pitch" },
      {
        onSuccess: (letter) => void navigate({ to: "/letters/$letterId", params: { letterId: letter.id } }),
      },
    );
  };
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        const [first] = people;
        if (first) begin(first.id);
      }}
    >
      {create.error ? <FormProblem>{words(create.error)}</FormProblem> : null}
      <Field label={<Trans>To whom?</Trans>}>
        <TextInput
          data-first
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </Field>
      {error ? <ErrorRetry onRetry={() => void refetch()}>{words(error)}</ErrorRetry> : null}
      <ul className="border-b border-line empty:border-0">
        {people.map((person) => (
          <li key={person.id} className="border-t border-line">
            <button
              type="button"
              className="flex min-h-13 w-full items-center gap-3 py-1.5 text-left hover:text-accent"
              onClick={() => begin(person.id)}
            >
              <span className="min-w-0 grow">
                <span className="block text-item font-semibold">{person.display_name}</span>
                <span className="block text-support text-muted">
                  {[person.headline, person.organization_name].filter(Boolean).join(", ")}
                </span>
              </span>
              <Icon of={ChevronRight} className="text-muted" />
            </button>
          </li>
        ))}
      </ul>
      {data && people.length === 0 ? (
        <div className="flex flex-col items-start gap-2">
          <p className="text-body text-muted">
            {wanted === "" ? (
              <Trans>Nobody is among your contacts yet. One name is enough to begin.</Trans>
            ) : (
              <Trans>Nobody by that name is among your contacts.</Trans>
            )}
          </p>
          <Button onClick={() => run("contact.add")}>
            <Trans>Add a contact</Trans>
          </Button>
        </div>
      ) : null}
    </form>
  );
}
