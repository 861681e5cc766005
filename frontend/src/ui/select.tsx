import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { cx } from "@/lib/cx";
import { fieldLook, useField } from "./field";
import { Icon } from "./icon";

/** The browser's own list: the best one a phone and a screen reader have. */
export function Select({ className, children, ...rest }: ComponentProps<"select">) {
  return (
    <span className={cx("relative block", className)}>
      <select {...useField()} className={cx(fieldLook, "appearance-none pr-10")} {...rest}>
        {children}
      </select>
      <Icon
        of={ChevronDown}
        size="button"
        className="pointer-events-none absolute top-1/2 right-3 -translate-y-1/2 text-muted"
      />
    </span>
  );
}
