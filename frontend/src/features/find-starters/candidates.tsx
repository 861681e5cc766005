import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { UserCheck } from "lucide-react";
import { type Circle, circleWords, workOf } from "@/entities/contact/model";
import { useUpdateContact } from "@/entities/contact/mutations";
import { type ContactRow, contactsQuery } from "@/entities/contact/queries";
import { Because } from "@/entities/rule/because";
import { useProblemWords } from "@/i18n/use-problem-words";
import { notify } from "@/lib/notices";
import { Button } from "@/ui/button";
import { Row, stretch } from "@/ui/row";
import { Rows } from "@/ui/rows";
import { Section } from "@/ui/section";
import { TextLink } from "@/ui/text-link";

interface CandidatesProps {
  readonly workspaceId: string;
  /** The circle one is asked about: whoever is known counts to it. */
  readonly circle: Circle;
}

/** Shown at once; the rest are a link away. */
const shown = 6;

/**
 * People a file brought in, of whom it is not said yet whether they know one (NET-1). Those of this circle first, then
 * those of none; a press says that one knows them from here.
 */
export function Candidates({ workspaceId, circle }: CandidatesProps) {
  const { t } = useLingui();
  const words = useProblemWords();
  const update = useUpdateContact(workspaceId);
  const unsaid = { source: "import", closeness: "unknown", degree: "cold" } as const;
  const here = useInfiniteQuery(contactsQuery(workspaceId, { ...unsaid, circle }));
  const anywhere = useInfiniteQuery(contactsQuery(workspaceId, unsaid));
  const first = here.data?.pages[0]?.items ?? [];
  const rest = (anywhere.data?.pages[0]?.items ?? []).filter((row) => row.circle === null);
  const rows = [...first, ...rest].slice(0, shown);
  const total = Number(anywhere.data?.pages[0]?.total ?? 0);
  if (rows.length === 0) return null;
  const know = (row: ContactRow) => {
    if (update.isPending) return;
    update
      .mutateAsync({ contact: row, patch: { known: true, circle, closeness: 3 } })
      .then((saved) =>
        notify(t`${saved.display_name} counts among the people you know.`, () => {
          const patch = { known: false, circle: row.circle, closeness: null };
          update.mutateAsync({ contact: saved, patch }).catch((error: unknown) => notify(words(error)));
        }),
      )
      .catch((error: unknown) => notify(words(error)));
  };
  return (
    <Section
      label={<span className="text-body text-ink">{t`Out of your files: whom do you know from here?`}</span>}
      action={
        <TextLink asChild>
          <Link to="/contacts" search={unsaid}>
            {Number.isFinite(total) ? (
              <Plural value={total} one="See # person" other="See all # people" />
            ) : (
              <Trans>See them all</Trans>
            )}
          </Link>
        </TextLink>
      }
    >
      <Rows line="dashed" closed label={t`People out of your files`}>
        {rows.map((row) => (
          <Row
            key={row.id}
            title={
              <Link to="/contacts/$contactId" params={{ contactId: row.id }} className={stretch}>
                {row.display_name}
              </Link>
            }
            detail={workOf(row)}
            end={
              <Button kind="quiet" icon={UserCheck} onClick={() => know(row)}>
                <Trans>
                  I know them
                  <span className="sr-only">
                    : {row.display_name}, {t(circleWords[circle])}
                  </span>
                </Trans>
              </Button>
            }
          />
        ))}
      </Rows>
      <Because rules={["NET-1", "NET-2"]} className="pt-3">
        <Trans>A link in a list is not yet somebody who knows you. Say so only where it is true.</Trans>
      </Because>
    </Section>
  );
}
