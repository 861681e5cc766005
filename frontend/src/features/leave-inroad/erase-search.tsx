import { Trans, useLingui } from "@lingui/react/macro";
import { type FormEvent, useState } from "react";
import { FieldProblem } from "@/api/problem";
import { useLeaveSearch } from "@/entities/session/mutations";
import { useWorkspace } from "@/entities/session/use-session";
import { useProblemWords } from "@/i18n/use-problem-words";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { FormProblem } from "@/ui/form-problem";
import { TextInput } from "@/ui/text-input";

/** One search goes, once its name is typed; the account stays. Only its owner is asked. */
export function EraseSearch() {
  const { t } = useLingui();
  const words = useProblemWords();
  const { id, name, role } = useWorkspace();
  const leave = useLeaveSearch(id);
  const [typed, setTyped] = useState("");
  const [looked, setLooked] = useState(false);
  if (role !== "owner") return null;
  const fits = typed.trim().toLowerCase() === name.toLowerCase();
  const other = (looked && !fits) || leave.error instanceof FieldProblem;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setLooked(true);
    if (fits && !leave.isPending) leave.mutate(typed.trim());
  };
  return (
    <form noValidate onSubmit={submit} aria-label={t`Erase this search`} className="flex flex-col gap-4">
      {leave.error && !(leave.error instanceof FieldProblem) ? (
        <FormProblem>{words(leave.error)}</FormProblem>
      ) : null}
      <p className="max-w-prose text-body">
        <Trans>
          Only this search, with all it holds, is erased after fourteen days; your account stays. Coaches see
          nothing of it from now on.
        </Trans>
      </p>
      <Field
        label={<Trans>The name of the search, to go on</Trans>}
        hint={name}
        error={other ? t`This search has another name.` : undefined}
      >
        <TextInput
          autoComplete="off"
          maxLength={200}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </Field>
      <div>
        <Button kind="destructive" type="submit" busy={leave.isPending}>
          <Trans>Erase this search</Trans>
        </Button>
      </div>
    </form>
  );
}
