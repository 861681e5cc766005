import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { matchesQuery } from "@/entities/contact/queries";
import { useSettled } from "@/lib/use-settled";

interface LikelyMatchesProps {
  readonly workspaceId: string;
  readonly name: string;
  readonly where: string;
  readonly onOpen: () => void;
}

/** Who the typed name probably is already, each with the reason; it never stands in the way of keeping the name. */
export function LikelyMatches({ workspaceId, name, where, onOpen }: LikelyMatchesProps) {
  const { t } = useLingui();
  const typed = useSettled(name.trim(), 200);
  const place = useSettled(where.trim(), 200);
  const { data } = useQuery(matchesQuery(workspaceId, typed, place));
  const likely = typed.length >= 2 ? (data?.items ?? []).filter((each) => each.score >= 25) : [];
  if (likely.length === 0) return null;
  return (
    <div>
      <p role="status" className="text-support text-muted">
        <Trans>Somebody you have already?</Trans>
      </p>
      <ul aria-label={t`Somebody you have already?`} className="flex flex-col divide-y divide-line pt-1">
        {likely.slice(0, 3).map((match) => (
          <li key={match.contact.id}>
            <Link
              to="/contacts/$contactId"
              params={{ contactId: match.contact.id }}
              onClick={onOpen}
              className="flex min-h-11 flex-col justify-center py-1.5 hover:text-accent"
            >
              <span className="text-body font-semibold">{match.contact.display_name}</span>
              <span className="text-support text-muted">{match.why}</span>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
