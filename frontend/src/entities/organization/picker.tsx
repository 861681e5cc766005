import { Plural, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useSettled } from "@/lib/use-settled";
import { Combobox } from "@/ui/combobox";
import { findOrganizationsQuery } from "./queries";

interface OrganizationPickerProps {
  readonly workspaceId: string;
  readonly value: string;
  readonly onChange: (name: string, id?: string) => void;
}

/** The name of a place where somebody works: one there is, proposed while one types, or a new one. */
export function OrganizationPicker({ workspaceId, value, onChange }: OrganizationPickerProps) {
  const { t } = useLingui();
  const asked = useSettled(value.trim(), 200);
  const { data } = useQuery(findOrganizationsQuery(workspaceId, asked));
  const rows = asked.length >= 2 && asked === value.trim() ? (data?.items ?? []) : [];
  return (
    <Combobox
      value={value}
      label={t`Organizations you know`}
      options={rows.map((row) => ({
        id: row.id,
        label: row.name,
        detail: <Plural value={row.people} _0="nobody you know" one="# person" other="# people" />,
      }))}
      onType={(name) => onChange(name)}
      onPick={({ id, label }) => onChange(label, id)}
    />
  );
}
