import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { Ellipsis, Printer } from "lucide-react";
import type { ReactNode } from "react";
import type { Letter } from "@/entities/letter/queries";
import { Button } from "@/ui/button";
import { IconButton } from "@/ui/icon-button";
import { Menu, type MenuItem } from "@/ui/menu";
import { TextLink } from "@/ui/text-link";
import { DeliveryNote } from "./delivery-note";
import { WaysOut } from "./ways-out";

interface LetterBarProps {
  readonly letter: Letter;
  readonly title: ReactNode;
  readonly saved?: ReactNode;
  /** Saves what is still being written, before a file is made of it. */
  readonly before?: () => Promise<boolean>;
  /** The one filled button. */
  readonly action?: ReactNode;
  readonly items?: readonly MenuItem[];
}

/** Above the letter: the way back, whose letter it is, saved or not, print, and what makes it go out. */
export function LetterBar({ letter, title, saved, before, action, items }: LetterBarProps) {
  const { t } = useLingui();
  return (
    <header className="no-print flex flex-wrap items-center justify-between gap-x-6 gap-y-3 pb-5">
      <div>
        <TextLink asChild className="text-support">
          <Link to="/letters">
            <Trans>Letters</Trans>
          </Link>
        </TextLink>
        <h1 className="font-serif text-first font-medium">{title}</h1>
      </div>
      <div className="flex flex-wrap items-center gap-2.5">
        {saved ? <span className="pr-2">{saved}</span> : null}
        {letter.medium === "email" ? null : (
          <Button icon={Printer} onClick={() => window.print()}>
            <Trans>Print</Trans>
          </Button>
        )}
        <WaysOut letter={letter} {...(before ? { before } : {})} />
        {action}
        {items ? (
          <Menu
            align="end"
            items={items}
            trigger={<IconButton icon={Ellipsis} label={t`More for this letter`} />}
          />
        ) : null}
      </div>
      {letter.medium === "email" || letter.went_by === "email" ? (
        <div className="basis-full empty:hidden">
          <DeliveryNote letter={letter} />
        </div>
      ) : null}
    </header>
  );
}
