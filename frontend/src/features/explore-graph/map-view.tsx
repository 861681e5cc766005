import { Trans, useLingui } from "@lingui/react/macro";
import { useNavigate } from "@tanstack/react-router";
import { Maximize, ZoomIn, ZoomOut } from "lucide-react";
import { useMemo, useRef } from "react";
import type { Branch } from "@/entities/network/model";
import type { Network } from "@/entities/network/queries";
import { Button } from "@/ui/button";
import { IconButton } from "@/ui/icon-button";
import { layMap } from "./radial-layout";
import { SavePicture } from "./save-picture";
import { useMap } from "./use-map";

interface MapViewProps {
  readonly roots: readonly Branch[];
  readonly network: Network;
  readonly onList: () => void;
}

/** The whole network around the one who searches, a ring a generation. The list says the same in words. */
export function MapView({ roots, network, onList }: MapViewProps) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const you = t`You`;
  const layout = useMemo(() => layMap(roots, network.referrals, you), [roots, network, you]);
  const canvas = useRef<HTMLCanvasElement>(null);
  const { zoom, whole, hands, hovered } = useMap(
    canvas,
    layout,
    (person) => void navigate({ to: "/contacts/$contactId", params: { contactId: person.id } }),
  );
  return (
    <div>
      <div className="relative overflow-hidden rounded-sheet border border-line">
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- arrows and + − move what is shown */}
        <canvas
          ref={canvas}
          role="img"
          tabIndex={0}
          aria-label={t`A map of ${layout.stars.length} people. The list tells the same in words.`}
          className="block h-[min(70dvh,44rem)] w-full cursor-grab touch-none"
          {...hands}
        />
        <div className="absolute top-3 right-3 flex gap-1.5">
          <IconButton outlined icon={ZoomIn} label={t`Closer`} onClick={() => zoom(1.5)} />
          <IconButton outlined icon={ZoomOut} label={t`Further away`} onClick={() => zoom(1 / 1.5)} />
          <IconButton outlined icon={Maximize} label={t`All of it`} onClick={whole} />
        </div>
        {hovered ? (
          <p className="pointer-events-none absolute bottom-3 left-3 rounded-field border border-line bg-sheet px-3 py-1.5 text-support">
            <span className="font-semibold">{hovered.display_name}</span>{" "}
            <span className="text-muted">{[hovered.headline, hovered.organization_name].find(Boolean)}</span>
          </p>
        ) : null}
      </div>
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 pt-3">
        <ul
          aria-label={t`What the marks mean`}
          className="flex flex-wrap gap-x-6 gap-y-1 text-support text-muted"
        >
          <li className="inline-flex items-center gap-2">
            <span aria-hidden className="size-3 rounded-full bg-accent" />
            <Trans>Met</Trans>
          </li>
          <li className="inline-flex items-center gap-2">
            <span aria-hidden className="size-3 rounded-full border-[1.5px] border-accent bg-sheet" />
            <Trans>Not met yet</Trans>
          </li>
          <li className="inline-flex items-center gap-2">
            <span aria-hidden className="size-3 rounded-full border-[1.5px] border-dashed border-dash" />
            <Trans>No way there yet</Trans>
          </li>
          <li>
            <Trans>A ring is one step further. Larger: led to more people.</Trans>
          </li>
        </ul>
        <div className="flex flex-wrap gap-x-5">
          <Button kind="quiet" flush onClick={onList}>
            <Trans>The same as a list</Trans>
          </Button>
          <SavePicture picture={layout.picture} name="network-map" />
        </div>
      </div>
    </div>
  );
}
