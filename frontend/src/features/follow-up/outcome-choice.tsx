import { useLingui } from "@lingui/react/macro";
import type { ComponentProps } from "react";
import { outcomes } from "@/entities/attempt/model";

interface OutcomeChoiceProps extends Omit<ComponentProps<"input">, "type" | "value"> {
  readonly label: string;
  readonly invalid: string | undefined;
}

/** What came of it: nine plain words, each with its digit. The browser's own radios, so that Enter sends the form. */
export function OutcomeChoice({ label, invalid, ...field }: OutcomeChoiceProps) {
  const { t } = useLingui();
  return (
    <fieldset>
      <legend className="pb-1.5 text-support font-semibold">{label}</legend>
      {invalid ? (
        <p role="alert" className="pb-2 text-support text-wax">
          {invalid}
        </p>
      ) : null}
      <div className="grid gap-2 desk:grid-cols-2">
        {outcomes.map((outcome, index) => (
          <label
            key={outcome.value}
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
