import { Trans, useLingui } from "@lingui/react/macro";
import { Copy } from "lucide-react";
import { useId } from "react";
import { curlExample } from "@/entities/token/model";
import type { NewToken } from "@/entities/token/queries";
import { announce } from "@/lib/notices";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { Paper } from "@/ui/paper";
import { TextArea } from "@/ui/text-area";
import { TextInput } from "@/ui/text-input";

interface TokenOnceProps {
  readonly workspaceId: string;
  readonly token: NewToken;
  readonly onDone: () => void;
}

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
      <Field label={<Trans>The token</Trans>}>
        <TextInput readOnly value={token.token} onFocus={(event) => event.target.select()} />
      </Field>
      <Field label={<Trans>A first try in a shell</Trans>}>
        <TextArea readOnly rows={3} value={example} onFocus={(event) => event.target.select()} />
      </Field>
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
