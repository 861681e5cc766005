import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { Button } from "./button";

interface NoMatchProps {
  /** What was looked for, as one sentence: "Nobody by that name." */
  readonly children: ReactNode;
  readonly onClear: () => void;
}

/** Something is there, but nothing matches: not the same as empty. */
export function NoMatch({ children, onClear }: NoMatchProps) {
  return (
    <div className="flex flex-col items-start gap-2 border-t border-line py-8">
      <p className="font-serif text-lede text-muted">{children}</p>
      <Button onClick={onClear}>
        <Trans>Clear the filters</Trans>
      </Button>
    </div>
  );
}
