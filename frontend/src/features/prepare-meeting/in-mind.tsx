import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Pin } from "lucide-react";
import type { ReactNode } from "react";
import { calledName } from "@/entities/meeting/model";
import { type Meeting, preparationQuery } from "@/entities/meeting/queries";
import { Because } from "@/entities/rule/because";
import { RuleMark } from "@/entities/rule/rule-mark";
import { useProblemWords } from "@/i18n/use-problem-words";
import { dayShort } from "@/lib/format";
import { ErrorRetry } from "@/ui/error-retry";
import { Icon } from "@/ui/icon";
import { Section } from "@/ui/section";
import { Skeleton } from "@/ui/skeleton";
import { TextLink } from "@/ui/text-link";

interface InMindProps {
  readonly workspaceId: string;
  readonly meeting: Meeting;
}

function Line({ label, children }: { readonly label: ReactNode; readonly children: ReactNode }) {
  return (
    <div className="border-t border-line py-3">
      <dt className="text-support text-muted">{label}</dt>
      <dd className="pt-0.5 font-serif text-letter wrap-anywhere whitespace-pre-line">{children}</dd>
    </div>
  );
}

/** Who sent one and with which words, what was said before, what to tell and to offer: read before one goes in. */
export function InMind({ workspaceId, meeting }: InMindProps) {
  const words = useProblemWords();
  const found = useQuery(preparationQuery(workspaceId, meeting.id));
  if (found.isPending) return <Skeleton rows={3} />;
  if (found.isError)
    return <ErrorRetry onRetry={() => void found.refetch()}>{words(found.error)}</ErrorRetry>;
  const { data } = found;
  const name = calledName(meeting.contact.display_name);
  return (
    <Section label={<Trans>To have in mind</Trans>}>
      <p className="flex items-start gap-2.5 pb-3 font-serif text-letter">
        <Icon of={Pin} size="chip" className="mt-1.5 shrink-0 text-accent" />
        <span>
          {data.big_picture_question} <RuleMark id="MTG-5" />
        </span>
      </p>
      <dl>
        {data.introduced_by.map((by) => (
          <Line key={by.person.id} label={<Trans>{by.person.display_name} sent you</Trans>}>
            {by.introduction || <Trans>Say so first.</Trans>} <RuleMark id="MTG-4" />
          </Line>
        ))}
        {data.shared_path ? <Line label={<Trans>What you share</Trans>}>{data.shared_path}</Line> : null}
        {data.talk_preferences ? (
          <Line label={<Trans>How {name} likes to talk</Trans>}>
            {data.talk_preferences} <RuleMark id="MTG-7" />
          </Line>
        ) : null}
        {data.skill_stories.length > 0 ? (
          <Line label={<Trans>Stories of what you do well</Trans>}>
            {data.skill_stories.join("\n")} <RuleMark id="MTG-11" />
          </Line>
        ) : null}
        {data.target_roles.length > 0 ? (
          <Line label={<Trans>Roles you look for</Trans>}>{data.target_roles.join("\n")}</Line>
        ) : null}
        {data.can_offer ? (
          <Line label={<Trans>What you can offer</Trans>}>
            {data.can_offer} <RuleMark id="MTG-10" />
          </Line>
        ) : null}
        {data.said_before.map((said) => (
          <Line key={`${said.on} ${said.title} ${said.detail}`} label={`${dayShort(said.on)}. ${said.title}`}>
            {said.detail}
          </Line>
        ))}
      </dl>
      {data.skill_stories.length === 0 ? (
        <Because rules={["MTG-11"]}>
          <Trans>Two short stories show more than a list of skills.</Trans>{" "}
          <TextLink asChild>
            <Link to="/settings/you">
              <Trans>Write them down once</Trans>
            </Link>
          </TextLink>
        </Because>
      ) : null}
    </Section>
  );
}
