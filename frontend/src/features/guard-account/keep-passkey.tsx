import { Trans, useLingui } from "@lingui/react/macro";
import { type FormEvent, useState } from "react";
import { useKeepPasskey } from "@/entities/factor/mutations";
import { useProblemWords } from "@/i18n/use-problem-words";
import { NoPasskey } from "@/lib/passkey";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { FormProblem } from "@/ui/form-problem";
import { TextInput } from "@/ui/text-input";

interface KeepPasskeyProps {
  /** `codes` are for paper, and empty where there were some already. */
  readonly onKept: (name: string, codes: readonly string[]) => void;
  readonly onClose: () => void;
}

/** What the device is called; then the device asks by itself. */
export function KeepPasskey({ onKept, onClose }: KeepPasskeyProps) {
  const { t } = useLingui();
  const words = useProblemWords();
  const keep = useKeepPasskey();
  const [name, setName] = useState(t`This device`);
  const [empty, setEmpty] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wanted = name.trim();
    setEmpty(wanted === "");
    if (wanted === "" || keep.isPending) return;
    keep.mutate(wanted, { onSuccess: (kept) => onKept(kept.name, kept.recovery_codes) });
  };
  const { error } = keep;
  return (
    <form
      noValidate
      aria-label={t`A new passkey`}
      onSubmit={submit}
      className="flex max-w-100 animate-reveal flex-col gap-4 border-l-2 border-accent pl-4"
    >
      {error ? (
        <FormProblem>
          {!(error instanceof NoPasskey)
            ? words(error)
            : error.known
              ? t`This device keeps a passkey for you already.`
              : t`Nothing was kept. Try again when you are ready.`}
        </FormProblem>
      ) : null}
      <Field
        label={<Trans>What you call this device</Trans>}
        hint={<Trans>To know it again in the list.</Trans>}
        error={empty ? t`Write a name, such as My telephone.` : undefined}
      >
        <TextInput
          autoFocus
          autoComplete="off"
          maxLength={200}
          value={name}
          onFocus={(event) => event.target.select()}
          onChange={(event) => setName(event.target.value)}
        />
      </Field>
      <div className="flex flex-wrap gap-2.5">
        <Button type="submit" busy={keep.isPending}>
          <Trans>Keep it on the device</Trans>
        </Button>
        <Button kind="quiet" onClick={onClose}>
          <Trans>Not now</Trans>
        </Button>
      </div>
    </form>
  );
}
