import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { ChevronDown, Pin } from "lucide-react";
import type { Notebook } from "@/entities/meeting/notebook";
import { type Meeting, preparationQuery } from "@/entities/meeting/queries";
import { RuleMark } from "@/entities/rule/rule-mark";
import { Checkbox } from "@/ui/checkbox";
import { Icon } from "@/ui/icon";

interface InMindProps {
  readonly workspaceId: string;
  readonly meeting: Meeting;
  readonly book: Notebook;
  readonly write: (change: (book: Notebook) => Notebook) => void;
}

/** The pinned question, and folded away what one brought along: stories, roles, something of use to the guest. */
export function InMind({ workspaceId, meeting, book, write }: InMindProps) {
  const { t } = useLingui();
  const { data } = useQuery(preparationQuery(workspaceId, meeting.id));
  if (!data) return null;
  const asked = meeting.questions.includes(data.big_picture_question);
  const lines = [...data.skill_stories, ...data.target_roles, data.talk_preferences].filter(Boolean);
  return (
    <div className="border-b border-line pb-1">
      {asked ? null : (
        <p className="flex items-start gap-2.5 py-2.5 font-serif text-reason">
          <Icon of={Pin} size="chip" className="mt-1.5 shrink-0 text-accent" />
          <span>
            {data.big_picture_question} <RuleMark id="MTG-5" />
          </span>
        </p>
      )}
      {lines.length > 0 || data.can_offer ? (
        <details className="group">
          <summary className="flex min-h-11 list-none items-center justify-between text-label font-semibold text-muted [&::-webkit-details-marker]:hidden">
            <Trans>What you brought</Trans>
            <Icon of={ChevronDown} className="group-open:rotate-180" />
          </summary>
          <div className="flex flex-col gap-2 pb-3">
            {lines.length > 0 ? (
              <ul aria-label={t`Stories to tell`} className="flex flex-col gap-1 font-serif text-reason">
                {lines.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            ) : null}
            {data.can_offer ? (
              <Checkbox
                label={<Trans>Offered: {data.can_offer}</Trans>}
                checked={book.offerGiven}
                onChange={(event) => {
                  const offerGiven = event.target.checked;
                  write((latest) => ({ ...latest, offerGiven }));
                }}
              />
            ) : null}
            <p className="text-support text-muted">
              <RuleMark id="MTG-11" /> <RuleMark id="MTG-10" />
            </p>
          </div>
        </details>
      ) : null}
    </div>
  );
}
