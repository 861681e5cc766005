import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Branch } from "@/entities/network/model";
import { type Network, pathsQuery } from "@/entities/network/queries";
import { useProblemWords } from "@/i18n/use-problem-words";
import { usePhone } from "@/lib/use-media";
import { ErrorRetry } from "@/ui/error-retry";
import { Section } from "@/ui/section";
import { Segmented } from "@/ui/segmented";
import { Skeleton } from "@/ui/skeleton";
import { NoWay } from "./no-way";
import { Tiers } from "./tiers";
import { WayAsk } from "./way-ask";
import { WayCards } from "./way-cards";
import { WhomPicker } from "./whom-picker";

interface PathsViewProps {
  readonly workspaceId: string;
  readonly network: Network;
  readonly roots: readonly Branch[];
  readonly to: { readonly id: string; readonly place: boolean } | null;
  readonly onGo: (to: { to?: string | undefined; into?: string | undefined }) => void;
}

/** The ways to one person or place, what to ask next, and everybody by how they were reached. */
export function PathsView({ workspaceId, network, roots, to, onGo }: PathsViewProps) {
  const { t } = useLingui();
  const words = useProblemWords();
  const phone = usePhone();
  const wanted = network.people.find((person) => person.wanted);
  const target = to ?? (wanted ? { id: wanted.id, place: false } : null);
  const { data, error, refetch } = useQuery({
    ...pathsQuery(workspaceId, target ?? { id: "", place: false }),
    enabled: target !== null,
  });
  const [chosen, setChosen] = useState({ target: "", way: 0 });
  const at = chosen.target === target?.id ? chosen.way : 0;
  const way = data?.paths[at] ?? data?.paths[0] ?? null;
  return (
    <>
      {target === null ? (
        <p className="pb-4 font-serif text-lede text-muted">
          <Trans>Whom do you want to reach? Say a name, and the way there is shown.</Trans>
        </p>
      ) : way ? (
        <div className="flex flex-col gap-4.5 pb-6">
          <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
            <p className="font-serif text-lede text-pretty text-muted" role="status">
              {way.text}
            </p>
            {data && data.paths.length > 1 ? (
              <Segmented
                label={t`Which way`}
                value={String(at)}
                onChange={(next) => setChosen({ target: target.id, way: Number(next) })}
                options={data.paths.map((_, index) => ({
                  value: String(index),
                  label: index === 0 ? t`Shortest` : index === 1 ? t`Second way` : t`Third way`,
                }))}
              />
            ) : null}
          </div>
          <WayCards way={way} />
          <WayAsk workspaceId={workspaceId} way={way} />
        </div>
      ) : data ? (
        <NoWay paths={data} called={network.people.find((person) => person.id === target.id)?.display_name} />
      ) : error ? (
        <ErrorRetry onRetry={() => void refetch()}>{words(error)}</ErrorRetry>
      ) : (
        <Skeleton rows={2} />
      )}
      <WhomPicker workspaceId={workspaceId} onGo={onGo} />
      {phone ? null : (
        <Section
          label={
            <span className="text-ink">
              <Trans>Everyone, by how you reached them</Trans>
            </span>
          }
          className="pt-2"
        >
          <Tiers roots={roots} way={way} />
        </Section>
      )}
    </>
  );
}
