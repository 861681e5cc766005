import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { ListFilter, X } from "lucide-react";
import { type ReactNode, useState } from "react";
import { circles, type ContactFilter, degrees, sorts, stages } from "@/entities/contact/model";
import { contactQuery } from "@/entities/contact/queries";
import { useWorkspace } from "@/entities/session/use-session";
import { todayIn } from "@/lib/clock";
import { dayShort } from "@/lib/format";
import { usePhone } from "@/lib/use-media";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { Icon } from "@/ui/icon";
import { Select } from "@/ui/select";
import { SearchField } from "./search-field";

interface ContactFiltersProps {
  readonly workspaceId: string;
  readonly filter: ContactFilter;
  readonly onFilter: (next: ContactFilter) => void;
}

/** What narrows the list. It all stands in the address: a filtered list can be kept and come back to. */
export function ContactFilters({ workspaceId, filter, onFilter }: ContactFiltersProps) {
  const { t } = useLingui();
  const phone = usePhone();
  const { time_zone: zone } = useWorkspace();
  const today = todayIn(zone);
  const days = [
    { value: today.toString(), label: t`By today` },
    { value: today.add({ days: 7 }).toString(), label: t`Within a week` },
  ];
  const otherDay = filter.next_by && !days.some(({ value }) => value === filter.next_by);
  const set = (part: ContactFilter) => onFilter({ ...filter, ...part });
  const { circle, stage, degree, next_by, sort } = filter;
  const chosen = [circle, stage, degree, next_by, sort].some((one) => one !== undefined);
  const [opened, setOpened] = useState(chosen);
  return (
    <search className="flex flex-col gap-3 pb-3">
      <div className="grid grid-cols-2 gap-x-2.5 gap-y-3 desk:grid-cols-[minmax(14rem,1fr)_repeat(4,minmax(0,11.5rem))]">
        <SearchField value={filter.q ?? ""} onSearch={(q) => set({ q: q || undefined })} />
        {phone && !opened ? (
          <Button
            kind="quiet"
            flush
            icon={ListFilter}
            className="col-span-2 justify-start"
            onClick={() => setOpened(true)}
          >
            <Trans>Narrow or sort the list</Trans>
          </Button>
        ) : (
          <>
            <Choice
              label={<Trans>From where</Trans>}
              value={filter.circle}
              options={circles.map(({ value, label }) => ({ value, label: t(label) }))}
              onChoose={(circle) => set({ circle })}
            />
            <Choice
              label={<Trans>So far</Trans>}
              value={filter.stage}
              options={stages.map(({ value, label }) => ({ value, label: t(label) }))}
              onChoose={(stage) => set({ stage })}
            />
            <Choice
              label={<Trans>How near</Trans>}
              value={filter.degree}
              options={degrees.map(({ value, label }) => ({ value, label: t(label) }))}
              onChoose={(degree) => set({ degree })}
            />
            <Choice
              label={<Trans>Something to do</Trans>}
              value={filter.next_by}
              options={
                otherDay && filter.next_by
                  ? [...days, { value: filter.next_by, label: t`By ${dayShort(filter.next_by)}` }]
                  : days
              }
              onChoose={(next_by) => set({ next_by })}
            />
            {phone ? (
              <Field label={<Trans>Order</Trans>} className="col-span-2">
                <Select
                  value={filter.sort ?? "display_name"}
                  onChange={(event) => {
                    const sort = sorts.find(({ value }) => value === event.target.value)?.value;
                    set({ sort: sort === "display_name" ? undefined : sort });
                  }}
                >
                  {sorts.map(({ value, label }) => (
                    <option key={value} value={value}>
                      {t(label)}
                    </option>
                  ))}
                </Select>
              </Field>
            ) : null}
          </>
        )}
      </div>
      {filter.tag || filter.referred_by ? (
        <div className="flex flex-wrap gap-2">
          {filter.tag ? (
            <Removable label={t`Tagged ${filter.tag}`} onRemove={() => set({ tag: undefined })} />
          ) : null}
          {filter.referred_by ? (
            <NamedBy
              workspaceId={workspaceId}
              contactId={filter.referred_by}
              onRemove={() => set({ referred_by: undefined })}
            />
          ) : null}
        </div>
      ) : null}
    </search>
  );
}

interface ChoiceProps<T extends string> {
  readonly label: ReactNode;
  readonly value: T | undefined;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly onChoose: (value: T | undefined) => void;
}

function Choice<T extends string>({ label, value, options, onChoose }: ChoiceProps<T>) {
  return (
    <Field label={label}>
      <Select
        value={value ?? ""}
        onChange={(event) => onChoose(options.find((option) => option.value === event.target.value)?.value)}
      >
        <option value="">
          <Trans>Any</Trans>
        </option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </Select>
    </Field>
  );
}

function Removable({ label, onRemove }: { readonly label: string; readonly onRemove: () => void }) {
  const { t } = useLingui();
  return (
    <button
      type="button"
      onClick={onRemove}
      aria-label={t`${label}: take this filter away`}
      className="inline-flex min-h-11 items-center gap-1.5 rounded-chip bg-wash px-2.5 text-support font-semibold text-muted hover:text-ink desk:min-h-8"
    >
      {label}
      <Icon of={X} size="chip" />
    </button>
  );
}

interface NamedByProps {
  readonly workspaceId: string;
  readonly contactId: string;
  readonly onRemove: () => void;
}

function NamedBy({ workspaceId, contactId, onRemove }: NamedByProps) {
  const { t } = useLingui();
  const { data } = useQuery(contactQuery(workspaceId, contactId));
  return (
    <Removable label={data ? t`Named by ${data.display_name}` : t`Named by somebody`} onRemove={onRemove} />
  );
}
