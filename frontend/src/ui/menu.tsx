import type { LucideIcon } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import { Fragment, type ReactNode } from "react";
import { cx } from "@/lib/cx";
import { Icon } from "./icon";

export interface MenuItem {
  readonly id: string;
  readonly label: ReactNode;
  readonly icon?: LucideIcon;
  readonly keys?: ReactNode;
  readonly destructive?: boolean;
  /** A hairline stands above it. */
  readonly apart?: boolean;
  readonly onSelect: () => void;
}

interface MenuProps {
  readonly trigger: ReactNode;
  readonly items: readonly MenuItem[];
  readonly align?: "start" | "end";
}

/** A list of things to do, hanging from its button. */
export function Menu({ trigger, items, align = "start" }: MenuProps) {
  return (
    // Not modal: a modal menu locks scrolling through an inline style, which the content policy refuses.
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align={align}
          sideOffset={6}
          collisionPadding={12}
          className="z-20 min-w-52 animate-reveal rounded-sheet border border-line bg-sheet p-1.5 shadow-high"
        >
          {items.map((item) => (
            <Fragment key={item.id}>
              {item.apart ? <DropdownMenu.Separator className="mx-2 my-1.5 h-px bg-line" /> : null}
              <DropdownMenu.Item
                onSelect={item.onSelect}
                className={cx(
                  "flex min-h-11 cursor-pointer items-center gap-3 rounded-field px-3 text-body outline-none data-highlighted:bg-wash desk:min-h-9",
                  item.destructive ? "text-wax" : "text-ink",
                )}
              >
                {item.icon ? (
                  <Icon of={item.icon} size="button" className={item.destructive ? "" : "text-muted"} />
                ) : null}
                <span className="grow">{item.label}</span>
                {item.keys ? <span className="text-tiny text-faint">{item.keys}</span> : null}
              </DropdownMenu.Item>
            </Fragment>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
