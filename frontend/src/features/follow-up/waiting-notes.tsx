import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { CloudOff } from "lucide-react";
import { useWaiting, type Waiting } from "@/entities/meeting/use-waiting";
import { Icon } from "@/ui/icon";
import { TextLink } from "@/ui/text-link";

function Words({ name, notes, lost }: Waiting) {
  if (lost) return <Trans>What you noted with {name} can no longer be sent. It is still here.</Trans>;
  if (notes === 0) return <Trans>The meeting with {name} waits for the network.</Trans>;
  return notes === 1 ? (
    <Trans>1 note from the meeting with {name} waits for the network.</Trans>
  ) : (
    <Trans>
      {notes} notes from the meeting with {name} wait for the network.
    </Trans>
  );
}

/** What was noted on this device and is nowhere else yet; it is sent from here too. */
export function WaitingNotes({ workspaceId }: { readonly workspaceId: string }) {
  const { t } = useLingui();
  const waiting = useWaiting(workspaceId);
  if (waiting.length === 0) return null;
  return (
    <ul aria-label={t`Only on this device`} className="flex flex-col gap-1 pb-6">
      {waiting.map((one) => (
        <li key={one.meetingId} className="flex items-start gap-2.5 text-support text-muted">
          <Icon of={CloudOff} size="chip" className="mt-1 shrink-0" />
          <span>
            <Words {...one} name={one.name || t`somebody`} />{" "}
            <TextLink asChild>
              <Link to="/meetings/$meetingId/run" params={{ meetingId: one.meetingId }}>
                <Trans>Look at it</Trans>
              </Link>
            </TextLink>
          </span>
        </li>
      ))}
    </ul>
  );
}
