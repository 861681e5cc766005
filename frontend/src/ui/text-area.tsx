import type { ComponentProps } from "react";
import { cx } from "@/lib/cx";
import { fieldLook, useField } from "./field";

/** Several lines; grows with what is written where the browser can. */
export function TextArea({ className, rows = 4, ...rest }: ComponentProps<"textarea">) {
  return (
    <textarea
      {...useField()}
      rows={rows}
      className={cx(fieldLook, "field-sizing-content min-h-24 py-2.5", className)}
      {...rest}
    />
  );
}
