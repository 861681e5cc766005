import { Trans, useLingui } from "@lingui/react/macro";
import { msg } from "@lingui/core/macro";
import { Check, PencilLine, PhoneCall } from "lucide-react";
import { lazy, Suspense, useMemo, useState } from "react";
import { Because } from "@/entities/rule/because";
import { sectionsOf, splitReasons } from "@/entities/today/model";
import type { Today, TodayItem } from "@/entities/today/queries";
import type { Command } from "@/lib/commands";
import { dayLong } from "@/lib/format";
import { useCommands } from "@/lib/use-commands";
import { Button } from "@/ui/button";
import { Icon } from "@/ui/icon";
import { Page } from "@/ui/page";
import { PageHead } from "@/ui/page-head";
import { Rows } from "@/ui/rows";
import { Section } from "@/ui/section";
import { FirstSheet } from "./first-sheet";
import { ReadyCard } from "./ready-card";
import { TodayRow } from "./today-row";
import { useTodayHands } from "./use-today-hands";
import { WeekStrip } from "./week-strip";

// The sheets come when somebody opens them: Today itself stays light.
const LogAttempt = lazy(() => import("./log-attempt").then((module) => ({ default: module.LogAttempt })));
const WaitingNotes = lazy(() =>
  import("./waiting-notes").then((module) => ({ default: module.WaitingNotes })),
);
const ScriptSheet = lazy(() => import("./script-sheet").then((module) => ({ default: module.ScriptSheet })));

interface TodayViewProps {
  readonly workspaceId: string;
  readonly today: Today;
  /** Opens all that can be written to somebody. */
  readonly onWrite: (person: NonNullable<TodayItem["contact"]>) => void;
}

/** One thing first, and why; then the rest of the day, and the days ahead. */
export function TodayView({ workspaceId, today, onWrite }: TodayViewProps) {
  const { t } = useLingui();
  const [chosen, setChosen] = useState<string | null>(null);
  const hands = useTodayHands(workspaceId, today.items);
  const { first, later, ifTime, ready, done } = sectionsOf(today.items, chosen);
  const bring = (item: TodayItem) => {
    setChosen(item.id);
    document.querySelector("main")?.scrollIntoView({ block: "start" });
  };
  const callable = first?.contact ? first : null;
  const { log } = hands;
  const commands = useMemo<readonly Command[]>(
    () =>
      callable
        ? [
            {
              id: "attempt.log",
              title: msg`Log how a call went`,
              group: "page",
              icon: PhoneCall,
              keys: "l",
              run: () => log(callable),
            },
            {
              id: "contact.write",
              title: msg`Write to them`,
              group: "page",
              icon: PencilLine,
              keys: "w",
              run: () => (callable.contact ? onWrite(callable.contact) : undefined),
            },
          ]
        : [],
    // oxlint-disable-next-line react/exhaustive-deps -- `log` only sets state: a new one each render means the same
    [callable, onWrite],
  );
  useCommands(commands);
  const { why, hour } = splitReasons(first?.reasons ?? []);
  const sheet = hands.sheet;
  return (
    <Page
      marginLabel={t`Why, and the days ahead`}
      margin={
        first || today.week.length > 0 ? (
          <div className="flex flex-col gap-6 wide:pt-32">
            {why.length > 0 ? (
              <div className="hidden flex-col gap-6 wide:flex">
                <Because heading={<Trans>Why this comes first</Trans>} reasons={why} marksBelow />
                {hour.length > 0 ? (
                  <Because heading={<Trans>A good hour</Trans>} reasons={hour} marksBelow />
                ) : null}
              </div>
            ) : null}
            <WeekStrip week={today.week} />
          </div>
        ) : null
      }
    >
      <PageHead over={dayLong(today.on)} title={today.greeting} lede={today.lede} />
      <Suspense>
        <WaitingNotes workspaceId={workspaceId} />
      </Suspense>
      {first ? (
        <div className="pb-8">
          <FirstSheet item={first} hands={hands} onWrite={onWrite} />
        </div>
      ) : null}
      {later.length > 0 ? (
        <Section
          label={
            first?.state === "broken" && later[0]?.state === "promised" ? (
              <Trans>Promised for today</Trans>
            ) : (
              <Trans>Later today</Trans>
            )
          }
        >
          <Rows>
            {later.map((item) => (
              <TodayRow key={item.id} item={item} hands={hands} onBring={bring} />
            ))}
          </Rows>
        </Section>
      ) : null}
      {ifTime.length > 0 ? (
        <Section label={<Trans>If there is time</Trans>} className="pb-3">
          <Rows line="dashed" closed>
            {ifTime.map((item) => (
              <TodayRow key={item.id} item={item} hands={hands} onBring={bring} />
            ))}
          </Rows>
        </Section>
      ) : null}
      {ready.length > 0 ? (
        <Section label={<Trans>When you are ready</Trans>} className="pb-5">
          <ul className="flex flex-col gap-2.5">
            {ready.map((item) => (
              <ReadyCard key={item.id} item={item} onBring={bring} />
            ))}
          </ul>
        </Section>
      ) : null}
      {today.note ? <p className="pb-6 text-body text-muted">{today.note}</p> : null}
      {done.length > 0 ? (
        <ul aria-label={t`Done today`}>
          {done.map((item) => (
            <li key={item.id} className="flex min-h-11 animate-reveal items-center gap-2.5 text-support">
              <Icon of={Check} size="button" className="text-accent" />
              <span>{item.title}</span>
              {item.undo_attempt_id ? (
                <Button
                  kind="quiet"
                  className="min-h-8 underline desk:min-h-8"
                  onClick={() => hands.undo(item)}
                >
                  <Trans>Undo</Trans>
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
      <Suspense>
        {sheet?.kind === "log" && sheet.item.contact ? (
          <LogAttempt
            open
            contactId={sheet.item.contact.id}
            name={sheet.item.contact.display_name}
            onClose={hands.close}
          />
        ) : null}
        {sheet?.kind === "script" && sheet.item.contact ? (
          <ScriptSheet
            open
            contactId={sheet.item.contact.id}
            name={sheet.item.contact.display_name}
            onClose={hands.close}
          />
        ) : null}
      </Suspense>
    </Page>
  );
}
