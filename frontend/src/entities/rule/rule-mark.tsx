import { useLingui } from "@lingui/react/macro";
import { lazy, Suspense, useRef, useState } from "react";

// Marks are on every page and seldom opened: what lays the leaf beside them comes with the first opening.
const loadLeaf = () => import("./rule-leaf").then((module) => ({ default: module.RuleLeaf }));
const RuleLeaf = lazy(loadLeaf);

/** A rule's id, small and dotted: opens the rule and the sentence of the text it comes from. */
export function RuleMark({ id }: { readonly id: string }) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const prepare = () => void loadLeaf();
  return (
    <>
      <button
        ref={button}
        type="button"
        aria-label={t`Rule ${id}`}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        onPointerEnter={prepare}
        onFocus={prepare}
        className="font-sans text-tiny font-medium text-faint underline decoration-dotted decoration-1 underline-offset-4 hover:text-accent"
      >
        {id}
      </button>
      <Suspense>{open ? <RuleLeaf id={id} anchor={button} onClose={() => setOpen(false)} /> : null}</Suspense>
    </>
  );
}
