import { cva } from "class-variance-authority";
import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { Icon } from "./icon";

const styles = cva(
  "inline-flex min-h-6 items-center gap-1.5 rounded-chip px-2 text-tiny font-semibold whitespace-nowrap",
  {
    variants: {
      tone: {
        plain: "bg-wash text-muted",
        good: "bg-good text-accent",
        manila: "bg-manila-wash text-manila",
        wax: "bg-wax-wash text-wax",
        pencil: "border border-dashed border-dash text-pencil",
      },
    },
  },
);

interface ChipProps {
  readonly tone?: "plain" | "good" | "manila" | "wax" | "pencil";
  readonly icon?: LucideIcon;
  readonly children: ReactNode;
}

/** A state in a word: "3 notes waiting", "On the night". */
export function Chip({ tone = "plain", icon, children }: ChipProps) {
  return (
    <span className={styles({ tone })}>
      {icon ? <Icon of={icon} size="chip" /> : null}
      {children}
    </span>
  );
}
