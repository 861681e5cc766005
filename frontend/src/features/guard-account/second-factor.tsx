import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Smartphone } from "lucide-react";
import { useState } from "react";
import { useBeginTotp, useEndFactor, useNewRecoveryCodes } from "@/entities/factor/mutations";
import { factorsQuery } from "@/entities/factor/queries";
import { useProblemWords } from "@/i18n/use-problem-words";
import { notify } from "@/lib/notices";
import { Button } from "@/ui/button";
import { ErrorRetry } from "@/ui/error-retry";
import { Skeleton } from "@/ui/skeleton";
import { CodesOnce } from "./codes-once";
import { SetUpApp } from "./set-up-app";

/** Whether signing in asks for a code of an app, too. */
export function SecondFactor() {
  const { t } = useLingui();
  const words = useProblemWords();
  const factors = useQuery(factorsQuery());
  const begin = useBeginTotp();
  const renew = useNewRecoveryCodes();
  const end = useEndFactor();
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  if (factors.isPending) return <Skeleton rows={2} />;
  if (factors.isError) {
    return <ErrorRetry onRetry={() => void factors.refetch()}>{words(factors.error)}</ErrorRetry>;
  }
  const app = factors.data.items.find(({ kind }) => kind === "totp");
  const left = factors.data.recovery_codes_left;
  const refused = { onError: (error: unknown) => notify(words(error)) };
  const newCodes = (
    <Button
      busy={renew.isPending}
      onClick={() => renew.mutate(undefined, { ...refused, onSuccess: (made) => setCodes(made.codes) })}
    >
      <Trans>Make new codes for paper</Trans>
    </Button>
  );
  if (codes) return <CodesOnce codes={codes} onDone={() => setCodes(null)} />;
  if (begin.data && !app) {
    return <SetUpApp begun={begin.data} onDone={setCodes} onClose={() => begin.reset()} />;
  }
  if (!app) {
    return (
      <div className="flex flex-col items-start gap-4">
        <p className="text-body text-muted">
          <Trans>
            A password can be read over your shoulder. With an app on your telephone, signing in asks for a
            code as well.
          </Trans>
        </p>
        {factors.data.items.length > 0 ? (
          <p className="text-body text-muted">
            <Trans>{left} codes on paper are left, for the day your device is lost.</Trans>
          </p>
        ) : null}
        <div className="flex flex-wrap gap-2.5">
          <Button icon={Smartphone} busy={begin.isPending} onClick={() => begin.mutate(undefined, refused)}>
            <Trans>Ask for a code, too</Trans>
          </Button>
          {factors.data.items.length > 0 ? newCodes : null}
        </div>
      </div>
    );
  }
  return (
    <div className="flex flex-col items-start gap-4">
      <p className="text-body text-muted">
        <Trans>Signing in asks for a code of your app. {left} codes on paper are left.</Trans>
      </p>
      <div className="flex flex-wrap gap-2.5">
        {newCodes}
        <Button
          kind="destructive"
          busy={end.isPending}
          onClick={() =>
            end.mutate(app.id, {
              ...refused,
              onSuccess: () => {
                begin.reset();
                notify(t`No code is asked for any more.`);
              },
            })
          }
        >
          <Trans>Ask for no code any more</Trans>
        </Button>
      </div>
    </div>
  );
}
