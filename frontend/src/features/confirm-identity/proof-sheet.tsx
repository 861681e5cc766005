import { Trans, useLingui } from "@lingui/react/macro";
import { useMutation, useQuery } from "@tanstack/react-query";
import { KeyRound, LogIn } from "lucide-react";
import { type FormEvent, useState, useSyncExternalStore } from "react";
import { FieldProblem } from "@/api/problem";
import { factorsQuery, identitiesQuery } from "@/entities/factor/queries";
import { passkeyNow, useProviderWay, useRenewSession } from "@/entities/session/mutations";
import { answerProof, proofWanted, subscribe } from "@/entities/session/proof";
import { setupQuery } from "@/entities/session/queries";
import { useSession } from "@/entities/session/use-session";
import { useProblemWords } from "@/i18n/use-problem-words";
import { knowsPasskeys, NoPasskey } from "@/lib/passkey";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { FormProblem } from "@/ui/form-problem";
import { PasswordInput } from "@/ui/password-input";
import { Sheet } from "@/ui/sheet";

function ProofForm() {
  const { t } = useLingui();
  const { account } = useSession();
  const words = useProblemWords();
  const renew = useRenewSession();
  const [password, setPassword] = useState("");
  const [empty, setEmpty] = useState(false);
  const factors = useQuery(factorsQuery());
  const setup = useQuery(setupQuery());
  const linked = useQuery(identitiesQuery());
  const away = useProviderWay("renew");
  const provider = (linked.data?.items.length ?? 0) > 0 ? setup.data?.provider_name : null;
  const key = useMutation({ mutationFn: passkeyNow });
  const keyed = knowsPasskeys() && factors.data?.items.some(({ kind }) => kind === "passkey");
  const field = renew.error instanceof FieldProblem ? renew.error.body.errors[0]?.pointer : undefined;
  const wrong = field === "/password";
  const byPasskey = () =>
    key.mutate(undefined, {
      onSuccess: (passkey) => renew.mutate({ passkey }, { onSuccess: () => answerProof(true) }),
    });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setEmpty(password === "");
    if (password !== "") renew.mutate({ password }, { onSuccess: () => answerProof(true) });
  };
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-5">
      {renew.error && !wrong ? (
        <FormProblem>
          {field === "/passkey" ? t`This passkey is not yours, or it took too long.` : words(renew.error)}
        </FormProblem>
      ) : null}
      {away.error ? <FormProblem>{words(away.error)}</FormProblem> : null}
      {key.error ? (
        <FormProblem>
          {key.error instanceof NoPasskey
            ? t`No passkey was used. Try again, or write your password.`
            : words(key.error)}
        </FormProblem>
      ) : null}
      <p className="text-body text-muted">
        <Trans>This opens a door or cannot be taken back, so it is asked again after a while.</Trans>
      </p>
      <input type="hidden" name="username" autoComplete="username" value={account.email} />
      <Field
        label={<Trans>Your password</Trans>}
        error={empty ? t`Write your password.` : wrong ? t`This is not your password.` : undefined}
      >
        <PasswordInput
          data-first
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
      </Field>
      <div className="flex flex-wrap gap-2.5">
        <Button kind="filled" type="submit" busy={renew.isPending}>
          <Trans>Go on</Trans>
        </Button>
        {keyed ? (
          <Button icon={KeyRound} busy={key.isPending} onClick={byPasskey}>
            <Trans>Use your passkey</Trans>
          </Button>
        ) : null}
        {provider ? (
          <Button
            icon={LogIn}
            busy={away.isPending || away.isSuccess}
            onClick={() => away.mutate(globalThis.location.pathname)}
          >
            <Trans>Show it by {provider}</Trans>
          </Button>
        ) : null}
        <Button kind="quiet" onClick={() => answerProof(false)}>
          <Trans>Not now</Trans>
        </Button>
      </div>
    </form>
  );
}

/** Asks who sits there, before what the server does only for somebody it has just seen (S1). */
export function ProofSheet() {
  const wanted = useSyncExternalStore(subscribe, proofWanted);
  return (
    <Sheet open={wanted} onClose={() => answerProof(false)} title={<Trans>Show that it is you</Trans>}>
      <ProofForm />
    </Sheet>
  );
}
