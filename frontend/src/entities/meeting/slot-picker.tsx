import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Copy } from "lucide-react";
import { type ComponentType, useState } from "react";
import { useProblemWords } from "@/i18n/use-problem-words";
import { cx } from "@/lib/cx";
import { dayShort, timeOf, zoneCity } from "@/lib/format";
import { announce } from "@/lib/notices";
import { Button } from "@/ui/button";
import { ErrorRetry } from "@/ui/error-retry";
import { Skeleton } from "@/ui/skeleton";
import { type Slots, slotsQuery } from "./queries";

type Slot = Slots["items"][number];

interface SlotPickerProps {
  readonly workspaceId: string;
  readonly contactId: string;
  readonly travelMinutes: number;
  /** A meeting that is being moved: its own time counts as free. */
  readonly moving?: string;
  /** Wall-clock start at their place, "2026-10-14T12:30". */
  readonly value: string;
  readonly onPick: (localStart: string) => void;
  /** Shows why these times, with their rules. */
  readonly why: ComponentType<{ readonly reasons: Slot["reasons"] }>;
}

const hour = (start: string) => timeOf(start.slice(11));
const shown = 4;

/** Times worth offering, in the order in which busy people have them, and three to read out or to paste. */
export function SlotPicker(props: SlotPickerProps) {
  const { workspaceId, contactId, travelMinutes, moving, value, onPick, why: Why } = props;
  const { t } = useLingui();
  const words = useProblemWords();
  const [copied, setCopied] = useState(false);
  const [all, setAll] = useState(false);
  const found = useQuery(slotsQuery(workspaceId, contactId, travelMinutes, moving ?? null));
  if (found.isPending) return <Skeleton rows={3} />;
  if (found.isError)
    return <ErrorRetry onRetry={() => void found.refetch()}>{words(found.error)}</ErrorRetry>;
  const { items, offer_text: offer, time_zone: zone, own_time_zone: ownZone } = found.data;
  const bands = { before: t`Before hours`, lunch: t`At lunch`, after: t`After hours`, business: t`In hours` };
  const apart = items.some((slot) => slot.local_start !== slot.own_local_start);
  const city = zoneCity(zone);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(offer);
      setCopied(true);
      announce(t`Copied.`);
    } catch {
      // No leave for the clipboard: the sentence can be marked by hand.
    }
  };
  const button = (slot: Slot) => (
    <li key={slot.starts_at}>
      <button
        type="button"
        aria-pressed={value.slice(0, 16) === slot.local_start}
        onClick={() => onPick(slot.local_start)}
        className={cx(
          "tabular min-h-11 rounded-field border border-dashed border-dash bg-sheet px-3 text-support",
          "aria-pressed:border-solid aria-pressed:border-accent aria-pressed:bg-good aria-pressed:font-semibold",
        )}
      >
        {dayShort(slot.on)} {hour(slot.local_start)}
        {apart ? <span className="text-muted"> {t`(${hour(slot.own_local_start)} for you)`}</span> : null}
      </button>
    </li>
  );
  if (items.length === 0) {
    return (
      <p className="text-support text-muted">
        <Trans>No working day of the next two weeks has room.</Trans>
      </p>
    );
  }
  const rules = [...new Map(items.flatMap((slot) => slot.reasons).map((one) => [one.text, one])).values()];
  return (
    <div className="flex flex-col gap-4">
      {offer ? (
        <div className="flex flex-col items-start gap-2">
          <p className="text-support font-semibold">
            <Trans>Three times to offer</Trans>
          </p>
          <p className="border-l-2 border-rose pl-3 font-serif text-reason">{offer}</p>
          <Button kind="quiet" flush icon={Copy} onClick={() => void copy()}>
            {copied ? <Trans>Copied</Trans> : <Trans>Copy this sentence</Trans>}
          </Button>
        </div>
      ) : null}
      {(["before", "lunch", "after", "business"] as const).map((band) => {
        const slots = items.filter((slot) => slot.band === band);
        if (slots.length === 0 || (band === "business" && !all)) return null;
        return (
          <div key={band}>
            <p className="pb-1.5 text-support text-muted">{bands[band]}</p>
            <ul aria-label={bands[band]} className="flex flex-wrap gap-2">
              {slots.slice(0, all ? slots.length : shown).map(button)}
            </ul>
          </div>
        );
      })}
      {all ? null : (
        <Button kind="quiet" flush onClick={() => setAll(true)}>
          <Trans>More times</Trans>
        </Button>
      )}
      {apart && zone !== ownZone ? (
        <p className="text-support text-muted">
          <Trans>{city} time, with yours beside it.</Trans>
        </p>
      ) : null}
      <Why reasons={rules.slice(0, 3)} />
    </div>
  );
}
