import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTakeOut } from "@/entities/coaching/mutations";
import { groupQuery, invitedQuery } from "@/entities/coaching/queries";
import { useProblemWords } from "@/i18n/use-problem-words";
import { notify } from "@/lib/notices";
import { Button } from "@/ui/button";
import { ErrorRetry } from "@/ui/error-retry";
import { PageHead } from "@/ui/page-head";
import { Row } from "@/ui/row";
import { Rows } from "@/ui/rows";
import { Section } from "@/ui/section";
import { Skeleton } from "@/ui/skeleton";
import { Figures } from "./figures";
import { InviteForm } from "./invite-form";
import { useRoleWord } from "./use-role-word";

function Waiting({ groupId }: { readonly groupId: string }) {
  const { t } = useLingui();
  const role = useRoleWord();
  const invited = useQuery(invitedQuery(groupId));
  if (!invited.data || invited.data.items.length === 0) return null;
  return (
    <Rows label={t`Asked in`} line="dashed" closed>
      {invited.data.items.map((each) => (
        <Row
          key={each.id}
          title={each.email}
          detail={each.role === "editor" ? null : <Trans>{role(each.role)}, asked in</Trans>}
        />
      ))}
    </Rows>
  );
}

/** A group: its figures from five on, its people, and who is asked in. */
export function GroupView({ groupId }: { readonly groupId: string }) {
  const { t } = useLingui();
  const words = useProblemWords();
  const role = useRoleWord();
  const group = useQuery(groupQuery(groupId));
  const takeOut = useTakeOut(groupId);
  const [leaving, setLeaving] = useState<string | null>(null);
  if (group.isPending) return <Skeleton head rows={4} />;
  if (group.isError)
    return <ErrorRetry onRetry={() => void group.refetch()}>{words(group.error)}</ErrorRetry>;
  const { name, members, roles, figures, figures_note: note } = group.data;
  const admin = roles.includes("admin");
  return (
    <>
      <PageHead title={name} lede={<Trans>Who looks for work here, and who helps.</Trans>} />
      {admin || roles.includes("coach") ? (
        <Section label={<Trans>The group as a whole</Trans>}>
          {figures ? <Figures figures={figures} /> : <p className="text-body text-muted">{note}</p>}
        </Section>
      ) : null}
      <Section label={<Trans>People</Trans>}>
        <Rows label={t`People of the group`} closed>
          {members.map((member) => (
            <Row
              key={member.id}
              title={member.display_name}
              detail={role(member.role)}
              end={
                admin && member.role !== "admin" ? (
                  leaving === member.id ? (
                    <Button
                      kind="destructive"
                      busy={takeOut.isPending}
                      onClick={() =>
                        takeOut.mutate(member.id, {
                          onSuccess: () => notify(t`${member.display_name} is no longer in the group.`),
                          onError: (error) => notify(words(error)),
                        })
                      }
                    >
                      <Trans>Take out</Trans>
                    </Button>
                  ) : (
                    <Button
                      kind="quiet"
                      aria-label={t`Take ${member.display_name} out`}
                      onClick={() => setLeaving(member.id)}
                    >
                      <Trans>Take out</Trans>
                    </Button>
                  )
                ) : null
              }
            />
          ))}
        </Rows>
      </Section>
      {admin ? (
        <Section label={<Trans>Ask somebody in</Trans>}>
          <div className="flex flex-col gap-5">
            <Waiting groupId={groupId} />
            <InviteForm groupId={groupId} />
          </div>
        </Section>
      ) : null}
    </>
  );
}
