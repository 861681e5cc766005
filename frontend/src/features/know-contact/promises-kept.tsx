import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { reliabilityQuery } from "@/entities/promise/queries";
import { Because } from "@/entities/rule/because";

interface PromisesKeptProps {
  readonly workspaceId: string;
  readonly contactId: string;
  readonly name: string;
}

/** Your word to this person so far; nothing while no day has come. */
export function PromisesKept({ workspaceId, contactId, name }: PromisesKeptProps) {
  const { data } = useQuery(reliabilityQuery(workspaceId, contactId));
  if (!data || data.due + data.renegotiated === 0) return null;
  return <Because heading={<Trans>Your word to {name}</Trans>} reasons={[data.reason]} />;
}
