import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useDeferredValue, useRef, useState } from "react";
import { FieldProblem } from "@/api/problem";
import type { Schemas } from "@/api/types";
import { useCreateContact } from "@/entities/contact/mutations";
import { type Contact, matchesQuery } from "@/entities/contact/queries";
import { useAddReferral } from "@/entities/referral/mutations";
import { useProblemWords } from "@/i18n/use-problem-words";
import { notify } from "@/lib/notices";
import { Button } from "@/ui/button";
import { Checkbox } from "@/ui/checkbox";
import { Field } from "@/ui/field";
import { FormProblem } from "@/ui/form-problem";
import { TextInput } from "@/ui/text-input";
import { Matches } from "./matches";

interface AddNameProps {
  readonly workspaceId: string;
  readonly contact: Contact;
  /** Which end of the edge is added: the one who gave the name, or the one named. */
  readonly side: "giver" | "named";
  readonly label: string;
  readonly onClose: () => void;
}

/** A name and whether it may be used. Somebody who is there already is taken; anybody else is added. */
export function AddName({ workspaceId, contact, side, label, onClose }: AddNameProps) {
  const { t } = useLingui();
  const words = useProblemWords();
  const create = useCreateContact(workspaceId);
  const refer = useAddReferral(workspaceId);
  const [name, setName] = useState("");
  const [person, setPerson] = useState<Schemas["PersonOut"] | null>(null);
  const [introduction, setIntroduction] = useState("");
  const [may, setMay] = useState(false);
  const [problem, setProblem] = useState("");
  // A contact that was added when the referral was then refused: trying again must not add a second one.
  const made = useRef<Schemas["PersonOut"] | null>(null);
  const asked = useDeferredValue(name.trim());
  const { data } = useQuery(matchesQuery(workspaceId, asked));
  const matches = (data?.items ?? []).filter((match) => match.contact.id !== contact.id);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const typed = name.trim();
    if (typed === "") return setProblem(t`A name is enough, but it needs one.`);
    if (create.isPending || refer.isPending) return;
    setProblem("");
    try {
      if (!person && made.current?.display_name !== typed) {
        made.current = await create.mutateAsync({
          display_name: typed,
          // Whoever gave a name is somebody one knows; whoever was named is not, or not yet (NET-1).
          known: side === "giver",
        });
      }
      const other = person ?? made.current;
      if (!other) return;
      await refer.mutateAsync({
        from_contact_id: side === "giver" ? other.id : contact.id,
        to_contact_id: side === "giver" ? contact.id : other.id,
        may_use_name: may ? true : null,
        introduction: introduction.trim(),
      });
      onClose();
      notify(
        side === "giver"
          ? t`${other.display_name} named ${contact.display_name}.`
          : t`${contact.display_name} named ${other.display_name}.`,
      );
    } catch (error) {
      const found = error instanceof FieldProblem ? error.body.errors : [];
      setProblem(found.length > 0 ? found.map((one) => one.detail).join(" ") : words(error));
    }
  };
  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-4 pb-5">
      {problem ? <FormProblem>{problem}</FormProblem> : null}
      <div>
        <Field label={label}>
          <TextInput
            autoFocus
            autoComplete="off"
            maxLength={200}
            value={name}
            onChange={(event) => {
              setName(event.target.value);
              setPerson(null);
            }}
          />
        </Field>
        {asked.length >= 2 && !person ? (
          <Matches
            matches={matches}
            onPick={(picked) => {
              setPerson(picked);
              setName(picked.display_name);
            }}
          />
        ) : null}
        {person ? (
          <p className="pt-1.5 text-support text-muted">
            <Trans>{person.display_name} is among your contacts already.</Trans>
          </p>
        ) : null}
      </div>
      <Field label={<Trans>The words of introduction, if there were any</Trans>}>
        <TextInput
          autoComplete="off"
          maxLength={500}
          value={introduction}
          onChange={(event) => setIntroduction(event.target.value)}
        />
      </Field>
      <Checkbox
        label={
          side === "giver" ? (
            <Trans>The name may be used in the letter</Trans>
          ) : (
            <Trans>The letter may say who sent you</Trans>
          )
        }
        hint={<Trans>Leave it empty if you have not asked.</Trans>}
        checked={may}
        onChange={(event) => setMay(event.target.checked)}
      />
      <div className="flex flex-wrap gap-2.5">
        <Button type="submit" busy={create.isPending || refer.isPending}>
          <Trans>Keep this name</Trans>
        </Button>
        <Button kind="quiet" onClick={onClose}>
          <Trans>Leave it</Trans>
        </Button>
      </div>
    </form>
  );
}
