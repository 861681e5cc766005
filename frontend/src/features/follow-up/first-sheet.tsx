import { Trans } from "@lingui/react/macro";
import { Clock, PencilLine } from "lucide-react";
import { useId } from "react";
import { Because } from "@/entities/rule/because";
import { splitReasons } from "@/entities/today/model";
import type { TodayItem } from "@/entities/today/queries";
import { cx } from "@/lib/cx";
import { Button } from "@/ui/button";
import { Icon } from "@/ui/icon";
import { Leaf } from "@/ui/leaf";
import { Paper } from "@/ui/paper";
import { ItemAction } from "./item-action";
import type { TodayHands } from "./use-today-hands";

const tones = {
  promised: "text-accent",
  due: "text-ink",
  suggested: "text-pencil",
  kept: "text-accent",
  broken: "text-wax",
} as const;

interface FirstSheetProps {
  readonly item: TodayItem;
  readonly hands: TodayHands;
  readonly onWrite: (person: NonNullable<TodayItem["contact"]>) => void;
}

/** The one sheet of white paper: what comes first, and the one filled button. */
export function FirstSheet({ item, hands, onWrite }: FirstSheetProps) {
  const id = useId();
  const phoning = item.action === "call" || item.action === "log_attempt";
  const passed = item.state === "broken";
  const { why } = splitReasons(item.reasons);
  return (
    <Paper aria-labelledby={id} suggested={item.state === "suggested"}>
      <div className="grid grid-cols-[auto_1fr] gap-x-3.5 gap-y-3 desk:gap-x-5 desk:gap-y-2">
        {item.on ? <Leaf day={item.on} state={item.state} /> : <span />}
        <div>
          <p className={cx("flex items-center gap-1.5 text-label font-semibold", tones[item.state])}>
            {passed ? <Icon of={Clock} size="chip" /> : null}
            {item.when}
          </p>
          <h2 id={id} className="font-serif text-first font-medium">
            {item.title}
          </h2>
        </div>
        <div className="col-span-2 flex flex-col gap-4 desk:col-span-1 desk:col-start-2">
          {item.detail ? <p className="text-body text-pretty text-muted">{item.detail}</p> : null}
          <div className="flex flex-col gap-2 desk:flex-row desk:flex-wrap desk:items-center desk:gap-2.5">
            <ItemAction item={item} hands={hands} kind="filled" />
            {phoning && item.contact ? (
              <div className="grid grid-cols-2 gap-2 desk:contents">
                {item.phone ? (
                  <Button
                    onClick={() => hands.log(item)}
                    aria-keyshortcuts="l"
                    className="border-transparent bg-transparent text-accent desk:border-edge desk:bg-sheet desk:text-ink"
                  >
                    {passed ? (
                      <Trans>I did call</Trans>
                    ) : (
                      <Trans>
                        <span className="hidden desk:inline">Log how it went</span>
                        <span className="desk:hidden">How it went</span>
                      </Trans>
                    )}
                  </Button>
                ) : null}
                <Button kind="quiet" onClick={() => hands.script(item)}>
                  {passed ? (
                    <Trans>What to say</Trans>
                  ) : (
                    <Trans>
                      <span className="hidden desk:inline">Show my script</span>
                      <span className="desk:hidden">My script</span>
                    </Trans>
                  )}
                </Button>
              </div>
            ) : null}
            {item.contact ? (
              <Button
                kind="quiet"
                icon={PencilLine}
                className="desk:px-0"
                aria-keyshortcuts="w"
                onClick={() => (item.contact ? onWrite(item.contact) : undefined)}
              >
                <Trans>Write</Trans>
              </Button>
            ) : null}
          </div>
          {why.length > 0 ? (
            <Because reasons={why} className="border-t border-line pt-3.5 wide:hidden" />
          ) : null}
        </div>
      </div>
    </Paper>
  );
}
