import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { BellRing } from "lucide-react";
import { useState } from "react";
import { useAddBrowser, useEndBrowser } from "@/entities/reminder/mutations";
import { browsersQuery } from "@/entities/reminder/queries";
import { useWorkspace } from "@/entities/session/use-session";
import { useProblemWords } from "@/i18n/use-problem-words";
import { dayIn, dayWithYear } from "@/lib/format";
import { notify } from "@/lib/notices";
import { browserName } from "@/lib/browser-name";
import { canShow, keysOf, showHere } from "@/lib/push";
import { Button } from "@/ui/button";
import { Row } from "@/ui/row";
import { Rows } from "@/ui/rows";

/** The browsers that show reminders, and this one. */
export function Browsers({ pushKey }: { readonly pushKey: string }) {
  const { t } = useLingui();
  const words = useProblemWords();
  const { id: workspaceId, time_zone: zone } = useWorkspace();
  const { data } = useQuery(browsersQuery(workspaceId));
  const add = useAddBrowser(workspaceId);
  const end = useEndBrowser(workspaceId);
  const [asking, setAsking] = useState(false);
  const [why, setWhy] = useState<"refused" | "unable" | null>(null);

  const show = async () => {
    setAsking(true);
    const answer = await showHere(pushKey);
    setAsking(false);
    if (answer.kind !== "subscribed") {
      setWhy(answer.kind);
      return;
    }
    const keys = keysOf(answer.subscription);
    if (keys === null) {
      setWhy("unable");
      return;
    }
    setWhy(null);
    const { browser, system } = browserName(navigator.userAgent);
    const device = [browser, system].filter(Boolean).join(", ");
    add.mutate(
      { endpoint: answer.subscription.endpoint, keys, device },
      { onSuccess: () => notify(t`This browser shows reminders.`), onError: (error) => notify(words(error)) },
    );
  };

  return (
    <div className="flex flex-col gap-3">
      <h3 className="text-item font-semibold">
        <Trans>Browsers that show reminders</Trans>
      </h3>
      {data && data.items.length > 0 ? (
        <Rows closed>
          {data.items.map((browser) => {
            const name = browser.device || t`A browser`;
            return (
              <Row
                key={browser.id}
                title={name}
                detail={<Trans>Since {dayWithYear(dayIn(browser.created_at, zone))}</Trans>}
                end={
                  <Button
                    kind="quiet"
                    aria-label={t`No reminders in ${name}`}
                    onClick={() =>
                      end.mutate(browser.id, {
                        onSuccess: () => notify(t`${name} shows no reminders any more.`),
                        onError: (error) => notify(words(error)),
                      })
                    }
                  >
                    <Trans>End</Trans>
                  </Button>
                }
              />
            );
          })}
        </Rows>
      ) : null}
      {canShow() ? (
        <div>
          <Button icon={BellRing} busy={asking || add.isPending} onClick={() => void show()}>
            <Trans>Show reminders in this browser</Trans>
          </Button>
        </div>
      ) : (
        <p className="text-support text-muted">
          <Trans>This browser cannot show reminders here. They need a page with https.</Trans>
        </p>
      )}
      {why === "refused" ? (
        <p role="status" className="text-support text-muted">
          <Trans>The browser was told not to show them. Its own settings for this page can allow it.</Trans>
        </p>
      ) : null}
      {why === "unable" ? (
        <p role="status" className="text-support text-muted">
          <Trans>This browser reached no push service. E-mail works without one.</Trans>
        </p>
      ) : null}
    </div>
  );
}
