import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { KeyRound } from "lucide-react";
import { useState } from "react";
import { factorsQuery } from "@/entities/factor/queries";
import { setupQuery } from "@/entities/session/queries";
import { useProblemWords } from "@/i18n/use-problem-words";
import { notify } from "@/lib/notices";
import { knowsPasskeys } from "@/lib/passkey";
import { Button } from "@/ui/button";
import { ErrorRetry } from "@/ui/error-retry";
import { Rows } from "@/ui/rows";
import { Skeleton } from "@/ui/skeleton";
import { CodesOnce } from "./codes-once";
import { KeepPasskey } from "./keep-passkey";
import { PasskeyRow } from "./passkey-row";

/** Keys that devices keep: made, named, ended. */
export function Passkeys() {
  const { t } = useLingui();
  const words = useProblemWords();
  const factors = useQuery(factorsQuery());
  const setup = useQuery(setupQuery());
  const [asking, setAsking] = useState(false);
  const [codes, setCodes] = useState<readonly string[]>([]);
  if (factors.isPending || setup.isPending) return <Skeleton rows={2} />;
  if (factors.isError) {
    return <ErrorRetry onRetry={() => void factors.refetch()}>{words(factors.error)}</ErrorRetry>;
  }
  const keys = factors.data.items.filter(({ kind }) => kind === "passkey");
  const possible = setup.data?.passkeys_possible ?? false;
  if (codes.length > 0) return <CodesOnce codes={codes} onDone={() => setCodes([])} />;
  return (
    <div className="flex flex-col gap-5">
      <p className="text-body text-muted">
        {possible ? (
          <Trans>
            A passkey lets you in by finger, face or your device's own code. Once you have one, the password
            alone no longer opens the door.
          </Trans>
        ) : (
          <Trans>Passkeys need an address with a name that begins with https. This server has another.</Trans>
        )}
      </p>
      {keys.length > 0 ? (
        <Rows closed>
          {keys.map((key) => (
            <PasskeyRow key={key.id} passkey={key} />
          ))}
        </Rows>
      ) : null}
      {asking ? (
        <KeepPasskey
          onKept={(name, fresh) => {
            setAsking(false);
            setCodes(fresh);
            notify(t`${name} lets you in from now on.`);
          }}
          onClose={() => setAsking(false)}
        />
      ) : possible && knowsPasskeys() ? (
        <div>
          <Button icon={KeyRound} onClick={() => setAsking(true)}>
            <Trans>Keep a passkey</Trans>
          </Button>
        </div>
      ) : null}
    </div>
  );
}
