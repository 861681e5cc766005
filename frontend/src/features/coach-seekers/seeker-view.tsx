import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { coachedContactsQuery, coachedLettersQuery, coachedSeekersQuery } from "@/entities/coaching/queries";
import { Comments } from "@/entities/coaching/comments";
import { useWorkspace } from "@/entities/session/use-session";
import { useProblemWords } from "@/i18n/use-problem-words";
import { dayIn, dayWithYear } from "@/lib/format";
import { ErrorRetry } from "@/ui/error-retry";
import { PageHead } from "@/ui/page-head";
import { Row } from "@/ui/row";
import { Rows } from "@/ui/rows";
import { Section } from "@/ui/section";
import { Skeleton } from "@/ui/skeleton";

interface InProps {
  readonly workspaceId: string;
  readonly zone: string;
}

function People({ workspaceId }: Pick<InProps, "workspaceId">) {
  const { t } = useLingui();
  const found = useQuery(coachedContactsQuery(workspaceId));
  if (!found.data) return <Skeleton rows={3} />;
  return (
    <Rows label={t`People`} closed>
      {found.data.items.map((person) => (
        <Row key={person.id} title={person.display_name} detail={person.next_title || null} />
      ))}
    </Rows>
  );
}

function Letters({ workspaceId, zone }: InProps) {
  const found = useQuery(coachedLettersQuery(workspaceId));
  if (!found.data) return <Skeleton rows={3} />;
  if (found.data.items.length === 0) {
    return (
      <p className="text-body text-muted">
        <Trans>No letter is written yet.</Trans>
      </p>
    );
  }
  return (
    <div className="flex flex-col gap-3">
      {found.data.items.map((letter) => (
        <details key={letter.id} className="rounded-field border border-line bg-sheet px-4 py-3">
          <summary className="cursor-pointer text-item font-semibold">
            {letter.state === "sent" ? (
              <Trans>To {letter.contact_name}, sent</Trans>
            ) : (
              <Trans>To {letter.contact_name}, a draft</Trans>
            )}
          </summary>
          <p className="max-w-[66ch] py-4 font-serif text-body whitespace-pre-wrap">{letter.body}</p>
          <Comments workspaceId={workspaceId} zone={zone} letterId={letter.id} />
        </details>
      ))}
    </div>
  );
}

/** One seeker, as far as they let the coach look. */
export function SeekerView({ workspaceId }: { readonly workspaceId: string }) {
  const words = useProblemWords();
  const { time_zone: zone } = useWorkspace();
  const found = useQuery(coachedSeekersQuery());
  if (found.isPending) return <Skeleton head rows={4} />;
  if (found.isError)
    return <ErrorRetry onRetry={() => void found.refetch()}>{words(found.error)}</ErrorRetry>;
  const item = found.data.items.find((each) => each.workspace_id === workspaceId);
  if (!item) {
    return <PageHead title={<Trans>Nobody here lets you look.</Trans>} />;
  }
  const { progress, scopes } = item;
  const until = dayWithYear(dayIn(item.ends_at, zone));
  return (
    <>
      <PageHead
        title={item.seeker.display_name}
        lede={progress ? progress.text : <Trans>Shares no counts with you.</Trans>}
      />
      <p className="-mt-4 pb-7 text-support text-muted">
        <Trans>
          You may look until {until}. Each look is written down, for {item.seeker.display_name} to see.
        </Trans>
      </p>
      {progress ? (
        <Section label={<Trans>In numbers</Trans>}>
          <ul className="flex flex-col gap-1 text-body">
            <li>
              <Trans>
                {progress.kept} of {progress.kept + progress.passed} promises kept, {progress.ahead} to come.
              </Trans>
            </li>
            <li>
              <Trans>
                {progress.met} meetings in the last 30 days, {progress.meetings_ahead} in the next seven.
              </Trans>
            </li>
            <li>
              <Trans>
                {progress.letters_out} letters out, {progress.thanks_owed} thank-yous to write.
              </Trans>
            </li>
          </ul>
        </Section>
      ) : null}
      {scopes.includes("letters") ? (
        <>
          <Section label={<Trans>Letters</Trans>}>
            <Letters workspaceId={workspaceId} zone={zone} />
          </Section>
          <Section label={<Trans>The plan</Trans>}>
            <Comments workspaceId={workspaceId} zone={zone} />
          </Section>
        </>
      ) : null}
      {scopes.includes("contacts") ? (
        <Section label={<Trans>People</Trans>}>
          <People workspaceId={workspaceId} />
        </Section>
      ) : null}
    </>
  );
}
