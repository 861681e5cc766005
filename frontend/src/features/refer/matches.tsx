import { Trans, useLingui } from "@lingui/react/macro";
import type { Schemas } from "@/api/types";

interface MatchesProps {
  readonly matches: readonly Schemas["MatchOut"][];
  readonly onPick: (person: Schemas["PersonOut"]) => void;
}

/** Who of one's contacts is meant by what was typed; picking one spares a second entry. */
export function Matches({ matches, onPick }: MatchesProps) {
  const { t } = useLingui();
  if (matches.length === 0) return null;
  return (
    <div className="pt-2">
      <p role="status" className="text-support text-muted">
        <Trans>Somebody you have already?</Trans>
      </p>
      <ul aria-label={t`Somebody you have already?`} className="flex flex-wrap gap-2 pt-1.5">
        {matches.slice(0, 5).map((match) => (
          <li key={match.contact.id}>
            <button
              type="button"
              onClick={() => onPick(match.contact)}
              className="inline-flex min-h-11 items-center gap-1.5 rounded-field border border-edge bg-sheet px-3 text-support hover:bg-wash desk:min-h-8"
            >
              <span className="font-semibold">{match.contact.display_name}</span>
              {match.organization_name ? <span className="text-muted">{match.organization_name}</span> : null}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
