import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ChevronRight } from "lucide-react";
import { type Coached, coachedSeekersQuery } from "@/entities/coaching/queries";
import { useProblemWords } from "@/i18n/use-problem-words";
import { Chip } from "@/ui/chip";
import { ErrorRetry } from "@/ui/error-retry";
import { Icon } from "@/ui/icon";
import { Row, stretch } from "@/ui/row";
import { Rows } from "@/ui/rows";
import { Skeleton } from "@/ui/skeleton";
import { useStandingWord } from "./use-standing-word";

function SeekerRow({ item }: { readonly item: Coached }) {
  const word = useStandingWord();
  const { progress } = item;
  const due = progress ? progress.kept + progress.passed : 0;
  return (
    <Row
      title={
        <Link to="/coaching/$workspaceId" params={{ workspaceId: item.workspace_id }} className={stretch}>
          {item.seeker.display_name}
        </Link>
      }
      detail={
        progress ? (
          <>
            {progress.text}{" "}
            {due > 0 ? (
              <Trans>
                {progress.kept} of {due} promises kept.
              </Trans>
            ) : null}
          </>
        ) : (
          <Trans>Shares no counts with you.</Trans>
        )
      }
      end={
        <span className="flex items-center gap-3">
          {progress ? (
            <Chip tone={progress.standing === "moving" ? "good" : "manila"}>{word(progress.standing)}</Chip>
          ) : null}
          <Icon of={ChevronRight} size="button" className="text-muted" />
        </span>
      }
    />
  );
}

/** The seekers who let one help; who may need a hand stands first. */
export function Seekers() {
  const { t } = useLingui();
  const words = useProblemWords();
  const found = useQuery(coachedSeekersQuery());
  if (found.isPending) return <Skeleton rows={4} />;
  if (found.isError)
    return <ErrorRetry onRetry={() => void found.refetch()}>{words(found.error)}</ErrorRetry>;
  if (found.data.items.length === 0) {
    return (
      <p className="text-body text-muted">
        <Trans>
          Nobody has let you look yet. In their settings, under “Who may look”, seekers of your group choose
          what you see and until when.
        </Trans>
      </p>
    );
  }
  return (
    <Rows label={t`Seekers you help`} closed>
      {found.data.items.map((item) => (
        <SeekerRow key={item.workspace_id} item={item} />
      ))}
    </Rows>
  );
}
