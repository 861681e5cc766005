import { Plural, Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { OrganizationRow } from "@/entities/organization/queries";
import { Row, stretch } from "@/ui/row";
import { TargetButton } from "./target-button";

interface OrganizationLineProps {
  readonly workspaceId: string;
  readonly row: OrganizationRow;
}

/** One place: its name, how many people are there, and the nearest way in. */
export function OrganizationLine({ workspaceId, row }: OrganizationLineProps) {
  const nearest = row.nearest;
  return (
    <Row
      title={
        <Link to="/organizations/$organizationId" params={{ organizationId: row.id }} className={stretch}>
          {row.name}
        </Link>
      }
      detail={
        row.people === 0 ? (
          <Trans>Nobody you know of is there yet.</Trans>
        ) : (
          <>
            <Plural value={row.people} one="# person." other="# people." />{" "}
            {nearest === null ? (
              <Trans>No way in yet.</Trans>
            ) : nearest.degree === 1 ? (
              <Trans>You know {nearest.contact.display_name}.</Trans>
            ) : (
              <Trans>Nearest: {nearest.contact.display_name}, through others.</Trans>
            )}
          </>
        )
      }
      end={<TargetButton workspaceId={workspaceId} organization={row} />}
    />
  );
}
