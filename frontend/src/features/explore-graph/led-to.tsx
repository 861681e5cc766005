import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { type Descendants, descendantsQuery } from "@/entities/network/queries";
import { RuleMark } from "@/entities/rule/rule-mark";
import { Row, stretch } from "@/ui/row";
import { Rows } from "@/ui/rows";
import { Section } from "@/ui/section";

const states: Record<Descendants["people"][number]["state"], MessageDescriptor> = {
  named: msg`Named`,
  letter: msg`Letter sent`,
  met: msg`Met`,
  thanked: msg`Met and thanked`,
};
const most = 8;

interface LedToProps {
  readonly workspaceId: string;
  readonly contactId: string;
}

/** Whom one contact led to beyond those named directly, who stand in the list above (NET-4). */
export function LedTo({ workspaceId, contactId }: LedToProps) {
  const { t } = useLingui();
  const { data } = useQuery(descendantsQuery(workspaceId, contactId));
  const beyond = data?.people.filter((one) => one.steps > 1) ?? [];
  if (!data || beyond.length === 0) return null;
  return (
    <Section
      label={
        <span className="text-body text-ink">
          <Trans>And who came of that</Trans>
        </span>
      }
    >
      <p className="pb-2 font-serif text-reason text-muted">
        {data.text} <RuleMark id="NET-4" />
      </p>
      <Rows>
        {beyond.slice(0, most).map((one) => (
          <Row
            key={one.person.id}
            title={
              <Link to="/contacts/$contactId" params={{ contactId: one.person.id }} className={stretch}>
                {one.person.display_name}
              </Link>
            }
            detail={t`Through ${one.through.display_name}`}
            end={<span className="text-support text-muted">{t(states[one.state])}</span>}
          />
        ))}
      </Rows>
      {beyond.length > most ? (
        <p className="pt-2 text-support text-muted">
          <Trans>And {beyond.length - most} more, in your network.</Trans>
        </p>
      ) : null}
    </Section>
  );
}
