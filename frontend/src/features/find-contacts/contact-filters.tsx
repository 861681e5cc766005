import { Trans, useLingui } from "@lingui/react/macro";
import { ListFilter } from "lucide-react";
import { useState } from "react";
import { circles, type ContactFilter, degrees, sorts, stages } from "@/entities/contact/model";
import { useWorkspace } from "@/entities/session/use-session";
import { todayIn } from "@/lib/clock";
import { dayShort } from "@/lib/format";
import { usePhone } from "@/lib/use-media";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { Select } from "@/ui/select";
import { SearchField } from "@/ui/search-field";
import { Choice } from "./choice";
import { FilterChips } from "./filter-chips";
import { MoreFilters } from "./more-filters";

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
  const { circle, stage, degree, next_by, sort, closeness, archived } = filter;
  const chosen = [circle, stage, degree, next_by, sort, closeness, archived].some((one) => one !== undefined);
  const [opened, setOpened] = useState(chosen);
  return (
    <search className="flex flex-col gap-3 pb-3">
      <div className="grid grid-cols-2 gap-x-2.5 gap-y-3 desk:grid-cols-[minmax(14rem,1fr)_repeat(4,minmax(0,11.5rem))]">
        <SearchField
          label={<Trans>Find somebody</Trans>}
          className="col-span-2 desk:col-span-1"
          value={filter.q ?? ""}
          onSearch={(q) => set({ q: q || undefined })}
        />
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
      {phone && !opened ? null : <MoreFilters workspaceId={workspaceId} filter={filter} onSet={set} />}
      <FilterChips workspaceId={workspaceId} filter={filter} onSet={set} />
    </search>
  );
}
