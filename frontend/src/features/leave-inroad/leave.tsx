import { Trans, useLingui } from "@lingui/react/macro";
import { type FormEvent, useState } from "react";
import { FieldProblem } from "@/api/problem";
import { useKeepSearch, useLeave, useStay } from "@/entities/session/mutations";
import { useSession, useWorkspace } from "@/entities/session/use-session";
import { useProblemWords } from "@/i18n/use-problem-words";
import { dayIn, dayWithYear } from "@/lib/format";
import { notify } from "@/lib/notices";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { FormProblem } from "@/ui/form-problem";
import { EraseSearch } from "./erase-search";
import { TextInput } from "@/ui/text-input";

/** Leaving: everything goes in fourteen days; until then one word keeps it. */
export function Leave() {
  const { account } = useSession();
  const { erase_at: searchGoes } = useWorkspace();
  if (account.erase_at !== null) return <Leaving eraseAt={account.erase_at} />;
  return (
    <div className="flex flex-col gap-6">
      {searchGoes === null ? <EraseSearch /> : <SearchGoes eraseAt={searchGoes} />}
      <LeaveForm email={account.email} />
    </div>
  );
}

/** One search is to go, the account stays. */
function SearchGoes({ eraseAt }: { readonly eraseAt: string }) {
  const { t } = useLingui();
  const words = useProblemWords();
  const { id, name, time_zone: zone } = useWorkspace();
  const keep = useKeepSearch(id);
  const day = dayWithYear(dayIn(eraseAt, zone));
  return (
    <div className="flex flex-col gap-4">
      <p role="status" className="max-w-prose text-body">
        <Trans>
          The search “{name}” goes on {day}, with all it holds.
        </Trans>
      </p>
      <div>
        <Button
          busy={keep.isPending}
          onClick={() =>
            keep.mutate(undefined, {
              onSuccess: () => notify(t`It stays.`),
              onError: (error) => notify(words(error)),
            })
          }
        >
          <Trans>Keep this search</Trans>
        </Button>
      </div>
    </div>
  );
}

function Leaving({ eraseAt }: { readonly eraseAt: string }) {
  const { t } = useLingui();
  const words = useProblemWords();
  const stay = useStay();
  const { time_zone: zone } = useWorkspace();
  const day = dayWithYear(dayIn(eraseAt, zone));
  return (
    <div className="flex flex-col gap-4">
      <p role="status" className="max-w-prose text-body">
        <Trans>
          You leave on {day}. Then your account goes, and every search of yours with all it holds. Until then
          nothing is lost.
        </Trans>
      </p>
      <div>
        <Button
          busy={stay.isPending}
          onClick={() =>
            stay.mutate(undefined, {
              onSuccess: () => notify(t`You stay. Coaches are let in anew, if you want them.`),
              onError: (error) => notify(words(error)),
            })
          }
        >
          <Trans>Stay after all</Trans>
        </Button>
      </div>
    </div>
  );
}

function LeaveForm({ email }: { readonly email: string }) {
  const { t } = useLingui();
  const words = useProblemWords();
  const leave = useLeave();
  const [typed, setTyped] = useState("");
  const [looked, setLooked] = useState(false);
  const fits = typed.trim().toLowerCase() === email.toLowerCase();
  const other = (looked && !fits) || leave.error instanceof FieldProblem;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setLooked(true);
    if (fits && !leave.isPending) leave.mutate(typed.trim());
  };
  return (
    <form noValidate onSubmit={submit} aria-label={t`Leave Inroad`} className="flex flex-col gap-4">
      {leave.error && !(leave.error instanceof FieldProblem) ? (
        <FormProblem>{words(leave.error)}</FormProblem>
      ) : null}
      <p className="max-w-prose text-body">
        <Trans>
          Your account and your searches are erased after fourteen days. Until then you can change your mind.
          Coaches see nothing of yours from now on. Take an export first, if you want to keep something.
        </Trans>
      </p>
      <Field
        label={<Trans>Your e-mail address, to go on</Trans>}
        hint={email}
        error={other ? t`This is another address.` : undefined}
      >
        <TextInput
          autoComplete="off"
          inputMode="email"
          maxLength={254}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </Field>
      <div>
        <Button kind="destructive" type="submit" busy={leave.isPending}>
          <Trans>Leave Inroad</Trans>
        </Button>
      </div>
    </form>
  );
}
