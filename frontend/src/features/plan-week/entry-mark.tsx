import { Trans } from "@lingui/react/macro";
import {
  ArrowRight,
  Check,
  CircleAlert,
  type LucideIcon,
  Mail,
  PencilLine,
  Phone,
  Users,
} from "lucide-react";
import type { CalendarEntry } from "@/entities/calendar/queries";
import { cx } from "@/lib/cx";
import { timeIn } from "@/lib/format";
import { Icon } from "@/ui/icon";

type State = CalendarEntry["state"];

const looks: Record<State, string> = {
  promised: "border-accent bg-accent text-on-accent font-semibold",
  due: "border-ink bg-sheet text-ink",
  set: "border-ink bg-sheet text-ink",
  suggested: "border-dashed border-dash text-pencil",
  kept: "border-good bg-good text-accent",
  held: "border-good bg-good text-accent",
  broken: "border-wax bg-wax-wash text-wax",
  moved: "border-line text-muted",
  cancelled: "border-line text-muted",
  sent: "border-line bg-sheet text-ink",
};

function iconOf({ kind, state }: CalendarEntry): LucideIcon {
  if (state === "kept" || state === "held") return Check;
  if (state === "moved" || state === "cancelled") return ArrowRight;
  if (state === "broken") return CircleAlert;
  if (state === "suggested") return PencilLine;
  if (kind === "meeting") return Users;
  return kind === "promise" ? Phone : Mail;
}

/** What an entry is, in a word: for those who do not see its ink. */
export function EntryState({ state }: { readonly state: State }) {
  switch (state) {
    case "promised":
      return <Trans>Promised</Trans>;
    case "due":
      return <Trans>Due</Trans>;
    case "set":
      return <Trans>Set</Trans>;
    case "suggested":
      return <Trans>Suggested</Trans>;
    case "kept":
      return <Trans>Kept</Trans>;
    case "held":
      return <Trans>Held</Trans>;
    case "broken":
      return <Trans>The day passed</Trans>;
    case "moved":
      return <Trans>Moved together</Trans>;
    case "cancelled":
      return <Trans>Cancelled</Trans>;
    case "sent":
      return <Trans>Sent</Trans>;
  }
}

interface EntryMarkProps {
  readonly entry: CalendarEntry;
  readonly zone: string;
  /** With its hour before the title, and its place below. */
  readonly timed?: boolean;
  readonly onOpen: (entry: CalendarEntry) => void;
  readonly className?: string;
}

/** One thing on a day: solid, outlined, dashed, pale; opens what can be done with it. */
export function EntryMark({ entry, zone, timed = false, onOpen, className }: EntryMarkProps) {
  const gone = entry.state === "moved" || entry.state === "cancelled";
  return (
    <button
      type="button"
      onClick={() => onOpen(entry)}
      className={cx(
        "flex w-full items-center gap-2 overflow-hidden rounded-chip border px-2 py-1 text-left text-support leading-snug desk:min-h-8 min-h-11",
        looks[entry.state],
        timed && "items-start py-0.5 leading-tight",
        className,
      )}
    >
      {timed ? null : <Icon of={iconOf(entry)} size="chip" className="shrink-0" />}
      <span className="min-w-0">
        <span className="sr-only">
          <EntryState state={entry.state} />:{" "}
        </span>
        <span className={cx(timed && "font-semibold", gone && "line-through")}>
          {entry.starts_at ? `${timeIn(entry.starts_at, zone)} ${entry.title}` : entry.title}
        </span>
        {entry.detail && (timed || gone) ? <span className="block text-muted">{entry.detail}</span> : null}
      </span>
    </button>
  );
}
