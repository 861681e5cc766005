import { Trans, useLingui } from "@lingui/react/macro";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ArrowRight } from "lucide-react";
import { type FormEvent, useRef, useState } from "react";
import { type Circle, circles, circleWords } from "@/entities/contact/model";
import { useCreateContact } from "@/entities/contact/mutations";
import { contactsQuery } from "@/entities/contact/queries";
import { useProblemWords } from "@/i18n/use-problem-words";
import { notify } from "@/lib/notices";
import { Button } from "@/ui/button";
import { Checkbox } from "@/ui/checkbox";
import { Field } from "@/ui/field";
import { Paper } from "@/ui/paper";
import { Select } from "@/ui/select";
import { TextInput } from "@/ui/text-input";
import { TextLink } from "@/ui/text-link";

interface AskCircleProps {
  readonly workspaceId: string;
  readonly circle: Circle;
  readonly onCircle: (circle: Circle) => void;
}

/** People of the circle that are named on the sheet; the rest are a link away. */
const named = 6;

/** One circle at a time: a question, a name, whether one trusts them; then the next circle. */
export function AskCircle({ workspaceId, circle, onCircle }: AskCircleProps) {
  const { t } = useLingui();
  const words = useProblemWords();
  const create = useCreateContact(workspaceId);
  const [name, setName] = useState("");
  const [trusted, setTrusted] = useState(false);
  const [closeness, setCloseness] = useState("");
  const [missing, setMissing] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const { data } = useInfiniteQuery(contactsQuery(workspaceId, { circle }));
  const there = data?.pages[0]?.items ?? [];
  const at = circles.findIndex(({ value }) => value === circle);
  const next = circles[(at + 1) % circles.length];
  const questions: Record<Circle, string> = {
    church: t`Who at your church is respected, and knows you well?`,
    community: t`Who is respected where you live: in the club, the choir, the school?`,
    former_colleague: t`Who has seen you at work, and would say so?`,
    friend: t`Which friend knows a great many people?`,
    family: t`Who in the family is asked for advice?`,
    alumni: t`Who learned with you, and has gone further?`,
    professional: t`Who in your profession would give you twenty minutes?`,
    other: t`Who thanked you this year?`,
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const typed = name.trim();
    setMissing(typed === "");
    if (typed === "" || create.isPending) return;
    try {
      const contact = await create.mutateAsync({
        display_name: typed,
        circle,
        trusted,
        closeness: closeness === "" ? null : Number(closeness),
      });
      setName("");
      setTrusted(false);
      setCloseness("");
      field.current?.focus();
      notify(t`${contact.display_name} is among your contacts.`);
    } catch {
      // Said under the field, from the mutation's own error; what was typed stays.
    }
  };
  return (
    <Paper aria-label={t(circleWords[circle])} className="mb-9">
      <p className="text-label font-semibold text-muted">
        <Trans>
          {t(circleWords[circle])}, circle {at + 1} of {circles.length}
        </Trans>
      </p>
      <h2 className="pt-1 pb-4 font-serif text-first font-medium">{questions[circle]}</h2>
      <form noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-3">
        <div className="grid gap-3 desk:grid-cols-[1fr_12rem]">
          <Field
            label={<Trans>Name</Trans>}
            error={
              missing ? (
                <Trans>A name is enough, but it needs one.</Trans>
              ) : create.error ? (
                words(create.error)
              ) : null
            }
          >
            <TextInput
              ref={field}
              autoComplete="off"
              maxLength={200}
              value={name}
              onChange={(event) => {
                setName(event.target.value);
                setMissing(false);
              }}
            />
          </Field>
          <Field label={<Trans>How well they know you</Trans>}>
            <Select value={closeness} onChange={(event) => setCloseness(event.target.value)}>
              <option value="">{t`Not said`}</option>
              <option value="2">{t`A little`}</option>
              <option value="3">{t`Fairly well`}</option>
              <option value="4">{t`Well`}</option>
              <option value="5">{t`Very well`}</option>
            </Select>
          </Field>
        </div>
        <Checkbox
          label={<Trans>I trust them to forgive a clumsy first try</Trans>}
          checked={trusted}
          onChange={(event) => setTrusted(event.target.checked)}
        />
        <div className="flex flex-col gap-2 desk:flex-row desk:items-center">
          <Button kind="filled" type="submit" busy={create.isPending}>
            <Trans>Keep this name</Trans>
          </Button>
          {next ? (
            <Button kind="quiet" icon={ArrowRight} onClick={() => onCircle(next.value)}>
              <Trans>Next circle: {t(next.label)}</Trans>
            </Button>
          ) : null}
        </div>
      </form>
      {there.length > 0 ? (
        <p className="pt-4 text-support text-muted">
          <Trans>There already:</Trans>{" "}
          {there.slice(0, named).map((person, index) => (
            <span key={person.id}>
              {index > 0 ? ", " : ""}
              <TextLink asChild>
                <Link to="/contacts/$contactId" params={{ contactId: person.id }}>
                  {person.display_name}
                </Link>
              </TextLink>
            </span>
          ))}
          {there.length > named ? (
            <>
              {", "}
              <TextLink asChild>
                <Link to="/contacts" search={{ circle }}>
                  <Trans>and the others</Trans>
                </Link>
              </TextLink>
            </>
          ) : null}
        </p>
      ) : null}
    </Paper>
  );
}
