import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { dependentsQuery } from "@/entities/network/queries";
import { RuleMark } from "@/entities/rule/rule-mark";
import { Row, stretch } from "@/ui/row";
import { Rows } from "@/ui/rows";
import { Section } from "@/ui/section";
import { TextLink } from "@/ui/text-link";

const most = 6;

interface HangsOnProps {
  readonly workspaceId: string;
  readonly contactId: string;
  readonly name: string;
}

/** Who would be out of reach, or further off, if this contact left the search, and how to make a second way (NET-1). */
export function HangsOn({ workspaceId, contactId, name }: HangsOnProps) {
  const { t } = useLingui();
  const { data } = useQuery(dependentsQuery(workspaceId, contactId));
  if (!data || data.would_be_cold + data.would_be_further === 0) return null;
  const people = [...data.cold, ...data.further];
  const more = data.would_be_cold + data.would_be_further - Math.min(people.length, most);
  return (
    <Section
      label={
        <span className="text-body text-ink">
          <Trans>What hangs on {name}</Trans>
        </span>
      }
    >
      <p className="pb-2 font-serif text-reason text-muted">
        {data.text} {data.reason.text} <RuleMark id={data.reason.rule} />
      </p>
      <Rows>
        {people.slice(0, most).map((one) => (
          <Row
            key={one.person.id}
            title={
              <Link to="/contacts/$contactId" params={{ contactId: one.person.id }} className={stretch}>
                {one.person.display_name}
              </Link>
            }
            detail={one.organization_name ?? undefined}
            end={
              one.degree_without === null ? (
                <span className="text-support text-muted">
                  <Trans>Out of reach without {name}</Trans>
                </span>
              ) : (
                <span className="text-support text-muted">
                  <Trans>
                    {one.degree_without} steps away, not {one.degree}
                  </Trans>
                </span>
              )
            }
          />
        ))}
      </Rows>
      {more > 0 ? (
        <p className="pt-2 text-support text-muted">
          <TextLink asChild>
            <Link to="/network" search={{ view: "list" }}>
              {t`And ${more} more, in your network`}
            </Link>
          </TextLink>
        </p>
      ) : null}
    </Section>
  );
}
