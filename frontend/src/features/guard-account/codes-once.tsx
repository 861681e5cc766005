import { Trans } from "@lingui/react/macro";
import { Printer } from "lucide-react";
import { useId } from "react";
import { Button } from "@/ui/button";
import { Paper } from "@/ui/paper";

interface CodesOnceProps {
  readonly codes: readonly string[];
  readonly onDone: () => void;
}

/** The codes for paper, this once. */
export function CodesOnce({ codes, onDone }: CodesOnceProps) {
  const id = useId();
  return (
    <Paper aria-labelledby={id} className="flex flex-col gap-4">
      <h3 id={id} className="font-serif text-first font-medium">
        <Trans>Codes for paper: shown this once</Trans>
      </h3>
      <p className="text-body text-muted">
        <Trans>Each works once, on the day the telephone is lost. Print them, or write them down.</Trans>
      </p>
      <ul className="tabular grid grid-cols-1 gap-x-8 gap-y-1 font-mono text-body min-[26rem]:grid-cols-2">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2.5">
        <Button icon={Printer} onClick={() => globalThis.print()}>
          <Trans>Print this page</Trans>
        </Button>
        <Button kind="quiet" onClick={onDone}>
          <Trans>I have them</Trans>
        </Button>
      </div>
    </Paper>
  );
}
