import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { contactPage } from "@/entities/today/model";
import type { WeekItem } from "@/entities/today/queries";
import { dayShort } from "@/lib/format";
import { MiniLeaf } from "@/ui/mini-leaf";

/** The days ahead, a line each: solid, outlined or dashed. */
export function WeekStrip({ week }: { readonly week: readonly WeekItem[] }) {
  if (week.length === 0) return null;
  return (
    <section aria-labelledby="this-week">
      <h2 id="this-week" className="pb-2 text-tiny font-semibold text-muted">
        <Trans>This week</Trans>
      </h2>
      <ul>
        {week.map((line) => (
          <li
            key={`${line.on} ${line.title}`}
            className="flex min-h-11 items-center gap-2.5 text-support desk:min-h-9"
          >
            <MiniLeaf state={line.state} />
            <span className="sr-only">
              <State state={line.state} />
            </span>
            <time dateTime={line.on} className="tabular w-12 shrink-0 text-muted">
              {dayShort(line.on).split(" ").slice(0, 2).join(" ")}
            </time>
            {line.contact ? (
              <Link to={contactPage(line.contact.id)} className="min-w-0 hover:text-accent hover:underline">
                {line.title}
              </Link>
            ) : (
              <span className="min-w-0">{line.title}</span>
            )}
          </li>
        ))}
      </ul>
      <p className="pt-2 text-support text-pretty text-faint">
        <Trans>Solid is promised, outlined is set or due, dashed is only a suggestion.</Trans>
      </p>
    </section>
  );
}

function State({ state }: { readonly state: WeekItem["state"] }) {
  switch (state) {
    case "promised":
      return <Trans>Promised:</Trans>;
    case "due":
      return <Trans>Set or due:</Trans>;
    case "suggested":
      return <Trans>Suggested:</Trans>;
  }
}
