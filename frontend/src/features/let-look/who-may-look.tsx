import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useEndGrant } from "@/entities/coaching/mutations";
import { type GrantScope, coachesQuery, grantsQuery } from "@/entities/coaching/queries";
import { useWorkspace } from "@/entities/session/use-session";
import { useProblemWords } from "@/i18n/use-problem-words";
import { dayIn, dayWithYear } from "@/lib/format";
import { notify } from "@/lib/notices";
import { Button } from "@/ui/button";
import { Row } from "@/ui/row";
import { Rows } from "@/ui/rows";
import { GrantForm } from "./grant-form";
import { EditorForm } from "./editor-form";

/** Coaches with what each may see, until when; and who may work in the search. */
export function WhoMayLook() {
  const { t } = useLingui();
  const words = useProblemWords();
  const { id, role, time_zone: zone } = useWorkspace();
  const mine = role === "owner";
  const grants = useQuery(grantsQuery(id));
  const coaches = useQuery({ ...coachesQuery(id), enabled: mine });
  const end = useEndGrant(id);
  const scope: Record<GrantScope, string> = {
    progress: t`counts`,
    contacts: t`names and next steps`,
    letters: t`letters and comments`,
  };
  const held = grants.data?.items ?? [];
  return (
    <div className="flex flex-col gap-5">
      <p className="text-body text-muted">
        <Trans>
          Nobody looks into your search unless you say so here. Each look then stands in “What was changed”,
          and notes are never shown.
        </Trans>
      </p>
      {held.length > 0 ? (
        <Rows label={t`Who may look`} closed>
          {held.map((grant) => (
            <Row
              key={grant.id}
              title={grant.coach.display_name}
              detail={
                <Trans>
                  Sees {grant.scopes.map((each) => scope[each]).join(", ")}, until{" "}
                  {dayWithYear(dayIn(grant.ends_at, zone))}.
                </Trans>
              }
              end={
                mine ? (
                  <Button
                    kind="destructive"
                    onClick={() =>
                      end.mutate(grant.id, {
                        onSuccess: () => notify(t`${grant.coach.display_name} sees nothing any more.`),
                        onError: (error) => notify(words(error)),
                      })
                    }
                  >
                    <Trans>End it</Trans>
                  </Button>
                ) : null
              }
            />
          ))}
        </Rows>
      ) : null}
      {mine && coaches.data && coaches.data.items.length > 0 ? (
        <GrantForm workspaceId={id} coaches={coaches.data.items} />
      ) : null}
      {mine ? <EditorForm workspaceId={id} /> : null}
    </div>
  );
}
