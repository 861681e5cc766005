import type { LucideIcon } from "lucide-react";
import { cx } from "@/lib/cx";

const sizes = { chip: 16, button: 18, text: 20 } as const;

interface IconProps {
  readonly of: LucideIcon;
  readonly size?: keyof typeof sizes;
  readonly className?: string;
}

/** A Lucide icon in the colour of the words it stands beside. It is decoration: the words carry the meaning. */
export function Icon({ of: Drawing, size = "text", className }: IconProps) {
  return <Drawing aria-hidden size={sizes[size]} strokeWidth={1.75} className={cx("shrink-0", className)} />;
}
