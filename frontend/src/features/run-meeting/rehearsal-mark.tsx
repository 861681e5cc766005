import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { Drama } from "lucide-react";
import { Icon } from "@/ui/icon";
import { TextLink } from "@/ui/text-link";

/** Says on every screen of a rehearsal that it is one, and how to leave it. */
export function RehearsalMark({ meetingId, onLeave }: { meetingId: string; onLeave: () => void }) {
  return (
    <div
      role="note"
      className="mb-3 flex flex-wrap items-center justify-between gap-x-4 rounded-field border border-dashed border-dash px-3.5 py-2 text-support"
    >
      <span className="flex items-center gap-2 font-semibold text-pencil">
        <Icon of={Drama} size="chip" />
        <Trans>A rehearsal: nothing is saved or sent.</Trans>
      </span>
      <TextLink asChild>
        <Link to="/meetings/$meetingId" params={{ meetingId }} onClick={onLeave}>
          <Trans>End the rehearsal</Trans>
        </Link>
      </TextLink>
    </div>
  );
}
