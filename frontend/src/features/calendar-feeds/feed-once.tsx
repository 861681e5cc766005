import { Trans, useLingui } from "@lingui/react/macro";
import { Copy } from "lucide-react";
import { useId } from "react";
import type { NewFeed } from "@/entities/feed/queries";
import { announce } from "@/lib/notices";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { Paper } from "@/ui/paper";
import { TextInput } from "@/ui/text-input";

interface FeedOnceProps {
  readonly feed: NewFeed;
  readonly onDone: () => void;
}

/** The address, this once. */
export function FeedOnce({ feed, onDone }: FeedOnceProps) {
  const { t } = useLingui();
  const id = useId();
  const copy = () => {
    // Without TLS the browser has no clipboard for us; the text can still be chosen by hand.
    void navigator.clipboard?.writeText(feed.url).then(
      () => announce(t`Copied.`),
      () => announce(t`The browser would not copy; choose the text by hand.`),
    );
  };
  return (
    <Paper aria-labelledby={id} className="flex flex-col gap-4">
      <h3 id={id} className="font-serif text-first font-medium">
        <Trans>{feed.name}: shown this once</Trans>
      </h3>
      <p className="text-body text-muted">
        <Trans>
          Paste it where your calendar asks for a subscription or a calendar by address. Whoever has the
          address can read it, so keep it to yourself; you can end it here at any time.
        </Trans>
      </p>
      <Field label={<Trans>The address</Trans>}>
        <TextInput readOnly value={feed.url} onFocus={(event) => event.target.select()} />
      </Field>
      <div className="flex flex-wrap gap-2.5">
        <Button icon={Copy} onClick={copy}>
          <Trans>Copy the address</Trans>
        </Button>
        <Button kind="quiet" onClick={onDone}>
          <Trans>I have it</Trans>
        </Button>
      </div>
    </Paper>
  );
}
