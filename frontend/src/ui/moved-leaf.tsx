import { Trans } from "@lingui/react/macro";
import { ArrowRight } from "lucide-react";
import { Icon } from "./icon";
import { Leaf } from "./leaf";

interface MovedLeafProps {
  readonly from: string;
  readonly to: string;
}

/** A promise moved by agreement: the old day stays, pale and struck; the new one is solid. */
export function MovedLeaf({ from, to }: MovedLeafProps) {
  return (
    <span className="inline-flex items-center gap-2">
      <span className="sr-only">
        <Trans>Moved from</Trans>
      </span>
      <Leaf day={from} state="moved" />
      <Icon of={ArrowRight} size="chip" className="text-muted" />
      <span className="sr-only">
        <Trans>to</Trans>
      </span>
      <Leaf day={to} state="promised" />
    </span>
  );
}
