import { cva } from "class-variance-authority";
import type { LucideIcon } from "lucide-react";
import { Slot } from "radix-ui";
import { type ComponentProps, type MouseEvent, useId, useState } from "react";
import { cx } from "@/lib/cx";
import { announce } from "@/lib/notices";
import { Icon } from "./icon";

const styles = cva(
  "inline-flex min-h-13 items-center justify-center gap-2 rounded-field text-button font-semibold transition-colors duration-120 ease-out desk:min-h-11",
  {
    variants: {
      kind: {
        filled: "bg-accent px-4.5 text-on-accent hover:bg-accent-pressed active:bg-accent-pressed",
        outlined: "border border-edge bg-sheet px-4.5 text-ink hover:bg-wash active:bg-wash",
        quiet: "px-3 text-accent hover:text-accent-pressed hover:underline hover:underline-offset-4",
        destructive: "border border-wax bg-sheet px-4.5 text-wax hover:bg-wax-wash active:bg-wax-wash",
      },
      blocked: {
        true: "border border-line bg-wash px-4.5 text-muted hover:bg-wash hover:no-underline active:bg-wash",
      },
      flush: { true: "px-0" },
      wide: { true: "w-full" },
    },
  },
);

interface ButtonProps extends Omit<ComponentProps<"button">, "disabled"> {
  /** One filled button a screen. */
  readonly kind?: "filled" | "outlined" | "quiet" | "destructive";
  readonly icon?: LucideIcon;
  /** Why it cannot be pressed now. It stays focusable, and says this sentence when tried. */
  readonly blocked?: string | false | undefined;
  /** The press is on its way: another is ignored, the words stay. */
  readonly busy?: boolean;
  /** Quiet words level with the text edge. */
  readonly flush?: boolean;
  readonly wide?: boolean;
  /** Gives its looks to the only child, a link. */
  readonly asChild?: boolean;
}

/** The verb and the object: "Call 01 555 0142". */
export function Button({
  kind = "outlined",
  icon,
  blocked,
  busy = false,
  flush = false,
  wide = false,
  asChild = false,
  type = "button",
  className,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  const reasonId = useId();
  const [tried, setTried] = useState(false);
  const look = cx(styles({ kind, blocked: Boolean(blocked), flush, wide }), className);
  if (asChild) {
    return (
      <Slot.Root className={look} {...rest}>
        {icon ? <Icon of={icon} size="button" /> : null}
        <Slot.Slottable>{children}</Slot.Slottable>
      </Slot.Root>
    );
  }
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    if (blocked || busy) {
      // A blocked submit must not submit.
      event.preventDefault();
      if (blocked) {
        setTried(true);
        announce(blocked);
      }
      return;
    }
    onClick?.(event);
  };
  const button = (
    <button
      // oxlint-disable-next-line react/button-has-type -- always one of the three, from the props
      type={type}
      className={look}
      aria-disabled={blocked ? true : undefined}
      aria-busy={busy || undefined}
      aria-describedby={blocked ? reasonId : undefined}
      onClick={press}
      {...rest}
    >
      {icon ? <Icon of={icon} size="button" /> : null}
      {children}
    </button>
  );
  if (!blocked) return button;
  return (
    <span className={cx("inline-flex flex-col gap-1", wide && "w-full")}>
      {button}
      <span id={reasonId} className={tried ? "animate-reveal text-support text-muted" : "sr-only"}>
        {blocked}
      </span>
    </span>
  );
}
