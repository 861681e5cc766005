import type { ComponentProps } from "react";
import { cx } from "@/lib/cx";
import { fieldLook, useField } from "./field";

/** One line of text. Inside a Field it takes label, hint and error from there. */
export function TextInput({ className, type = "text", ...rest }: ComponentProps<"input">) {
  return <input {...useField()} type={type} className={cx(fieldLook, className)} {...rest} />;
}
