import { msg } from "@lingui/core/macro";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { List, Map as MapIcon, Waypoints } from "lucide-react";
import { lazy, Suspense, useMemo } from "react";
import { narrowed, treeOf, whoWords } from "@/entities/network/model";
import { networkQuery } from "@/entities/network/queries";
import { type View, views, type Who, whos } from "@/entities/network/views";
import { useProblemWords } from "@/i18n/use-problem-words";
import type { Command } from "@/lib/commands";
import { useCommands } from "@/lib/use-commands";
import { ErrorRetry } from "@/ui/error-retry";
import { Field } from "@/ui/field";
import { NoMatch } from "@/ui/no-match";
import { Page } from "@/ui/page";
import { PageHead } from "@/ui/page-head";
import { Segmented } from "@/ui/segmented";
import { Select } from "@/ui/select";
import { Skeleton } from "@/ui/skeleton";
import { Carriers } from "./carriers";
import { EmptyNetwork } from "./empty-network";
import { PathsView } from "./paths-view";
import { TreeList } from "./tree-list";

// Whoever opens the map waits a blink for it; nobody else loads it.
const MapView = lazy(() => import("./map-view").then((module) => ({ default: module.MapView })));

interface NetworkViewProps {
  readonly workspaceId: string;
  readonly view: View;
  readonly to: { readonly id: string; readonly place: boolean } | null;
  readonly who: Who | undefined;
  readonly today: Temporal.PlainDate;
  readonly onGo: (to: {
    view?: View;
    to?: string | undefined;
    into?: string | undefined;
    who?: Who | undefined;
  }) => void;
}

/** Who led to whom: as ways, as a list, as a map. The same people in all three. */
export function NetworkView({ workspaceId, view, to, who, today, onGo }: NetworkViewProps) {
  const { t } = useLingui();
  const words = useProblemWords();
  const { data, error, refetch } = useQuery(networkQuery(workspaceId));
  const tree = useMemo(() => (data ? treeOf(data) : []), [data]);
  const roots = useMemo(() => narrowed(tree, who), [tree, who]);
  const commands = useMemo<readonly Command[]>(
    () => [
      {
        id: "network.paths",
        title: msg`Network: find a way`,
        group: "page",
        icon: Waypoints,
        run: () => onGo({ view: "paths" }),
      },
      {
        id: "network.list",
        title: msg`Network: as a list`,
        group: "page",
        icon: List,
        run: () => onGo({ view: "list" }),
      },
      {
        id: "network.map",
        title: msg`Network: as a map`,
        group: "page",
        icon: MapIcon,
        run: () => onGo({ view: "map" }),
      },
    ],
    [onGo],
  );
  useCommands(commands);
  if (data && data.people.length === 0) return <EmptyNetwork workspaceId={workspaceId} />;
  const known = data?.tiers.find((tier) => tier.degree === 1)?.people ?? 0;
  const further = (data?.tiers ?? []).reduce(
    (sum, { degree, people }) => sum + ((degree ?? 0) > 1 ? people : 0),
    0,
  );
  const titles = { paths: t`Paths`, list: t`List`, map: t`Map` };
  return (
    <Page full className="mx-auto w-full max-w-[80rem] desk:pt-10">
      <PageHead
        className="pb-5"
        title={<Trans>Your network</Trans>}
        lede={
          !data ? null : further === 0 ? (
            <Trans>Two or three good meetings start this. Ask each one for two names.</Trans>
          ) : view === "paths" ? null : (
            <>
              <Plural value={known} one="One person you know has led" other="# people you know have led" />{" "}
              <Plural value={further} one="to one more." other="to # more." />
            </>
          )
        }
        actions={
          <Segmented
            label={t`View`}
            value={view}
            onChange={(next) => onGo({ view: next })}
            options={views.map((value) => ({ value, label: titles[value] }))}
          />
        }
      />
      {data ? null : error ? (
        <ErrorRetry onRetry={() => void refetch()}>{words(error)}</ErrorRetry>
      ) : (
        <Skeleton rows={8} />
      )}
      {data && view !== "paths" ? (
        <search className="block max-w-64 pb-4">
          <Field label={<Trans>Who is shown</Trans>}>
            <Select
              value={who ?? ""}
              onChange={(event) => onGo({ who: whos.find((one) => one === event.target.value) })}
            >
              <option value="">{t`Everybody`}</option>
              {whos.map((value) => (
                <option key={value} value={value}>
                  {t(whoWords[value])}
                </option>
              ))}
            </Select>
          </Field>
        </search>
      ) : null}
      {data && view === "paths" ? (
        <PathsView workspaceId={workspaceId} network={data} roots={tree} to={to} onGo={onGo} />
      ) : null}
      {data && view !== "paths" && roots.length === 0 ? (
        <NoMatch onClear={() => onGo({ who: undefined })}>{t`Nobody here yet.`}</NoMatch>
      ) : null}
      {data && view === "list" && roots.length > 0 ? (
        <TreeList roots={roots} network={data} today={today} />
      ) : null}
      {data && view === "map" && roots.length > 0 ? (
        <Suspense fallback={<Skeleton rows={8} />}>
          <MapView roots={roots} network={data} onList={() => onGo({ view: "list" })} />
        </Suspense>
      ) : null}
      {data && !data.complete ? (
        <p role="status" className="pt-4 text-support text-muted">
          <Trans>
            The nearest {data.people.length} people are shown. Everybody stands in the list of contacts.
          </Trans>
        </p>
      ) : null}
      {data && view !== "map" ? <Carriers workspaceId={workspaceId} /> : null}
    </Page>
  );
}
