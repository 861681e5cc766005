import { Trans, useLingui } from "@lingui/react/macro";
import { type FormEvent, useState } from "react";
import { useRenameAccount } from "@/entities/session/mutations";
import { useSession } from "@/entities/session/use-session";
import { useProblemWords } from "@/i18n/use-problem-words";
import { notify } from "@/lib/notices";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { FormProblem } from "@/ui/form-problem";
import { TextInput } from "@/ui/text-input";

/** One's name, as letters carry it. */
export function Profile() {
  const { t } = useLingui();
  const { account } = useSession();
  const words = useProblemWords();
  const rename = useRenameAccount();
  const [typed, setTyped] = useState<string | null>(null);
  const name = typed ?? account.display_name;
  const unchanged = name.trim() === account.display_name;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const before = account.display_name;
    try {
      const saved = await rename.mutateAsync({ account, displayName: name.trim() });
      setTyped(null);
      notify(t`Your name is saved.`, () => rename.mutate({ account: saved, displayName: before }));
    } catch {
      // Said in the form, from the mutation's own error.
    }
  };

  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
      {rename.error ? <FormProblem>{words(rename.error)}</FormProblem> : null}
      <Field
        label={<Trans>Your name</Trans>}
        hint={<Trans>Your letters are signed with it.</Trans>}
        error={name.trim() === "" ? <Trans>Write the name your letters will carry.</Trans> : null}
      >
        <TextInput autoComplete="name" value={name} onChange={(event) => setTyped(event.target.value)} />
      </Field>
      <div>
        <Button
          type="submit"
          busy={rename.isPending}
          blocked={unchanged || name.trim() === "" ? t`Nothing has changed yet.` : undefined}
        >
          <Trans>Save my name</Trans>
        </Button>
      </div>
    </form>
  );
}
