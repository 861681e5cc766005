import { Trans, useLingui } from "@lingui/react/macro";
import { X } from "lucide-react";
import { useEffect, useSyncExternalStore } from "react";
import { current, dismiss, subscribe, undoLast } from "@/lib/notices";
import { Button } from "./button";
import { IconButton } from "./icon-button";

/** How long a strip without an undo stays, in milliseconds. One with an undo stays until it is dealt with. */
const readingTime = 8000;

/** What happened and one button, at the bottom. Shift-proof: it lies over the page, above the bottom bar. */
export function UndoStrip() {
  const { t } = useLingui();
  const { strip } = useSyncExternalStore(subscribe, current);
  useEffect(() => {
    if (!strip || strip.undo) return;
    const timer = setTimeout(() => dismiss(strip.id), readingTime);
    return () => clearTimeout(timer);
  }, [strip]);
  if (!strip) return null;
  return (
    <section
      key={strip.id}
      aria-label={t`What just happened`}
      className="no-print fixed inset-x-5 bottom-22 z-30 mx-auto flex max-w-120 animate-reveal items-center justify-between gap-4 rounded-sheet border border-line bg-sheet py-1.5 pr-2 pl-4.5 shadow-high desk:bottom-7"
    >
      <p className="py-2 text-body">{strip.message}</p>
      <span className="flex items-center">
        {strip.undo ? (
          <Button kind="quiet" onClick={undoLast}>
            <Trans>Undo</Trans>
          </Button>
        ) : null}
        <IconButton icon={X} label={t`Dismiss`} onClick={() => dismiss(strip.id)} />
      </span>
    </section>
  );
}
