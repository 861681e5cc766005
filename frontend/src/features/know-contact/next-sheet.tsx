import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { Phone } from "lucide-react";
import { type ReactNode, useId } from "react";
import { telOf } from "@/entities/contact/model";
import type { Contact } from "@/entities/contact/queries";
import { Because } from "@/entities/rule/because";
import { cx } from "@/lib/cx";
import { dayShort } from "@/lib/format";
import { Button } from "@/ui/button";
import { Leaf } from "@/ui/leaf";
import { MovedLeaf } from "@/ui/moved-leaf";
import { Paper } from "@/ui/paper";
import { useNextStep } from "./use-next-step";

interface NextSheetProps {
  readonly workspaceId: string;
  readonly contact: Contact;
  /** The day it is where the contact lives. */
  readonly today: Temporal.PlainDate;
  readonly onLog: () => void;
  readonly onEdit: () => void;
}

const tones = {
  promised: "text-accent",
  due: "text-ink",
  suggested: "text-pencil",
  kept: "text-accent",
  broken: "text-wax",
  moved: "text-muted",
} as const;

/** The one next step with this person: what, when, why, and the button that does it (NET-12). */
export function NextSheet({ workspaceId, contact, today, onLog, onEdit }: NextSheetProps) {
  const { t } = useLingui();
  const id = useId();
  const { kind, on, title, reasons } = contact.next_action;
  const next = useNextStep(workspaceId, contact, today);
  const [phone] = contact.phones;
  const day = on === null ? "" : nearDay(on);
  function nearDay(value: string): string {
    const away = today.until(value).days;
    if (away === 0) return t`today`;
    if (away === 1) return t`tomorrow`;
    return dayShort(value);
  }
  const when: Record<typeof next.state, ReactNode> = {
    promised: day ? <Trans>Promised for {day}</Trans> : <Trans>Promised</Trans>,
    broken: <Trans>The day passed</Trans>,
    due: day ? <Trans>Set for {day}</Trans> : <Trans>What comes next</Trans>,
    suggested: day ? <Trans>Suggested for {day}</Trans> : <Trans>Suggested</Trans>,
    kept: null,
    moved: null,
  };
  let actions: ReactNode = null;
  if (next.calls) {
    actions = (
      <>
        {phone ? (
          <Button kind="filled" icon={Phone} asChild>
            <a href={telOf(phone)}>
              <Trans>Call {phone.number}</Trans>
            </a>
          </Button>
        ) : null}
        <Button kind={phone ? "outlined" : "filled"} onClick={onLog} aria-keyshortcuts="l">
          <Trans>Log how it went</Trans>
        </Button>
      </>
    );
  } else if (next.page) {
    actions = (
      <Button kind={kind === "prepare_meeting" || kind === "hold_meeting" ? "outlined" : "filled"} asChild>
        <Link to={next.page.to}>
          {next.page.kind === "letter" ? (
            <Trans>Open the draft</Trans>
          ) : kind === "debrief" ? (
            <Trans>Write it down</Trans>
          ) : (
            <Trans>Get ready</Trans>
          )}
        </Link>
      </Button>
    );
  } else if (next.begin) {
    actions = (
      <Button kind="filled" busy={next.beginning} onClick={next.begin}>
        {kind === "thank_you" ? (
          <Trans>Write the note</Trans>
        ) : kind === "keep_warm" || kind === "update_referrer" ? (
          <Trans>Write a line</Trans>
        ) : (
          <Trans>Write the letter</Trans>
        )}
      </Button>
    );
  } else if (kind === "find_number") {
    actions = (
      <Button kind="filled" onClick={onEdit}>
        <Trans>Put in the number</Trans>
      </Button>
    );
  } else if (kind === "find_introduction" || kind === "ask_permission") {
    actions = (
      <Button kind="outlined" asChild>
        <a href="#named-by">
          {kind === "ask_permission" ? (
            <Trans>They said yes or no</Trans>
          ) : (
            <Trans>Say who could name you</Trans>
          )}
        </a>
      </Button>
    );
  }
  const moved = next.promise?.moved_from_on;
  return (
    <Paper aria-labelledby={id} suggested={next.state === "suggested"} className="desk:p-6">
      <div className="flex flex-col gap-4 desk:flex-row desk:flex-wrap desk:items-center">
        <div className="flex grow items-center gap-4 desk:basis-72">
          {moved && on ? (
            <MovedLeaf from={moved} to={on} />
          ) : on ? (
            <Leaf day={on} state={next.state} />
          ) : null}
          <div className="min-w-0 grow">
            <p className={cx("text-label font-semibold", tones[next.state])}>{when[next.state]}</p>
            <h2 id={id} className="text-item font-semibold">
              {title}
            </h2>
            {next.promise?.note ? <p className="text-support text-muted">{next.promise.note}</p> : null}
          </div>
        </div>
        {actions ? (
          <div className="flex flex-col gap-2 desk:flex-row desk:items-center">{actions}</div>
        ) : null}
      </div>
      {reasons.length > 0 ? <Because reasons={reasons} className="mt-4 border-t border-line pt-3.5" /> : null}
    </Paper>
  );
}
