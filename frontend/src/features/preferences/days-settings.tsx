import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import type { Workspace } from "@/entities/workspace/queries";
import { countries } from "@/lib/countries";
import { Field } from "@/ui/field";
import { Select } from "@/ui/select";
import { TextInput } from "@/ui/text-input";
import { SaveLine } from "./save-line";
import { useSavedSearch } from "./use-saved-search";

/** Whose holidays are kept, and which office hours are assumed where nobody said (TIM-7, SET-3). Saves itself. */
export function DaysSettings({ workspace }: { readonly workspace: Workspace }) {
  const { t } = useLingui();
  const saved = useSavedSearch(workspace);
  const [country, setCountry] = useState(workspace.country ?? "");
  const [region, setRegion] = useState(workspace.region ?? "");
  const [opens, setOpens] = useState(workspace.office_opens.slice(0, 5));
  const [closes, setCloses] = useState(workspace.office_closes.slice(0, 5));
  const { errors } = saved;
  const backwards = opens !== "" && closes !== "" && opens >= closes;
  const hours = (from: string, to: string) => {
    // Half an hour changed is no hours: both go together, once they make sense.
    if (from !== "" && to !== "" && from < to) saved.change({ office_opens: from, office_closes: to });
  };
  return (
    <div className="flex flex-col gap-5">
      <div className="grid items-start gap-5 desk:grid-cols-2">
        <Field
          label={<Trans>Your country</Trans>}
          hint={<Trans>No call is proposed on its public holidays.</Trans>}
          error={errors["country"]}
        >
          <Select
            value={country}
            onChange={(event) => {
              const chosen = event.target.value;
              setCountry(chosen);
              setRegion("");
              saved.change({ country: chosen || null, region: null });
            }}
          >
            <option value="">{t`Not said`}</option>
            {countries().map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
        {country ? (
          <Field
            label={<Trans>Your region</Trans>}
            hint={<Trans>Its short code, such as BY for Bavaria. It may stay empty.</Trans>}
            error={errors["region"]}
          >
            <TextInput
              autoComplete="off"
              maxLength={10}
              className="uppercase"
              value={region}
              onChange={(event) => {
                const typed = event.target.value.toUpperCase().replaceAll(/[^A-Z0-9]/g, "");
                setRegion(typed);
                saved.change({ region: typed || null });
              }}
            />
          </Field>
        ) : null}
      </div>
      <div className="grid grid-cols-2 gap-5">
        <Field label={<Trans>Offices open at</Trans>} error={errors["office_opens"]}>
          <TextInput
            type="time"
            value={opens}
            onChange={(event) => {
              setOpens(event.target.value);
              hours(event.target.value, closes);
            }}
          />
        </Field>
        <Field
          label={<Trans>Offices close at</Trans>}
          error={backwards ? <Trans>Offices close after they open.</Trans> : errors["office_closes"]}
        >
          <TextInput
            type="time"
            value={closes}
            onChange={(event) => {
              setCloses(event.target.value);
              hours(opens, event.target.value);
            }}
          />
        </Field>
      </div>
      <SaveLine saved={saved} />
    </div>
  );
}
