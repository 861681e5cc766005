import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Monitor } from "lucide-react";
import { useEndSession } from "@/entities/session/mutations";
import { sessionsQuery } from "@/entities/session/queries";
import { useWorkspace } from "@/entities/session/use-session";
import { useProblemWords } from "@/i18n/use-problem-words";
import { browserName } from "@/lib/browser-name";
import { dayIn, dayShort, timeIn } from "@/lib/format";
import { notify } from "@/lib/notices";
import { Button } from "@/ui/button";
import { ErrorRetry } from "@/ui/error-retry";
import { Icon } from "@/ui/icon";
import { Row } from "@/ui/row";
import { Rows } from "@/ui/rows";
import { Skeleton } from "@/ui/skeleton";

/** Everywhere this account is signed in, each of which can be ended. */
export function SignIns() {
  const { t } = useLingui();
  const { time_zone: zone } = useWorkspace();
  const words = useProblemWords();
  const sessions = useQuery(sessionsQuery());
  const end = useEndSession();
  const called = (said: string) => {
    const { browser, system } = browserName(said);
    if (browser && system) return t`${browser} on ${system}`;
    return browser || said || t`A browser without a name`;
  };
  if (sessions.isPending) return <Skeleton rows={2} />;
  if (sessions.isError) {
    return <ErrorRetry onRetry={() => void sessions.refetch()}>{words(sessions.error)}</ErrorRetry>;
  }
  return (
    <Rows closed>
      {sessions.data.items.map((session) => {
        const day = dayShort(dayIn(session.last_seen_at, zone));
        const time = timeIn(session.last_seen_at, zone);
        return (
          <Row
            key={session.id}
            lead={<Icon of={Monitor} className="text-muted" />}
            title={called(session.user_agent)}
            detail={
              session.current ? (
                <Trans>This browser</Trans>
              ) : (
                <Trans>
                  Last used {day}, {time}
                </Trans>
              )
            }
            end={
              session.current ? null : (
                <Button
                  kind="destructive"
                  onClick={() => end.mutate(session.id, { onSuccess: () => notify(t`Signed out there.`) })}
                >
                  <Trans>Sign out there</Trans>
                </Button>
              )
            }
          />
        );
      })}
    </Rows>
  );
}
