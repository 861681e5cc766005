import { Link } from "@tanstack/react-router";
import {
  CalendarCheck,
  CalendarX,
  CornerUpLeft,
  FilePenLine,
  Handshake,
  type LucideIcon,
  Mail,
  MailCheck,
  Merge,
  NotebookPen,
  PenLine,
  Phone,
  Plus,
  CalendarClock,
  UserRoundPlus,
} from "lucide-react";
import { linkNames } from "@/entities/contact/model";
import type { TimelineItem } from "@/entities/contact/queries";
import { dayIn, dayShort, timeIn } from "@/lib/format";
import { Icon } from "@/ui/icon";
import { TextLink } from "@/ui/text-link";

const icons: Record<TimelineItem["kind"], LucideIcon> = {
  added: Plus,
  named: UserRoundPlus,
  letter_drafted: FilePenLine,
  letter_sent: Mail,
  promise_made: CalendarClock,
  promise_moved: CalendarClock,
  promise_withdrawn: CalendarX,
  attempt: Phone,
  meeting_set: CalendarCheck,
  meeting_moved: CalendarClock,
  meeting_cancelled: CalendarX,
  met: Handshake,
  debriefed: NotebookPen,
  thank_you_sent: MailCheck,
  referrer_told: CornerUpLeft,
  note: PenLine,
  merged: Merge,
};

/** What happened at an hour; the rest belongs to a day. */
const timed = new Set<TimelineItem["kind"]>(["attempt", "met", "meeting_set"]);

interface TimelineEntryProps {
  readonly item: TimelineItem;
  /** The zone of the contact (TIM-8). */
  readonly zone: string;
  readonly last: boolean;
}

/** One thing that happened: icon, sentence, day; names in it lead to their people. */
export function TimelineEntry({ item, zone, last }: TimelineEntryProps) {
  const day = dayShort(dayIn(item.happened_at, zone));
  const note = item.kind === "note";
  return (
    <li className="relative flex gap-3.5 pb-4.5">
      {last ? null : (
        <span aria-hidden className="absolute top-7 bottom-[-3px] left-[9px] border-l border-line" />
      )}
      <Icon of={icons[item.kind]} size="button" className="mt-1 text-muted" />
      <div className="min-w-0 grow">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4">
          <p className="text-item font-semibold">
            <Linked text={item.title} people={item.people} />
          </p>
          <time dateTime={item.happened_at} className="tabular text-support text-muted">
            {timed.has(item.kind) ? `${day}, ${timeIn(item.happened_at, zone)}` : day}
          </time>
        </div>
        {item.detail ? (
          <p
            className={
              note ? "font-serif text-letter whitespace-pre-line" : "text-body whitespace-pre-line text-muted"
            }
          >
            <Linked text={item.detail} people={item.people} />
          </p>
        ) : null}
      </div>
    </li>
  );
}

function Linked({ text, people }: { readonly text: string; readonly people: TimelineItem["people"] }) {
  return linkNames(text, people).map((part, index) =>
    typeof part === "string" ? (
      part
    ) : (
      // oxlint-disable-next-line react/no-array-index-key -- the same person may be named twice; the order is the text's
      <TextLink key={`${part.id}-${index}`} asChild>
        <Link to="/contacts/$contactId" params={{ contactId: part.id }}>
          {part.display_name}
        </Link>
      </TextLink>
    ),
  );
}
