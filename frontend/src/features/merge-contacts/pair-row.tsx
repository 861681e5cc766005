import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { doubtSentence, reasonSentence } from "@/entities/duplicate/model";
import type { DuplicateRow, Lookalike } from "@/entities/duplicate/queries";
import { Button } from "@/ui/button";
import { Chip } from "@/ui/chip";

interface PairRowProps {
  readonly pair: DuplicateRow;
  readonly onDismiss: () => void;
}

/** Two contacts side by side, why they are probably one person, and the two answers. */
export function PairRow({ pair, onDismiss }: PairRowProps) {
  const { t } = useLingui();
  const doubt = doubtSentence(pair.evidence);
  const levels = { certain: t`Almost certain`, likely: t`Likely`, possible: t`Possible` };
  const names = t`${pair.one.display_name} and ${pair.other.display_name}`;
  return (
    <li className="py-4" aria-label={names}>
      <div className="grid gap-x-8 gap-y-3 desk:grid-cols-2">
        <Side person={pair.one} />
        <Side person={pair.other} />
      </div>
      <div className="flex flex-wrap items-baseline gap-x-2.5 gap-y-1 pt-2.5">
        <Chip tone={pair.level === "certain" ? "good" : "plain"}>{levels[pair.level]}</Chip>
        <p className="font-serif text-reason text-muted">
          {reasonSentence(pair.evidence)}
          {doubt ? <> {t`Against it: ${doubt}`}</> : null}
        </p>
      </div>
      <div className="flex flex-wrap gap-2.5 pt-3">
        <Button asChild>
          <Link to="/contacts/duplicates/merge" search={{ stays: pair.one.id, goes: pair.other.id }}>
            <Trans>Compare and merge</Trans>
          </Link>
        </Button>
        <Button kind="quiet" onClick={onDismiss}>
          <Trans>Two different people</Trans>
        </Button>
      </div>
    </li>
  );
}

function Side({ person }: { readonly person: Lookalike }) {
  const work = [person.headline, person.organization_name].filter(Boolean).join(", ");
  const reach = [...person.emails.map((each) => each.address), ...person.phones.map((each) => each.number)];
  return (
    <div className="min-w-0">
      <Link
        to="/contacts/$contactId"
        params={{ contactId: person.id }}
        className="inline-flex min-h-11 items-center text-item font-semibold hover:text-accent desk:min-h-8"
      >
        {person.display_name}
      </Link>
      {work ? <p className="text-support">{work}</p> : null}
      {reach.slice(0, 4).map((each) => (
        <p key={each} className="truncate text-support text-muted">
          {each}
        </p>
      ))}
    </div>
  );
}
