import { Trans } from "@lingui/react/macro";
import { Check, CircleAlert } from "lucide-react";
import { cx } from "@/lib/cx";
import { Icon } from "./icon";
import type { LeafState } from "./leaf";

/** What the leaf says, in words: the state's first way of being known. */
export function LeafWord({ state, className }: { readonly state: LeafState; readonly className?: string }) {
  const line = cx("inline-flex items-center gap-1.5 text-label font-semibold", className);
  switch (state) {
    case "promised":
      return (
        <span className={cx(line, "text-accent")}>
          <Trans>Promised</Trans>
        </span>
      );
    case "due":
      return (
        <span className={line}>
          <Trans>Set or due</Trans>
        </span>
      );
    case "suggested":
      return (
        <span className={cx(line, "text-pencil")}>
          <Trans>Suggested</Trans>
        </span>
      );
    case "kept":
      return (
        <span className={cx(line, "text-accent")}>
          <Icon of={Check} size="chip" />
          <Trans>Kept</Trans>
        </span>
      );
    case "broken":
      return (
        <span className={cx(line, "text-wax")}>
          <Icon of={CircleAlert} size="chip" />
          <Trans>The day passed</Trans>
        </span>
      );
    case "moved":
      return (
        <span className={line}>
          <Trans>Moved together</Trans>
        </span>
      );
  }
}
