import { Trans, useLingui } from "@lingui/react/macro";
import { type FormEvent, useState } from "react";
import { FieldProblem } from "@/api/problem";
import { useConfirmTotp } from "@/entities/factor/mutations";
import type { TotpBegun } from "@/entities/factor/queries";
import { useProblemWords } from "@/i18n/use-problem-words";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { FormProblem } from "@/ui/form-problem";
import { TextInput } from "@/ui/text-input";

interface SetUpAppProps {
  readonly begun: TotpBegun;
  readonly onDone: (codes: readonly string[]) => void;
  readonly onClose: () => void;
}

/** The picture for the app, the words where it cannot be read, and the first code. */
export function SetUpApp({ begun, onDone, onClose }: SetUpAppProps) {
  const { t } = useLingui();
  const words = useProblemWords();
  const confirm = useConfirmTotp();
  const [code, setCode] = useState("");
  const [short, setShort] = useState(false);
  const refused = confirm.error instanceof FieldProblem ? confirm.error.body.errors[0]?.detail : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const digits = code.replaceAll(/\D/g, "");
    setShort(digits.length !== 6);
    if (digits.length === 6 && !confirm.isPending) {
      confirm.mutate(digits, { onSuccess: ({ codes }) => onDone(codes) });
    }
  };
  return (
    <form
      noValidate
      aria-label={t`Codes from an app`}
      onSubmit={submit}
      className="flex animate-reveal flex-col gap-5 border-l-2 border-accent pl-4"
    >
      {confirm.error && !refused ? <FormProblem>{words(confirm.error)}</FormProblem> : null}
      <p className="text-body">
        <Trans>Read this picture with the app on your telephone.</Trans>
      </p>
      <svg
        role="img"
        aria-label={t`A picture for the app; the words below say the same`}
        viewBox={`0 0 ${begun.qr_width} ${begun.qr_width}`}
        shapeRendering="crispEdges"
        className="size-52 rounded-field"
        // Dark on light whatever the theme: telephones read it so.
        style={{ background: "#ffffff", color: "#000000" }}
      >
        <path d={begun.qr_path} fill="currentColor" />
      </svg>
      <Field label={<Trans>Or type this into the app</Trans>}>
        <TextInput readOnly value={begun.secret} onFocus={(event) => event.target.select()} />
      </Field>
      <Field label={<Trans>The code it shows now</Trans>} error={short ? t`Write the six digits.` : refused}>
        <TextInput
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={10}
          className="max-w-40"
          value={code}
          onChange={(event) => setCode(event.target.value)}
        />
      </Field>
      <div className="flex flex-wrap gap-2.5">
        <Button type="submit" busy={confirm.isPending}>
          <Trans>Ask for codes from now on</Trans>
        </Button>
        <Button kind="quiet" onClick={onClose}>
          <Trans>Not now</Trans>
        </Button>
      </div>
    </form>
  );
}
