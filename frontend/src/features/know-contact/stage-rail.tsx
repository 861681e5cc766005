import { useLingui } from "@lingui/react/macro";
import { Check } from "lucide-react";
import { type RailStep, railOf } from "@/entities/contact/model";
import type { Contact } from "@/entities/contact/queries";
import { cx } from "@/lib/cx";
import { Icon } from "@/ui/icon";

/** The steps with this person as words: a tick for what is done, bold where one stands. */
export function StageRail({ contact }: { readonly contact: Pick<Contact, "stage" | "degree"> }) {
  const { t } = useLingui();
  const words = ({ id, state }: RailStep): string => {
    switch (id) {
      case "known":
        return t`You know each other`;
      case "named":
        return state === "done" ? t`Named` : t`A name to come`;
      case "letter":
        return t`Letter`;
      case "call":
        return t`Call`;
      case "met":
        return state === "done" ? t`Met` : t`Meeting`;
      case "thanked":
        return state === "done" ? t`Thanked` : t`Thank-you`;
      case "in_touch":
        return t`Keeping in touch`;
    }
  };
  const steps = railOf(contact);
  return (
    <ol aria-label={t`So far`} className="flex flex-wrap items-center gap-y-1 pb-5 text-label">
      {steps.map((step, index) => (
        <li
          key={step.id}
          aria-current={step.state === "now" ? "step" : undefined}
          className={cx(
            "flex items-center gap-1.5",
            step.state === "now" && "font-semibold",
            step.state !== "now" && "text-muted",
          )}
        >
          {step.state === "done" ? <Icon of={Check} size="chip" className="text-accent" /> : null}
          {words(step)}
          {step.state === "done" ? <span className="sr-only">{t`, done`}</span> : null}
          {/* The line stands behind its word: where words run over, none begins with it. */}
          {index + 1 < steps.length ? (
            <span
              aria-hidden
              className={cx(
                "mr-2 ml-0.5 w-6",
                steps[index + 1]?.state === "ahead"
                  ? "border-t border-dashed border-dash"
                  : "border-t-[1.5px] border-accent",
              )}
            />
          ) : null}
        </li>
      ))}
    </ol>
  );
}
