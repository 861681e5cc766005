import { Trans, useLingui } from "@lingui/react/macro";
import { Copy } from "lucide-react";
import { useId } from "react";
import type { NewWebhook } from "@/entities/webhook/queries";
import { announce } from "@/lib/notices";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { Paper } from "@/ui/paper";
import { TextInput } from "@/ui/text-input";

/** The secret that signs, this once. */
export function SecretOnce({
  webhook,
  onDone,
}: {
  readonly webhook: NewWebhook;
  readonly onDone: () => void;
}) {
  const { t } = useLingui();
  const id = useId();
  const copy = () => {
    // Without TLS the browser has no clipboard for us; the text can still be chosen by hand.
    void navigator.clipboard?.writeText(webhook.secret).then(
      () => announce(t`Copied.`),
      () => announce(t`The browser would not copy; choose the text by hand.`),
    );
  };
  return (
    <Paper aria-labelledby={id} className="flex flex-col gap-4">
      <h3 id={id} className="font-serif text-first font-medium">
        <Trans>The signing secret: shown this once</Trans>
      </h3>
      <p className="text-body text-muted">
        <Trans>
          Your program checks with it that a message is ours. An old secret signs for one more day.
        </Trans>
      </p>
      <Field label={<Trans>The secret</Trans>}>
        <TextInput readOnly value={webhook.secret} onFocus={(event) => event.target.select()} />
      </Field>
      <div className="flex flex-wrap gap-2.5">
        <Button icon={Copy} onClick={copy}>
          <Trans>Copy the secret</Trans>
        </Button>
        <Button kind="quiet" onClick={onDone}>
          <Trans>I have it</Trans>
        </Button>
      </div>
    </Paper>
  );
}
