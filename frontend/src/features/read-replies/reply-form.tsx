import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { FieldProblem } from "@/api/problem";
import type { Schemas } from "@/api/types";
import { useConfirmReply } from "@/entities/reply/mutations";
import type { Reply } from "@/entities/reply/queries";
import { useProblemWords } from "@/i18n/use-problem-words";
import { notify } from "@/lib/notices";
import { Button } from "@/ui/button";
import { Checkbox } from "@/ui/checkbox";
import { Field } from "@/ui/field";
import { FormProblem } from "@/ui/form-problem";
import { Select } from "@/ui/select";
import { TextInput } from "@/ui/text-input";

type Kind = Schemas["ReplyConfirmIn"]["kind"];

interface ReplyFormProps {
  readonly workspaceId: string;
  readonly reply: Reply;
  readonly dismissing: boolean;
  readonly onDismiss: () => void;
}

/** What the answer says, as the seeker reads it: the suggestion is chosen, and anything may be chosen instead. */
export function ReplyForm({ workspaceId, reply, dismissing, onDismiss }: ReplyFormProps) {
  const { t } = useLingui();
  const words = useProblemWords();
  const confirm = useConfirmReply(workspaceId);
  const [kind, setKind] = useState<Kind | "">(reply.kind === "unclear" ? "" : reply.kind);
  const [on, setOn] = useState(reply.suggested_on ?? "");
  const [calls, setCalls] = useState(reply.promised_on !== null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(reply.people.map((person) => person.name)),
  );
  const [named, setNamed] = useState("");
  const [missing, setMissing] = useState(false);
  const faults = confirm.error instanceof FieldProblem ? confirm.error.body.errors : [];
  const dayFault = faults.find((one) => one.pointer === "/on")?.detail;
  const rest = confirm.error && !dayFault ? (faults[0]?.detail ?? words(confirm.error)) : "";
  const names = kind === "someone_else" || (kind === "yes" && reply.people.length > 0);
  const say = () => {
    if (kind === "") {
      setMissing(true);
      return;
    }
    const people: Schemas["NamedIn"][] = names
      ? [
          ...reply.people
            .filter((person) => chosen.has(person.name))
            .map(({ name, email, phone }) => ({ name, email: email || null, phone: phone ?? "" })),
          ...(named.trim() ? [{ name: named.trim() }] : []),
        ]
      : [];
    const day = kind === "later" || kind === "away" ? on : kind === "yes" && calls ? reply.promised_on : null;
    confirm.mutate(
      { replyId: reply.id, body: { kind, people, ...(day ? { on: day } : {}) } },
      { onSuccess: () => notify(t`Kept with the letter and on the contact's page.`) },
    );
  };
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        say();
      }}
    >
      {rest ? <FormProblem>{rest}</FormProblem> : null}
      <Field
        label={<Trans>What it says</Trans>}
        error={missing ? t`Say what it is, or put it aside.` : undefined}
        className="max-w-96"
      >
        <Select
          value={kind}
          onChange={(event) => {
            setKind(event.target.value as Kind | "");
            setMissing(false);
          }}
        >
          {reply.kind === "unclear" ? <option value="">{t`Choose`}</option> : null}
          <option value="yes">{t`Yes, gladly`}</option>
          <option value="later">{t`Not now, later`}</option>
          <option value="someone_else">{t`Ask somebody else`}</option>
          <option value="away">{t`Away for now`}</option>
          <option value="declined">{t`Rather not`}</option>
          <option value="bounced">{t`It came back`}</option>
        </Select>
      </Field>
      {kind === "later" || kind === "away" ? (
        <Field
          label={kind === "later" ? <Trans>Call again on</Trans> : <Trans>Back on</Trans>}
          hint={
            kind === "later" ? (
              <Trans>Your promise moves to this day, as they asked.</Trans>
            ) : (
              <Trans>Your promise stands all the same.</Trans>
            )
          }
          error={dayFault}
          className="max-w-52"
        >
          <TextInput type="date" value={on} onChange={(event) => setOn(event.target.value)} />
        </Field>
      ) : null}
      {kind === "yes" && reply.promised_on ? (
        <Checkbox
          label={<Trans>I still call on the day I promised</Trans>}
          checked={calls}
          onChange={(event) => setCalls(event.target.checked)}
        />
      ) : null}
      {names ? (
        <fieldset className="flex flex-col gap-1">
          <legend className="pb-1 text-support font-semibold">
            <Trans>Whom they name</Trans>
          </legend>
          {reply.people.map((person) => (
            <Checkbox
              key={person.name}
              label={person.name}
              hint={[person.email, person.phone].filter(Boolean).join(", ") || undefined}
              checked={chosen.has(person.name)}
              onChange={(event) => {
                const next = new Set(chosen);
                if (event.target.checked) next.add(person.name);
                else next.delete(person.name);
                setChosen(next);
              }}
            />
          ))}
          <Field label={<Trans>Somebody else they name</Trans>} className="max-w-96">
            <TextInput maxLength={200} value={named} onChange={(event) => setNamed(event.target.value)} />
          </Field>
        </fieldset>
      ) : null}
      <div className="flex flex-wrap gap-2.5">
        <Button kind="filled" type="submit" busy={confirm.isPending}>
          <Trans>Keep it so</Trans>
        </Button>
        <Button kind="quiet" busy={dismissing} onClick={onDismiss}>
          <Trans>Put it aside</Trans>
        </Button>
      </div>
    </form>
  );
}
