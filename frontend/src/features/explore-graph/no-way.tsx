import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { Paths } from "@/entities/network/queries";
import { Because } from "@/entities/rule/because";
import { Section } from "@/ui/section";
import { TextLink } from "@/ui/text-link";

interface NoWayProps {
  readonly paths: Paths;
  /** Whom it would lead to, where that is known. */
  readonly called: string | undefined;
}

/** No way is known: whom to ask, who may know one (NET-5). */
export function NoWay({ paths, called }: NoWayProps) {
  return (
    <div className="pb-6">
      <p className="font-serif text-lede text-muted" role="status">
        {called ? <Trans>No way leads to {called} yet.</Trans> : <Trans>No way leads there yet.</Trans>}
      </p>
      {paths.whom_to_ask.length > 0 ? (
        <Section label={<Trans>Whom to ask</Trans>} className="pt-4 pb-2">
          <ul className="flex flex-col gap-3">
            {paths.whom_to_ask.map((helper) => (
              <li key={helper.person.id}>
                <TextLink asChild>
                  <Link to="/contacts/$contactId" params={{ contactId: helper.person.id }}>
                    {helper.person.display_name}
                  </Link>
                </TextLink>
                <Because reasons={helper.reasons} />
              </li>
            ))}
          </ul>
        </Section>
      ) : (
        <Because reasons={[paths.reason]} className="pt-2" />
      )}
    </div>
  );
}
