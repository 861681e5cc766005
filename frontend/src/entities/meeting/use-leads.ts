import { useLingui } from "@lingui/react/macro";
import { useMemo } from "react";
import type { Leads } from "./notebook";

/** How each kind of note begins where notes are plain text. */
export function useLeads(): Leads {
  const { t } = useLingui();
  return useMemo(
    () => ({
      note: "",
      tangent: t`A tangent:`,
      asked_me: t`They asked me:`,
      noticed: t`I noticed:`,
      offer: t`I can help:`,
      name: t`A name:`,
    }),
    [t],
  );
}
