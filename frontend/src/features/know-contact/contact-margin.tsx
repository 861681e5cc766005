import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Building2, Clock, Link as LinkIcon, Mail, MapPin, Phone } from "lucide-react";
import { Fragment, type ReactNode } from "react";
import { sharedOf, shortName, telOf } from "@/entities/contact/model";
import { type Contact, pathQuery } from "@/entities/contact/queries";
import { organizationQuery } from "@/entities/organization/queries";
import { Because } from "@/entities/rule/because";
import { RuleMark } from "@/entities/rule/rule-mark";
import { timeOf, zoneCity } from "@/lib/format";
import { Button } from "@/ui/button";
import { Icon } from "@/ui/icon";
import { TextLink } from "@/ui/text-link";
import { MarginText } from "./margin-text";
import { PromisesKept } from "./promises-kept";

interface ContactMarginProps {
  readonly workspaceId: string;
  readonly contact: Contact;
  readonly onEdit: () => void;
}

/** How to reach somebody, the way that led there, and what is good to know before a call. */
export function ContactMargin({ workspaceId, contact, onEdit }: ContactMarginProps) {
  const { t } = useLingui();
  const name = shortName(contact);
  const { data: office } = useQuery({
    ...organizationQuery(workspaceId, contact.organization_id ?? ""),
    enabled: contact.organization_id !== null,
  });
  const city = zoneCity(contact.local_time_zone);
  const hours =
    office?.office_opens && office.office_closes
      ? t`${timeOf(office.office_opens)} to ${timeOf(office.office_closes)}, ${city}`
      : t`On ${city} time`;
  const unreachable = contact.phones.length === 0 && contact.emails.length === 0;
  const own = contact.friday_style === "unknown" ? null : contact.friday_style;
  const friday = own ?? office?.friday_style ?? "unknown";
  return (
    <div className="flex flex-col gap-6">
      <Group heading={<Trans>Reach {name}</Trans>}>
        <ul className="flex flex-col">
          {contact.phones.map((phone) => (
            <Reach key={phone.number} icon={Phone}>
              <TextLink href={telOf(phone)}>{phone.number}</TextLink>
            </Reach>
          ))}
          {contact.emails.map((email) => (
            <Reach key={email.address} icon={Mail}>
              <TextLink href={`mailto:${email.address}`} className="break-all">
                {email.address}
              </TextLink>
            </Reach>
          ))}
          {contact.linkedin_url ? (
            <Reach icon={LinkIcon}>
              <TextLink href={contact.linkedin_url} target="_blank" rel="noreferrer">
                <Trans>On LinkedIn</Trans>
              </TextLink>
            </Reach>
          ) : null}
          {contact.address ? (
            <Reach icon={MapPin}>
              <span className="whitespace-pre-line text-muted">{contact.address}</span>
            </Reach>
          ) : null}
          {contact.organization_id && contact.organization_name ? (
            <Reach icon={Building2}>
              <TextLink asChild>
                <Link
                  to="/organizations/$organizationId"
                  params={{ organizationId: contact.organization_id }}
                >
                  {contact.organization_name}
                </Link>
              </TextLink>
            </Reach>
          ) : null}
          <Reach icon={Clock}>
            <span className="text-muted">{hours}</span>
          </Reach>
        </ul>
        {unreachable ? (
          <Button kind="quiet" flush onClick={onEdit}>
            <Trans>Put in a number</Trans>
          </Button>
        ) : null}
      </Group>
      <Group heading={<Trans>How you got here</Trans>}>
        <Way workspaceId={workspaceId} contact={contact} />
      </Group>
      <PromisesKept workspaceId={workspaceId} contactId={contact.id} name={name} />
      <MarginText
        workspaceId={workspaceId}
        contact={contact}
        field="shared_path"
        heading={t`What you share`}
        label={t`You both …`}
        invite={t`Same start, same school, same change? People remember getting their own foot in the door.`}
        rule="NET-11"
      >
        <Trans>
          You both {sharedOf(contact.shared_path)}. People remember getting their own foot in the door.
        </Trans>
      </MarginText>
      <MarginText
        workspaceId={workspaceId}
        contact={contact}
        field="can_offer"
        heading={t`What you can offer`}
        label={t`What you may have for ${name}`}
        invite={t`You may have something valuable for ${name} too.`}
        rule="MTG-10"
      >
        {contact.can_offer}
      </MarginText>
      <MarginText
        workspaceId={workspaceId}
        contact={contact}
        field="talk_preferences"
        heading={t`How they like to talk`}
        label={t`How ${name} likes to talk`}
        invite={t`Tea first, or straight to the point? You will be glad to have noted it.`}
        rule="MTG-7"
      >
        {contact.talk_preferences}
      </MarginText>
      <Because heading={<Trans>Fridays</Trans>} rules={["TIM-4"]}>
        {friday === "relaxed" ? (
          <Trans>Relaxed. A good day to call.</Trans>
        ) : friday === "hurried" ? (
          <Trans>Hurried. Another day is kinder.</Trans>
        ) : (
          <Trans>
            Not known yet: hurried in one office, relaxed in another. A call on a Friday will tell.
          </Trans>
        )}
      </Because>
    </div>
  );
}

function Group({ heading, children }: { readonly heading: ReactNode; readonly children: ReactNode }) {
  return (
    <section>
      <h2 className="pb-1 text-tiny font-semibold text-muted">{heading}</h2>
      {children}
    </section>
  );
}

function Reach({ icon, children }: { readonly icon: typeof Phone; readonly children: ReactNode }) {
  return (
    <li className="flex min-h-11 items-center gap-2 text-body desk:min-h-8">
      <Icon of={icon} size="button" className="text-muted" />
      {children}
    </li>
  );
}

/** "You — Ruth — Daniel": each name leads to its page. */
function Way({ workspaceId, contact }: { readonly workspaceId: string; readonly contact: Contact }) {
  const client = useQueryClient();
  const { data: path } = useQuery(pathQuery(client, workspaceId, contact));
  if (contact.degree === null) {
    return (
      <p className="text-body text-muted">
        <Trans>
          No way leads here yet. Busy people see first those who are sent to them. <RuleMark id="NET-5" />
        </Trans>
        <TextLink asChild className="mt-1.5 block w-fit">
          <Link to="/network" search={{ view: "paths", to: contact.id }}>
            <Trans>Look for one</Trans>
          </Link>
        </TextLink>
      </p>
    );
  }
  return (
    <p className="flex flex-wrap items-center gap-y-1 text-label font-semibold">
      <Trans>You</Trans>
      {(path ?? []).map((person) => (
        <Fragment key={person.id}>
          <Stroke />
          <Link
            to="/contacts/$contactId"
            params={{ contactId: person.id }}
            className="hover:text-accent hover:underline hover:underline-offset-4"
          >
            {person.display_name}
          </Link>
        </Fragment>
      ))}
      <Stroke />
      {shortName(contact)}
    </p>
  );
}

function Stroke() {
  return <span aria-hidden className="mx-2 w-4.5 border-t-2 border-accent" />;
}
