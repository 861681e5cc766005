import { Trans, useLingui } from "@lingui/react/macro";
import { Copy } from "lucide-react";
import { useId } from "react";
import { curlExample } from "@/entities/token/model";
import type { NewToken } from "@/entities/token/queries";
import { announce } from "@/lib/notices";
import { Button } from "@/ui/button";
import { Paper } from "@/ui/paper";

interface TokenOnceProps {
  readonly workspaceId: string;
  readonly token: NewToken;
  readonly onDone: () => void;
}

const box =
  "block w-full overflow-x-auto rounded-field border border-line bg-wash px-3 py-2.5 font-mono text-support select-all";

/** The secret, this once. */
export function TokenOnce({ workspaceId, token, onDone }: TokenOnceProps) {
  const { t } = useLingui();
  const id = useId();
  const example = curlExample(globalThis.location.origin, workspaceId, token.token, token.scopes);
  const copy = (text: string) => {
    // Without TLS the browser has no clipboard for us; the text can still be chosen by hand.
    void navigator.clipboard?.writeText(text).then(
      () => announce(t`Copied.`),
      () => announce(t`The browser would not copy; choose the text by hand.`),
    );
  };
  return (
    <Paper aria-labelledby={id} className="flex flex-col gap-4">
      <h3 id={id} className="font-serif text-first font-medium">
        <Trans>{token.name}: shown this once</Trans>
      </h3>
      <p className="text-body text-muted">
        <Trans>Copy it now to where the program reads it. We keep only its fingerprint.</Trans>
      </p>
      <div role="textbox" aria-readonly tabIndex={0} aria-label={t`The token`} className={box}>
        {token.token}
      </div>
      <p className="text-support font-semibold">
        <Trans>A first try</Trans>
      </p>
      <div role="textbox" aria-readonly tabIndex={0} aria-label={t`An example with curl`} className={box}>
        {example}
      </div>
      <div className="flex flex-wrap gap-2.5">
        <Button icon={Copy} onClick={() => copy(token.token)}>
          <Trans>Copy the token</Trans>
        </Button>
        <Button icon={Copy} onClick={() => copy(example)}>
          <Trans>Copy the example</Trans>
        </Button>
        <Button kind="quiet" onClick={onDone}>
          <Trans>I have it</Trans>
        </Button>
      </div>
    </Paper>
  );
}
