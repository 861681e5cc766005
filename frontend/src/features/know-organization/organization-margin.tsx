import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import type { Organization } from "@/entities/organization/queries";
import { Because } from "@/entities/rule/because";
import { useWorkspace } from "@/entities/session/use-session";
import { workspaceQuery } from "@/entities/workspace/queries";
import { countries } from "@/lib/countries";
import { timeOf, zoneCity } from "@/lib/format";
import { Button } from "@/ui/button";

interface OrganizationMarginProps {
  readonly organization: Organization;
  readonly onEdit: () => void;
}

/** Its hours, its Fridays and its holidays, and what hangs on them. */
export function OrganizationMargin({ organization, onEdit }: OrganizationMarginProps) {
  const { t } = useLingui();
  const { id } = useWorkspace();
  const { data: search } = useQuery(workspaceQuery(id));
  const opens = organization.office_opens ?? search?.office_opens;
  const closes = organization.office_closes ?? search?.office_closes;
  const own = organization.office_opens !== null || organization.office_closes !== null;
  const zone = organization.time_zone;
  const country = countries().find(({ code }) => code === organization.country)?.name;
  const { friday_style: friday, region } = organization;
  return (
    <div className="flex flex-col gap-6">
      <Because heading={<Trans>Office hours</Trans>} rules={["SET-3", "TIM-8"]}>
        {opens && closes ? (
          own ? (
            <Trans>
              {timeOf(opens)} to {timeOf(closes)}
              {zone ? t` on ${zoneCity(zone)} time` : null}. Ask for lunch, or a time before or after.
            </Trans>
          ) : (
            <Trans>
              Not said: {timeOf(opens)} to {timeOf(closes)} is assumed
              {zone ? t`, on ${zoneCity(zone)} time` : null}.
            </Trans>
          )
        ) : null}
      </Because>
      <Because heading={<Trans>Fridays</Trans>} rules={["TIM-4"]}>
        {friday === "relaxed" ? (
          <Trans>Relaxed. A good day to call, like Tuesday.</Trans>
        ) : friday === "hurried" ? (
          <Trans>Hurried. Another day is kinder.</Trans>
        ) : (
          <Trans>Not known yet. Calls on a Friday will tell.</Trans>
        )}
      </Because>
      <Because heading={<Trans>Holidays</Trans>} rules={["TIM-7"]}>
        {country ? (
          <Trans>
            Those of {country}
            {region ? ` (${region})` : null}. No call is promised for them.
          </Trans>
        ) : (
          <Trans>Not said: they follow from the time zone.</Trans>
        )}
      </Because>
      <div>
        <Button kind="quiet" flush onClick={onEdit}>
          <Trans>Change hours, Fridays or holidays</Trans>
        </Button>
      </div>
    </div>
  );
}
