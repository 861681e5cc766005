import type { Change } from "@/api/events";

/** Which first words of query keys a change makes old: those named, or all of the search. */
export type Touched = readonly string[] | "all";

/** Operations and work that change one corner; whatever is not named here may change any page. */
const corners: Readonly<Record<string, readonly string[]>> = {
  find_duplicates: ["duplicates"],
  create_duplicate_dismissal: ["duplicates"],
  delete_duplicate_dismissal: ["duplicates"],
  create_duplicate_search: ["duplicates"],
  create_contact_view: ["contacts"],
  update_contact_view: ["contacts"],
  delete_contact_view: ["contacts"],
  create_token: ["tokens"],
  delete_token: ["tokens"],
  create_snippet: ["snippets"],
  update_snippet: ["snippets"],
  delete_snippet: ["snippets"],
  create_comment: ["coaching"],
  set_reminders: ["reminders"],
  create_push_subscription: ["push-subscriptions"],
  delete_push_subscription: ["push-subscriptions"],
};

/** What of the pages a change makes old. */
export function touchedBy({ type, operation }: Pick<Change, "type" | "operation">): Touched {
  const named = corners[operation];
  if (named) return named;
  if (type === "export.asked") return ["exports"];
  const [room] = operation.split(/[._]/);
  if (type === "work.done" && room === "webhook") return ["webhooks"];
  if (/_webhook(_|$)/.test(operation)) return ["webhooks"];
  return "all";
}

/** Several at once. */
export function touchedByAll(changes: readonly Pick<Change, "type" | "operation">[]): Touched {
  const each = changes.map(touchedBy);
  return each.includes("all") ? "all" : [...new Set((each as (readonly string[])[]).flat())];
}
