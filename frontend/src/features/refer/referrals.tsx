import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { type ReactNode, useState } from "react";
import { shortName } from "@/entities/contact/model";
import type { Contact } from "@/entities/contact/queries";
import { namedByQuery, namesGivenQuery, type Referral } from "@/entities/referral/queries";
import { RuleMark } from "@/entities/rule/rule-mark";
import { useProblemWords } from "@/i18n/use-problem-words";
import { Button } from "@/ui/button";
import { ErrorRetry } from "@/ui/error-retry";
import { Rows } from "@/ui/rows";
import { Section } from "@/ui/section";
import { Skeleton } from "@/ui/skeleton";
import { AddName } from "./add-name";
import { ReferralRow } from "./referral-row";

interface ReferralsProps {
  readonly workspaceId: string;
  readonly contact: Contact;
}

/** Contacts beget contacts (NET-4): who gave this name, and whom this person named. */
export function Referrals({ workspaceId, contact }: ReferralsProps) {
  const { t } = useLingui();
  const name = shortName(contact);
  const by = useQuery(namedByQuery(workspaceId, contact.id));
  const given = useQuery(namesGivenQuery(workspaceId, contact.id));
  return (
    <>
      <Side
        workspaceId={workspaceId}
        contact={contact}
        side="giver"
        id="named-by"
        label={<Trans>Who named {name}</Trans>}
        none={
          contact.degree === 1 ? (
            <Trans>You know each other: no name is needed.</Trans>
          ) : (
            <Trans>
              Nobody yet. Busy people see first those who are sent to them. <RuleMark id="NET-5" />
            </Trans>
          )
        }
        found={by}
        add={<Trans>Add who it was</Trans>}
        question={t`Who gave you the name?`}
      />
      <Side
        workspaceId={workspaceId}
        contact={contact}
        side="named"
        id="names-given"
        label={<Trans>Whom {name} named</Trans>}
        none={
          <Trans>
            Nobody yet. At the goodbye, ask for two names. <RuleMark id="BYE-3" />
          </Trans>
        }
        found={given}
        add={<Trans>Add a name</Trans>}
        question={t`Whom did ${name} name?`}
      />
    </>
  );
}

interface SideProps extends ReferralsProps {
  /** Which end of the edge is shown. */
  readonly side: "giver" | "named";
  readonly id: string;
  readonly label: ReactNode;
  readonly none: ReactNode;
  readonly add: ReactNode;
  readonly question: string;
  readonly found: {
    readonly data: { readonly items: readonly Referral[] } | undefined;
    readonly error: unknown;
    readonly refetch: () => unknown;
  };
}

function Side({ workspaceId, contact, side, id, label, none, add, question, found }: SideProps) {
  const words = useProblemWords();
  const [adding, setAdding] = useState(false);
  const items = found.data?.items ?? [];
  return (
    <div id={id} className="scroll-mt-8">
      <Section
        label={<span className="text-body text-ink">{label}</span>}
        action={
          adding ? null : (
            <Button kind="quiet" icon={Plus} flush onClick={() => setAdding(true)}>
              {add}
            </Button>
          )
        }
      >
        {adding ? (
          <AddName
            workspaceId={workspaceId}
            contact={contact}
            side={side}
            label={question}
            onClose={() => setAdding(false)}
          />
        ) : null}
        {items.length > 0 ? (
          <Rows>
            {items.map((referral) => (
              <ReferralRow
                key={referral.id}
                workspaceId={workspaceId}
                referral={referral}
                shown={side === "giver" ? referral.from_contact : referral.to_contact}
                giver={side === "giver" ? referral.from_contact.display_name : shortName(contact)}
              />
            ))}
          </Rows>
        ) : found.error ? (
          <ErrorRetry onRetry={() => void found.refetch()}>{words(found.error)}</ErrorRetry>
        ) : found.data === undefined ? (
          <Skeleton rows={1} />
        ) : adding ? null : (
          <p className="font-serif text-reason text-muted">{none}</p>
        )}
      </Section>
    </div>
  );
}
