import { Trans, useLingui } from "@lingui/react/macro";
import { type ComponentProps, useRef } from "react";
import { type Outcome, outcomes } from "@/entities/attempt/model";
import { useMedia } from "@/lib/use-media";

interface OutcomeChoiceProps extends Omit<ComponentProps<"input">, "type" | "value"> {
  readonly label: string;
  readonly invalid: string | undefined;
  /** Somebody tapped an outcome with a finger, which may be all there is to say. */
  readonly onTap: (outcome: Outcome) => void;
}

/** What came of it: nine plain words, each with its digit. The browser's own radios, so that Enter sends the form. */
export function OutcomeChoice({ label, invalid, onTap, ...field }: OutcomeChoiceProps) {
  const { t } = useLingui();
  const finger = useRef(false);
  const byTouch = useMedia("(pointer: coarse)");
  return (
    <fieldset>
      <legend className="pb-1.5 text-support font-semibold">{label}</legend>
      {byTouch ? (
        <p className="pb-2 text-support text-muted">
          <Trans>One tap logs it, and can be taken back.</Trans>
        </p>
      ) : null}
      {invalid ? (
        <p role="alert" className="pb-2 text-support text-wax">
          {invalid}
        </p>
      ) : null}
      <div className="grid gap-2 desk:grid-cols-2">
        {outcomes.map((outcome, index) => (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- the radio inside has the keys; this is for fingers alone
          <label
            key={outcome.value}
            onPointerDown={(event) => {
              finger.current = event.pointerType === "touch";
            }}
            onClick={() => {
              // A label passes its click on to the radio inside: only the first of the two counts.
              const tapped = finger.current;
              finger.current = false;
              if (tapped) onTap(outcome.value);
            }}
            className="flex min-h-13 cursor-pointer items-center gap-3 rounded-field border border-edge bg-sheet px-3.5 py-2 transition-colors duration-120 last:desk:col-span-2 has-checked:border-accent has-checked:bg-good has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent desk:min-h-11"
          >
            <input
              type="radio"
              value={outcome.value}
              data-first={index === 0 ? true : undefined}
              className="size-5 shrink-0 appearance-none rounded-full border border-edge bg-sheet outline-none checked:border-6 checked:border-accent"
              {...field}
            />
            <span className="grow text-body leading-snug">{t(outcome.label)}</span>
            <kbd
              aria-hidden
              className="hidden size-6 shrink-0 items-center justify-center rounded-chip border border-line bg-paper font-sans text-tiny font-semibold text-muted desk:inline-flex"
            >
              {index + 1}
            </kbd>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
