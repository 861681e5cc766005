import { Trans, useLingui } from "@lingui/react/macro";
import { Globe, MapPin } from "lucide-react";
import type { Organization } from "@/entities/organization/queries";
import { Button } from "@/ui/button";
import { Icon } from "@/ui/icon";
import { Section } from "@/ui/section";
import { TextLink } from "@/ui/text-link";

interface OrganizationFactsProps {
  readonly organization: Organization;
  readonly onEdit: () => void;
}

/** Where it is, its pages, and what one noted. */
export function OrganizationFacts({ organization, onEdit }: OrganizationFactsProps) {
  const { t } = useLingui();
  const { address, website, note } = organization;
  const nothing = !address && !website && !note;
  return (
    <Section label={<span className="text-body text-ink">{t`About`}</span>}>
      {nothing ? (
        <Button kind="quiet" flush onClick={onEdit}>
          <Trans>Put in an address, or what you know of it</Trans>
        </Button>
      ) : (
        <div className="flex flex-col gap-2">
          {note ? <p className="font-serif text-reason whitespace-pre-line">{note}</p> : null}
          {address ? (
            <p className="flex gap-2 text-body">
              <Icon of={MapPin} size="button" className="mt-0.5 text-muted" />
              <span className="whitespace-pre-line">{address}</span>
            </p>
          ) : null}
          {website ? (
            <p className="flex gap-2 text-body">
              <Icon of={Globe} size="button" className="mt-0.5 text-muted" />
              <TextLink href={website} target="_blank" rel="noreferrer" className="break-all">
                {website.replace(/^https?:\/\//, "").replace(/\/$/, "")}
              </TextLink>
            </p>
          ) : null}
        </div>
      )}
    </Section>
  );
}
