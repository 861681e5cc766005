import { Trans, useLingui } from "@lingui/react/macro";
import { Copy } from "lucide-react";
import { type ReactNode, useId } from "react";
import { announce } from "@/lib/notices";
import { Button } from "@/ui/button";

interface CodeProps {
  readonly label: ReactNode;
  readonly text: string;
}

/** Something to type elsewhere; long lines wrap, so that a phone shows them whole. */
export function Code({ label, text }: CodeProps) {
  const { t } = useLingui();
  const id = useId();
  const copy = () =>
    // Without TLS the browser has no clipboard for us; the text can still be chosen by hand.
    void navigator.clipboard?.writeText(text).then(
      () => announce(t`Copied.`),
      () => announce(t`The browser would not copy; choose the text by hand.`),
    );
  return (
    <figure aria-labelledby={id}>
      <figcaption className="flex min-h-11 items-center justify-between gap-3">
        <span id={id} className="text-label font-semibold text-muted">
          {label}
        </span>
        <Button kind="quiet" icon={Copy} onClick={copy}>
          <Trans>Copy</Trans>
        </Button>
      </figcaption>
      <pre className="rounded-field bg-wash px-3.5 py-3 font-mono text-tiny wrap-anywhere whitespace-pre-wrap">
        {text}
      </pre>
    </figure>
  );
}
