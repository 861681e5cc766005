import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { Circle } from "@/entities/contact/model";
import { startersQuery } from "@/entities/contact/queries";
import { Because } from "@/entities/rule/because";
import { useProblemWords } from "@/i18n/use-problem-words";
import { ErrorRetry } from "@/ui/error-retry";
import { Page } from "@/ui/page";
import { PageHead } from "@/ui/page-head";
import { stretch } from "@/ui/row";
import { Rows } from "@/ui/rows";
import { Section } from "@/ui/section";
import { Skeleton } from "@/ui/skeleton";
import { TextLink } from "@/ui/text-link";
import { AskCircle } from "./ask-circle";
import { Candidates } from "./candidates";

interface StartersViewProps {
  readonly workspaceId: string;
  /** The circle one is asked about. */
  readonly circle: Circle;
  readonly onCircle: (circle: Circle) => void;
}

/** Names proposed before the fold; a handful suffices to start (NET-8). */
const shown = 10;

/** Circle by circle: who is there, and whom to ask first, each with the reasons (NET-2, NET-3). */
export function StartersView({ workspaceId, circle, onCircle }: StartersViewProps) {
  const { t } = useLingui();
  const words = useProblemWords();
  const { data, error, refetch, isPending } = useQuery(startersQuery(workspaceId));
  const items = data?.items ?? [];
  return (
    <Page
      marginLabel={t`Why begin like this`}
      margin={
        <div className="flex flex-col gap-6 wide:pt-32">
          <Because heading={<Trans>Whom to begin with</Trans>} rules={["NET-2"]}>
            <Trans>
              People of your church or community who are highly regarded, know you well, and whom you trust.
            </Trans>
          </Because>
          <Because heading={<Trans>Practice first</Trans>} rules={["NET-3"]}>
            <Trans>
              The first meetings are awkward for everyone. They belong with people who will tell you gently.
            </Trans>
          </Because>
          <Because heading={<Trans>How many</Trans>} rules={["NET-8"]}>
            <Trans>A handful is enough. Two or three good meetings set it going.</Trans>
          </Because>
        </div>
      }
    >
      <PageHead
        over={
          <TextLink asChild>
            <Link to="/contacts">
              <Trans>Contacts</Trans>
            </Link>
          </TextLink>
        }
        title={<Trans>Whom to ask first</Trans>}
        lede={<Trans>Go from circle to circle; one name in each is plenty.</Trans>}
      />
      <AskCircle key={circle} workspaceId={workspaceId} circle={circle} onCircle={onCircle} />
      <Candidates key={`files ${circle}`} workspaceId={workspaceId} circle={circle} />
      <Section label={<span className="text-body text-ink">{t`In this order`}</span>}>
        {error && items.length === 0 ? (
          <ErrorRetry onRetry={() => void refetch()}>{words(error)}</ErrorRetry>
        ) : isPending ? (
          <Skeleton rows={4} />
        ) : items.length === 0 ? (
          <p className="font-serif text-reason text-muted">
            <Trans>Nobody yet. The first name you keep above will stand here.</Trans>
          </p>
        ) : (
          <Rows line="dashed" closed>
            {items.slice(0, shown).map((item) => (
              <li key={item.contact.id} className="relative py-3">
                <Link
                  to="/contacts/$contactId"
                  params={{ contactId: item.contact.id }}
                  className={`text-item font-semibold ${stretch}`}
                >
                  {item.contact.display_name}
                </Link>
                <Because reasons={item.reasons} className="relative w-fit" />
              </li>
            ))}
          </Rows>
        )}
        {items.length > shown ? (
          <p className="pt-3 text-support text-muted">
            <Plural
              value={items.length - shown}
              one="# more of the people you know comes after these."
              other="# more of the people you know come after these."
            />
          </p>
        ) : null}
      </Section>
    </Page>
  );
}
