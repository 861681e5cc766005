import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { closenesses, type ContactFilter } from "@/entities/contact/model";
import { matchesQuery, tagsQuery } from "@/entities/contact/queries";
import { OrganizationPicker } from "@/entities/organization/picker";
import { useSettled } from "@/lib/use-settled";
import { Button } from "@/ui/button";
import { Checkbox } from "@/ui/checkbox";
import { Combobox } from "@/ui/combobox";
import { Field } from "@/ui/field";
import { Choice } from "./choice";

interface MoreFiltersProps {
  readonly workspaceId: string;
  readonly filter: ContactFilter;
  readonly onSet: (part: ContactFilter) => void;
}

/** The kinds of narrowing that are wanted now and then; folded unless one of them is in force. */
export function MoreFilters({ workspaceId, filter, onSet }: MoreFiltersProps) {
  const { t } = useLingui();
  const [asking, setOpened] = useState(false);
  // What is in force is always in sight, however it came to be so: by the address, or by a view.
  const opened = asking || filter.closeness !== undefined || filter.archived !== undefined;
  const [giver, setGiver] = useState("");
  const [place, setPlace] = useState("");
  const { data: tags } = useQuery({ ...tagsQuery(workspaceId), enabled: opened });
  const asked = useSettled(giver.trim(), 200);
  const { data: people } = useQuery(matchesQuery(workspaceId, asked));
  if (!opened) {
    return (
      <div>
        <Button kind="quiet" flush onClick={() => setOpened(true)}>
          <Trans>More ways to narrow</Trans>
        </Button>
      </div>
    );
  }
  return (
    <div className="grid animate-reveal grid-cols-2 items-end gap-x-2.5 gap-y-3 desk:grid-cols-5">
      <Choice
        label={<Trans>How well</Trans>}
        value={filter.closeness}
        options={closenesses.map(({ value, label }) => ({ value, label: t(label) }))}
        onChoose={(closeness) => onSet({ closeness })}
      />
      <Choice
        label={<Trans>Tag</Trans>}
        value={filter.tag}
        options={(tags?.items ?? []).map(({ tag }) => ({ value: tag, label: tag }))}
        onChoose={(tag) => onSet({ tag })}
      />
      <Field label={<Trans>Named by</Trans>}>
        <Combobox
          value={giver}
          label={t`People you know of`}
          options={(giver.trim().length >= 2 ? (people?.items ?? []) : []).map(
            ({ contact, organization_name }) => ({
              id: contact.id,
              label: contact.display_name,
              detail: organization_name,
            }),
          )}
          onType={setGiver}
          onPick={({ id }) => {
            setGiver("");
            onSet({ referred_by: id });
          }}
        />
      </Field>
      <Field label={<Trans>Organization</Trans>}>
        <OrganizationPicker
          workspaceId={workspaceId}
          value={place}
          onChange={(name, id) => {
            setPlace(id ? "" : name);
            if (id) onSet({ organization_id: id });
          }}
        />
      </Field>
      <Checkbox
        className="col-span-2 desk:col-span-1 desk:min-h-11"
        label={<Trans>Those put away</Trans>}
        checked={filter.archived === true}
        onChange={(event) => onSet({ archived: event.target.checked || undefined })}
      />
    </div>
  );
}
