import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { Fragment } from "react";
import { circleWords } from "@/entities/contact/model";
import type { Way } from "@/entities/network/queries";
import { cx } from "@/lib/cx";

type Step = Way["steps"][number];

const card =
  "flex min-h-18 min-w-0 flex-col justify-center rounded-field border-[1.5px] px-4 py-2.5 desk:basis-44 desk:grow";

/** The way as cards in a row: ink for what is given, pencil for what is still to be asked. Upright on a phone. */
export function WayCards({ way }: { readonly way: Way }) {
  const { t } = useLingui();
  return (
    <ol
      aria-label={t`The way, step by step`}
      className="flex flex-col desk:flex-row desk:items-stretch desk:overflow-x-auto desk:pb-1"
    >
      <li className={cx(card, "border-accent bg-sheet")}>
        <span className="text-item font-semibold">
          <Trans>You</Trans>
        </span>
      </li>
      {way.steps.map((step, index) => {
        const pencil = !step.granted || way.steps.slice(0, index).some((before) => !before.granted);
        const work = [step.headline, step.organization_name].find(Boolean);
        return (
          <Fragment key={step.person.id}>
            <Connector step={step} pencil={pencil} />
            <li className={cx(card, pencil ? "border-dashed border-dash" : "border-accent bg-sheet")}>
              <span className="sr-only">{step.text} </span>
              <Link
                to="/contacts/$contactId"
                params={{ contactId: step.person.id }}
                className="text-item font-semibold break-words hover:text-accent"
              >
                {step.person.display_name}
              </Link>
              {work ? <span className="text-support text-muted">{work}</span> : null}
            </li>
          </Fragment>
        );
      })}
    </ol>
  );
}

/** The line between two cards with what leads on above it, and what may be said of it below. */
function Connector({ step, pencil }: { readonly step: Step; readonly pencil: boolean }) {
  const { t } = useLingui();
  const first = step.person.display_name.split(" ")[0] ?? step.person.display_name;
  let over: string;
  let under: string;
  if (step.kind === "known") {
    over = step.circle ? t(circleWords[step.circle]) : t`You know`;
    under = step.circle ? t`you know ${first}` : first;
  } else if (step.kind === "named") {
    over = t`Named ${first}`;
    under = step.may_use_name
      ? t`you may say so`
      : step.may_use_name === null
        ? t`not asked yet`
        : t`rather not said`;
  } else {
    over = t`Same place`;
    under = t`not asked yet`;
  }
  return (
    <li
      aria-hidden
      className="flex items-center gap-3 desk:min-w-28 desk:shrink-0 desk:flex-col desk:justify-center desk:gap-1 desk:px-1"
    >
      <span className="hidden text-support font-semibold desk:block">{over}</span>
      <span
        className={cx(
          "ml-6 h-10 w-0 border-l-2 desk:ml-0 desk:h-0 desk:w-full desk:border-t-2 desk:border-l-0",
          pencil ? "border-dashed border-dash" : "border-accent",
        )}
      />
      <span className="hidden text-support text-muted desk:block">{under}</span>
      <span className="text-support text-muted desk:hidden">
        <span className="font-semibold text-ink">{over}</span>, {under}
      </span>
    </li>
  );
}
