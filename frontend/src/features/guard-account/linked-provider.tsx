import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link2 } from "lucide-react";
import { useState } from "react";
import { useUnlink } from "@/entities/factor/mutations";
import { identitiesQuery } from "@/entities/factor/queries";
import { useProviderWay } from "@/entities/session/mutations";
import { setupQuery } from "@/entities/session/queries";
import { useWorkspace } from "@/entities/session/use-session";
import { useProblemWords } from "@/i18n/use-problem-words";
import { dayIn, dayWithYear } from "@/lib/format";
import { notify } from "@/lib/notices";
import { Button } from "@/ui/button";
import { Row } from "@/ui/row";
import { Rows } from "@/ui/rows";

/** The server's provider, where it has one: linked to this account, or not yet. */
export function LinkedProvider() {
  const { t } = useLingui();
  const words = useProblemWords();
  const { time_zone: zone } = useWorkspace();
  const setup = useQuery(setupQuery());
  const linked = useQuery(identitiesQuery());
  const link = useProviderWay("link");
  const unlink = useUnlink();
  const [ending, setEnding] = useState(false);
  const name = setup.data?.provider_name;
  const items = linked.data?.items ?? [];
  if (!name || linked.isPending) return null;
  const onError = (error: unknown) => notify(words(error));
  if (items.length === 0) {
    return (
      <div className="pt-4">
        <Button
          icon={Link2}
          busy={link.isPending || link.isSuccess}
          onClick={() => link.mutate("/settings/sign-in", { onError })}
        >
          <Trans>Sign in with {name} as well</Trans>
        </Button>
      </div>
    );
  }
  return (
    <div className="pt-4">
      <Rows closed>
        {items.map((one) => {
          const day = dayWithYear(dayIn(one.last_used_at ?? one.created_at, zone));
          return (
            <Row
              key={one.id}
              title={one.email ? t`${name}, as ${one.email}` : name}
              detail={<Trans>Used last on {day}.</Trans>}
              end={
                ending ? (
                  <Button
                    kind="destructive"
                    busy={unlink.isPending}
                    onClick={() =>
                      unlink.mutate(one.id, {
                        onSuccess: () => notify(t`${name} opens nothing here any more.`),
                        onError,
                        onSettled: () => setEnding(false),
                      })
                    }
                  >
                    <Trans>End it for good</Trans>
                  </Button>
                ) : (
                  <Button kind="quiet" aria-label={t`End ${name}`} onClick={() => setEnding(true)}>
                    <Trans>End</Trans>
                  </Button>
                )
              }
            />
          );
        })}
      </Rows>
    </div>
  );
}
