import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import type { RefObject } from "react";
import { Popover } from "@/ui/popover";
import { Skeleton } from "@/ui/skeleton";
import { rulesQuery } from "./queries";

function RuleBody({ id }: { readonly id: string }) {
  const { data, isPending } = useQuery(rulesQuery());
  const rule = data?.get(id);
  if (isPending) return <Skeleton rows={2} />;
  if (!rule) {
    return (
      <p className="text-support text-muted">
        <Trans>The rule could not be read just now.</Trans>
      </p>
    );
  }
  return (
    <>
      <p className="text-tiny font-semibold text-faint">{rule.id}</p>
      <p className="pt-0.5 text-item font-semibold">{rule.title}</p>
      <p className="pt-2 text-support text-pretty text-muted">{rule.sentence}</p>
      {rule.source ? (
        <blockquote className="mt-3 border-l-2 border-rose pl-3 font-serif text-reason text-pretty">
          {rule.source}
        </blockquote>
      ) : (
        <p className="pt-3 text-support text-faint">
          <Trans>Our own addition; the text leaves it open.</Trans>
        </p>
      )}
    </>
  );
}

interface RuleLeafProps {
  readonly id: string;
  readonly anchor: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
}

/** A rule in its own words beside its mark, with the sentence of the text it comes from. */
export function RuleLeaf({ id, anchor, onClose }: RuleLeafProps) {
  const { t } = useLingui();
  return (
    <Popover label={t`Rule ${id}`} anchor={anchor} onClose={onClose}>
      <RuleBody id={id} />
    </Popover>
  );
}
