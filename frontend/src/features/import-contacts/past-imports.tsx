import { Plural, Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { Import } from "@/entities/import/queries";
import { useWorkspace } from "@/entities/session/use-session";
import { dayIn, dayShort } from "@/lib/format";
import { Row, stretch } from "@/ui/row";
import { Rows } from "@/ui/rows";
import { Section } from "@/ui/section";

/** Files that came in before, the latest first, with what became of each. */
export function PastImports({ items }: { readonly items: readonly Import[] }) {
  const { time_zone: zone } = useWorkspace();
  return (
    <Section label={<Trans>Files you brought before</Trans>}>
      <Rows>
        {items.map((one) => (
          <Row
            key={one.id}
            title={
              <Link
                to="/contacts/import/$importId"
                params={{ importId: one.id }}
                className={`break-all ${stretch}`}
              >
                {one.filename}
              </Link>
            }
            detail={<Became record={one} />}
            end={
              <span className="tabular text-support text-muted">{dayShort(dayIn(one.created_at, zone))}</span>
            }
          />
        ))}
      </Rows>
    </Section>
  );
}

function Became({ record }: { readonly record: Import }) {
  const { state } = record;
  if (state === "needs_mapping") return <Trans>Waits for you to say which column is which</Trans>;
  if (state === "ready") return <Trans>Waits for you to look at it</Trans>;
  if (state === "undoing" || state === "undone") return <Trans>Taken back</Trans>;
  if (!record.committed_at) return <Trans>Nobody added</Trans>;
  return <Plural value={record.added} one="# person added" other="# people added" />;
}
