import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { useDraftFarewells } from "@/entities/letter/mutations";
import { Because } from "@/entities/rule/because";
import { useWorkspace } from "@/entities/session/use-session";
import { useProblemWords } from "@/i18n/use-problem-words";
import { listOf } from "@/lib/format";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { FormProblem } from "@/ui/form-problem";
import { TextInput } from "@/ui/text-input";
import { TextLink } from "@/ui/text-link";

/** The search is over: everyone who helped hears it from the seeker. Drafts only; each is read before it goes out. */
export function EndOfSearch() {
  const { id } = useWorkspace();
  const words = useProblemWords();
  const draft = useDraftFarewells(id);
  const [outcome, setOutcome] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!draft.isPending) draft.mutate(outcome.trim());
  };
  const people = listOf((draft.data?.contacts ?? []).map((person) => person.display_name));
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      {draft.error ? <FormProblem>{words(draft.error)}</FormProblem> : null}
      <Field
        label={<Trans>Where you have landed</Trans>}
        hint={<Trans>One sentence, or leave it open and write it in each note.</Trans>}
      >
        <TextInput
          autoComplete="off"
          maxLength={500}
          value={outcome}
          onChange={(event) => setOutcome(event.target.value)}
        />
      </Field>
      <div>
        <Button type="submit" busy={draft.isPending}>
          <Trans>Draft a note to everyone who helped</Trans>
        </Button>
      </div>
      {draft.data ? (
        <p role="status">
          {people ? (
            <Trans>Notes to {people} wait among your letters.</Trans>
          ) : (
            <Trans>Everyone who helped has a note already, or nobody has given a name yet.</Trans>
          )}{" "}
          <TextLink asChild>
            <Link to="/letters">
              <Trans>Your letters</Trans>
            </Link>
          </TextLink>
        </p>
      ) : null}
      <Because rules={["FLW-4"]}>
        <Trans>Whoever wished you well is glad to hear how it ended. Nothing is sent by itself.</Trans>
      </Because>
    </form>
  );
}
