import { Fragment, type ReactNode } from "react";
import type { Schemas } from "@/api/types";
import { Reason } from "@/ui/reason";
import { RuleMark } from "./rule-mark";

interface BecauseProps {
  readonly heading?: ReactNode;
  /** Reasons as the server gives them: a sentence and its rule. */
  readonly reasons?: readonly Schemas["ReasonOut"][];
  /** For a sentence of the interface itself: the rules it stands on. */
  readonly rules?: readonly string[];
  readonly marksBelow?: boolean;
  readonly className?: string;
  readonly children?: ReactNode;
}

/** A reason of the method with its rules: the serif sentences, then the ids that open them. */
export function Because({ heading, reasons, rules, marksBelow = false, className, children }: BecauseProps) {
  const ids = rules ?? [...new Set(reasons?.map((reason) => reason.rule))];
  const marks = ids.map((id, index) => (
    <Fragment key={id}>
      {index > 0 && !marksBelow ? " " : null}
      <RuleMark id={id} />
    </Fragment>
  ));
  return (
    <Reason heading={heading} marks={marks} marksBelow={marksBelow} {...(className ? { className } : {})}>
      {children ?? reasons?.map((reason) => reason.text).join(" ")}
    </Reason>
  );
}
