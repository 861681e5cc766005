import { createFileRoute } from "@tanstack/react-router";
import type { View } from "@/entities/calendar/model";
import { useWorkspace } from "@/entities/session/use-session";
import { CalendarView } from "@/features/plan-week/calendar-view";
import { now, todayIn } from "@/lib/clock";
import { choiceParam, textParam } from "@/lib/search";
import { usePhone } from "@/lib/use-media";

const views = ["agenda", "week", "month"] as const;
const onPhone = ["agenda", "month"] as const;

interface CalendarSearch {
  readonly view?: View | undefined;
  /** ISO day; today when absent. */
  readonly on?: string | undefined;
}

export const Route = createFileRoute("/_signed/calendar")({
  validateSearch: (search): CalendarSearch => {
    return { view: choiceParam(search, "view", views), on: textParam(search, "on") };
  },
  component: CalendarPage,
});

/** The day of an address anybody may have written; today when it is none. */
function dayOr(text: string | undefined, today: Temporal.PlainDate): Temporal.PlainDate {
  if (!text) return today;
  try {
    return Temporal.PlainDate.from(text);
  } catch {
    return today;
  }
}

function CalendarPage() {
  const phone = usePhone();
  const search = Route.useSearch();
  const navigate = Route.useNavigate();
  const { id: workspaceId, time_zone: zone } = useWorkspace();
  const today = todayIn(zone, now);
  const offered = phone ? onPhone : views;
  // A week's columns do not fit a phone: there the agenda tells the same.
  const wanted = search.view ?? (phone ? "agenda" : "week");
  return (
    <CalendarView
      workspaceId={workspaceId}
      view={offered.find((view) => view === wanted) ?? "agenda"}
      views={offered}
      on={dayOr(search.on, today)}
      now={now()}
      today={today}
      onGo={(to) => void navigate({ search: (old) => ({ ...old, ...to }), replace: "on" in to })}
    />
  );
}
