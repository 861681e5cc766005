import { Trans } from "@lingui/react/macro";
import { type ComponentProps, useState } from "react";
import { cx } from "@/lib/cx";
import { fieldLook, useField } from "./field";

/** A password that can be shown; managers and pasting work. */
export function PasswordInput({ className, ...rest }: Omit<ComponentProps<"input">, "type">) {
  const [shown, setShown] = useState(false);
  return (
    <span className={cx("relative block", className)}>
      <input
        {...useField()}
        type={shown ? "text" : "password"}
        autoCapitalize="none"
        spellCheck={false}
        className={cx(fieldLook, "pr-18")}
        {...rest}
      />
      <button
        type="button"
        aria-pressed={shown}
        onClick={() => setShown(!shown)}
        className="absolute inset-y-0.5 right-0.5 rounded-field px-4 text-support font-semibold text-accent hover:text-accent-pressed"
      >
        {shown ? <Trans>Hide</Trans> : <Trans>Show</Trans>}
      </button>
    </span>
  );
}
