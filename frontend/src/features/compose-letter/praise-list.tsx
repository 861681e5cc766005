import { Trans } from "@lingui/react/macro";
import { Check } from "lucide-react";
import type { Report } from "@/entities/letter/queries";
import { Icon } from "@/ui/icon";

/** What is in order already. */
export function PraiseList({ praises }: { readonly praises: Report["praises"] }) {
  if (praises.length === 0) return null;
  return (
    <section aria-labelledby="letter-praises">
      <h2 id="letter-praises" className="pb-1.5 text-tiny font-semibold text-muted">
        <Trans>This letter already</Trans>
      </h2>
      <ul>
        {praises.map((praise) => (
          <li key={`${praise.rule} ${praise.text}`} className="flex gap-2.5 py-0.75 text-support">
            <Icon of={Check} size="button" className="mt-px text-accent" />
            {praise.text}
          </li>
        ))}
      </ul>
    </section>
  );
}
