import { useLingui } from "@lingui/react/macro";
import { Fragment } from "react";

const marks: Record<string, string> = {
  Escape: "Esc",
  ArrowUp: "↑",
  ArrowDown: "↓",
  ArrowLeft: "←",
  ArrowRight: "→",
};

/** A binding as keycaps: "g t" is g, then t; "Mod+k" is Ctrl K, or ⌘ K on a Mac. */
export function Keys({ keys }: { readonly keys: string }) {
  const { t } = useLingui();
  const mac = navigator.platform.startsWith("Mac");
  const names: Record<string, string> = {
    ...marks,
    Mod: mac ? "⌘" : t`Ctrl`,
    Enter: t`Enter`,
    Space: t`Space`,
  };
  const pair = keys.split(" ");
  return (
    <span className="inline-flex items-center gap-1 text-tiny text-muted">
      {pair.map((press, index) => (
        <Fragment key={press}>
          {index > 0 ? <span className="px-0.5 text-faint">{t`then`}</span> : null}
          {press.split("+").map((key) => (
            <kbd
              key={key}
              className="inline-flex h-6 min-w-6 items-center justify-center rounded-chip border border-line bg-paper px-1.5 font-sans font-semibold"
            >
              {names[key] ?? key}
            </kbd>
          ))}
        </Fragment>
      ))}
    </span>
  );
}
