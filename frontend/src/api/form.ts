import type { FieldPath, FieldValues, UseFormReturn } from "react-hook-form";
import { Problem } from "./problem";

/** `/emails/0/address` as react-hook-form writes it: `emails.0.address`. */
export function pathOf(pointer: string): string {
  return pointer
    .replace(/^\//, "")
    .split("/")
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"))
    .join(".");
}

/**
 * Puts the server's field errors on the fields they name and moves the focus to the first. Gives back what found no
 * field, as sentences for the form as a whole; everything typed stays.
 */
export function landOnFields<T extends FieldValues>(form: UseFormReturn<T>, error: unknown): string[] {
  if (!(error instanceof Problem)) return [];
  const homeless: string[] = [];
  let first = true;
  const known = form.getValues();
  for (const { pointer, detail } of error.body.errors) {
    const path = pathOf(pointer);
    if (path.split(".")[0] !== undefined && String(path.split(".")[0]) in known) {
      form.setError(path as FieldPath<T>, { type: "server", message: detail }, { shouldFocus: first });
      first = false;
    } else {
      homeless.push(detail);
    }
  }
  return homeless;
}
