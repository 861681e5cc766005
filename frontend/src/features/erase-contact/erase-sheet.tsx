import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { FieldProblem } from "@/api/problem";
import { useEraseContact } from "@/entities/erasure/mutations";
import { erasureQuery } from "@/entities/erasure/queries";
import { useProblemWords } from "@/i18n/use-problem-words";
import { notify } from "@/lib/notices";
import { Button } from "@/ui/button";
import { ErrorRetry } from "@/ui/error-retry";
import { Field } from "@/ui/field";
import { FormProblem } from "@/ui/form-problem";
import { Sheet } from "@/ui/sheet";
import { Skeleton } from "@/ui/skeleton";
import { TextInput } from "@/ui/text-input";

interface EraseSheetProps {
  readonly workspaceId: string;
  readonly contactId: string;
  /** As it stands on their page: it is to be typed. */
  readonly fullName: string;
  readonly name: string;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onGone: () => void;
}

/** Erases somebody who asked for it, once the name is typed. */
export function EraseSheet({ fullName, name, open, onClose, ...rest }: EraseSheetProps) {
  return (
    <Sheet open={open} onClose={onClose} title={<Trans>Erase {fullName}</Trans>}>
      <EraseForm fullName={fullName} name={name} onClose={onClose} {...rest} />
    </Sheet>
  );
}

function EraseForm({
  workspaceId,
  contactId,
  fullName,
  name,
  onClose,
  onGone,
}: Omit<EraseSheetProps, "open">) {
  const { t } = useLingui();
  const words = useProblemWords();
  const found = useQuery(erasureQuery(workspaceId, contactId));
  const erase = useEraseContact(workspaceId);
  const [typed, setTyped] = useState("");
  const [looked, setLooked] = useState(false);
  const fits = typed.trim().toLowerCase() === fullName.toLowerCase();
  const other = (looked && !fits) || erase.error instanceof FieldProblem;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setLooked(true);
    if (!fits || erase.isPending) return;
    erase.mutate(
      { contactId, confirm: typed },
      {
        onSuccess: () => {
          onGone();
          notify(t`Everything about them is erased.`);
        },
      },
    );
  };
  if (found.isPending) return <Skeleton rows={4} />;
  if (found.isError) {
    return <ErrorRetry onRetry={() => void found.refetch()}>{words(found.error)}</ErrorRetry>;
  }
  const { counts, place_kept: placeKept } = found.data;
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-5">
      {erase.error && !(erase.error instanceof FieldProblem) ? (
        <FormProblem>{words(erase.error)}</FormProblem>
      ) : null}
      <p className="text-body">
        <Trans>For somebody who asked to be forgotten. It cannot be taken back.</Trans>
      </p>
      <div className="flex flex-col gap-2 text-body">
        <p>
          <Trans>What goes with {name}:</Trans>
        </p>
        <ul className="list-disc pl-5 tabular-nums">
          {counts.letters > 0 ? (
            <li>
              <Plural value={counts.letters} one="# letter" other="# letters" />
            </li>
          ) : null}
          {counts.meetings > 0 ? (
            <li>
              <Plural value={counts.meetings} one="# meeting" other="# meetings" />
            </li>
          ) : null}
          {counts.promises > 0 ? (
            <li>
              <Plural value={counts.promises} one="# promise" other="# promises" />
            </li>
          ) : null}
          {counts.attempts > 0 ? (
            <li>
              <Plural value={counts.attempts} one="# call or message" other="# calls and messages" />
            </li>
          ) : null}
          <li>
            <Plural value={counts.timeline} one="# line of history" other="# lines of history" />
          </li>
          <li>
            <Trans>Files you brought in, and exports that wait here</Trans>
          </li>
        </ul>
      </div>
      <p className="font-serif text-reason text-muted">
        {placeKept ? (
          <Trans>
            Names hang on {name}. A nameless place stays in your network, so that the ways to others stay
            right.
          </Trans>
        ) : null}{" "}
        <Trans>
          A mark that nobody can read stays behind, so that no later file brings them back. Copies you saved
          elsewhere are yours to delete.
        </Trans>
      </p>
      <Field
        label={<Trans>Type the name to go on</Trans>}
        hint={fullName}
        error={other ? t`This is another name.` : undefined}
      >
        <TextInput
          data-first
          autoComplete="off"
          maxLength={200}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </Field>
      <div className="flex flex-wrap gap-2.5">
        <Button kind="destructive" type="submit" busy={erase.isPending}>
          <Trans>Erase {name} for good</Trans>
        </Button>
        <Button kind="quiet" onClick={onClose}>
          <Trans>Not now</Trans>
        </Button>
      </div>
    </form>
  );
}
