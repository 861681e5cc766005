import { Trans, useLingui } from "@lingui/react/macro";
import { type FormEvent, useState } from "react";
import type { Schemas } from "@/api/types";
import { useGrant } from "@/entities/coaching/mutations";
import type { GrantScope } from "@/entities/coaching/queries";
import { useProblemWords } from "@/i18n/use-problem-words";
import { notify } from "@/lib/notices";
import { Button } from "@/ui/button";
import { Checkbox } from "@/ui/checkbox";
import { Field } from "@/ui/field";
import { FormProblem } from "@/ui/form-problem";
import { Select } from "@/ui/select";

interface GrantFormProps {
  readonly workspaceId: string;
  readonly coaches: readonly Schemas["PersonalOut"][];
}

/** Which coach, what, and for how long. Counts alone unless more is chosen. */
export function GrantForm({ workspaceId, coaches }: GrantFormProps) {
  const { t } = useLingui();
  const words = useProblemWords();
  const grant = useGrant(workspaceId);
  const [coach, setCoach] = useState(coaches[0]?.id ?? "");
  const [days, setDays] = useState("180");
  const [scopes, setScopes] = useState<readonly GrantScope[]>(["progress"]);
  const choices: readonly (readonly [GrantScope, string])[] = [
    ["progress", t`Counts and dates, no names`],
    ["contacts", t`Names and next steps`],
    ["letters", t`Letters, to comment on`],
  ];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    grant.mutate(
      { coach_id: coach, scopes: [...scopes], days: Number(days) },
      { onSuccess: (made) => notify(t`${made.coach.display_name} may look now.`) },
    );
  };
  return (
    <form noValidate aria-label={t`Let a coach look`} onSubmit={submit} className="flex flex-col gap-4">
      {grant.error ? <FormProblem>{words(grant.error)}</FormProblem> : null}
      <div className="grid items-start gap-4 desk:grid-cols-2">
        <Field label={<Trans>Coach</Trans>}>
          <Select value={coach} onChange={(event) => setCoach(event.target.value)}>
            {coaches.map((each) => (
              <option key={each.id} value={each.id}>
                {each.display_name}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={<Trans>Until</Trans>}>
          <Select value={days} onChange={(event) => setDays(event.target.value)}>
            <option value="30">{t`A month from now`}</option>
            <option value="180">{t`Half a year from now`}</option>
            <option value="365">{t`A year from now`}</option>
          </Select>
        </Field>
      </div>
      <fieldset className="flex flex-col">
        <legend className="pb-1 text-support font-semibold">
          <Trans>May see</Trans>
        </legend>
        {choices.map(([scope, label]) => (
          <Checkbox
            key={scope}
            label={label}
            checked={scopes.includes(scope)}
            onChange={(event) =>
              setScopes(event.target.checked ? [...scopes, scope] : scopes.filter((each) => each !== scope))
            }
          />
        ))}
      </fieldset>
      <div>
        <Button
          type="submit"
          busy={grant.isPending}
          blocked={scopes.length === 0 ? t`Choose what they may see.` : false}
        >
          <Trans>Let them look</Trans>
        </Button>
      </div>
    </form>
  );
}
