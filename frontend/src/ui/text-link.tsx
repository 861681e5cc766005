import { Slot } from "radix-ui";
import type { ComponentProps } from "react";
import { cx } from "@/lib/cx";

interface TextLinkProps extends ComponentProps<"a"> {
  /** Gives its looks to the only child, a router link. */
  readonly asChild?: boolean;
}

/** A link within words: accent, underlined. */
export function TextLink({ asChild = false, className, ...rest }: TextLinkProps) {
  const Base = asChild ? Slot.Root : "a";
  return (
    <Base
      className={cx(
        "text-accent underline decoration-1 underline-offset-4 hover:text-accent-pressed hover:decoration-2",
        className,
      )}
      {...rest}
    />
  );
}
