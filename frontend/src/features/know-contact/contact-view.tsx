import { msg } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { Link, useNavigate } from "@tanstack/react-router";
import {
  Archive,
  ArchiveRestore,
  Ellipsis,
  Eraser,
  FileText,
  Pencil,
  PencilLine,
  PhoneCall,
  Trash2,
} from "lucide-react";
import { type ReactNode, useMemo } from "react";
import { shortName, workOf } from "@/entities/contact/model";
import type { Contact } from "@/entities/contact/queries";
import { todayIn } from "@/lib/clock";
import type { Command } from "@/lib/commands";
import { useCommands } from "@/lib/use-commands";
import { Button } from "@/ui/button";
import { Chip } from "@/ui/chip";
import { Menu } from "@/ui/menu";
import { Page } from "@/ui/page";
import { PageHead } from "@/ui/page-head";
import { TextLink } from "@/ui/text-link";
import { ContactMargin } from "./contact-margin";
import { KnowThem } from "./know-them";
import { NextSheet } from "./next-sheet";
import { StageRail } from "./stage-rail";
import { Timeline } from "./timeline";
import { useArchiving } from "./use-archiving";
import { useDeletion } from "./use-deletion";
import { useReport } from "./use-report";

interface ContactViewProps {
  readonly workspaceId: string;
  readonly contact: Contact;
  /** Opens the sheet that asks how a call went. */
  readonly onLog: () => void;
  readonly onEdit: () => void;
  /** Opens all that can be written to them. */
  readonly onWrite: () => void;
  /** Opens the sheet in which somebody is erased for good. */
  readonly onErase: () => void;
  /** Who named them, and whom they named. */
  readonly referrals: ReactNode;
}

/** One person: where things stand, what comes next, what has happened. */
export function ContactView({
  workspaceId,
  contact,
  onLog,
  onEdit,
  onWrite,
  onErase,
  referrals,
}: ContactViewProps) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const archive = useArchiving(workspaceId, contact);
  const away = contact.archived_at !== null;
  const report = useReport(workspaceId, contact.id);
  const remove = useDeletion(workspaceId, contact, () => void navigate({ to: "/contacts" }));
  const commands = useMemo<readonly Command[]>(
    () => [
      {
        id: "attempt.log",
        title: msg`Log how a call went`,
        group: "page",
        icon: PhoneCall,
        keys: "l",
        run: onLog,
      },
      { id: "contact.edit", title: msg`Change what is known`, group: "page", icon: Pencil, run: onEdit },
      {
        id: "contact.write",
        title: msg`Write to them`,
        group: "page",
        icon: PencilLine,
        keys: "w",
        run: onWrite,
      },
    ],
    [onLog, onEdit, onWrite],
  );
  useCommands(commands);
  const work = workOf(contact);
  const [giver] = contact.referred_by;
  const name = shortName(contact);
  return (
    <Page
      marginLabel={t`About ${name}`}
      margin={<ContactMargin workspaceId={workspaceId} contact={contact} onEdit={onEdit} />}
    >
      <PageHead
        className="pb-5"
        over={
          <TextLink asChild>
            <Link to="/contacts">
              <Trans>Contacts</Trans>
            </Link>
          </TextLink>
        }
        title={contact.display_name}
        lede={
          work || giver ? (
            <>
              {work ? `${work}.` : null} {giver ? <Trans>{giver.display_name} sent you.</Trans> : null}
            </>
          ) : null
        }
        actions={
          <>
            <Button kind="quiet" icon={PencilLine} onClick={onWrite} aria-keyshortcuts="w">
              <Trans>Write</Trans>
            </Button>
            <Button kind="quiet" icon={Pencil} onClick={onEdit}>
              <Trans>Change</Trans>
            </Button>
            <Menu
              align="end"
              trigger={
                <Button kind="quiet" icon={Ellipsis}>
                  <Trans>More</Trans>
                </Button>
              }
              items={[
                { id: "log", label: <Trans>Log how a call went</Trans>, icon: PhoneCall, onSelect: onLog },
                {
                  id: "archive",
                  label: away ? <Trans>Bring {name} back</Trans> : <Trans>Put {name} away</Trans>,
                  icon: away ? ArchiveRestore : Archive,
                  onSelect: archive,
                },
                {
                  id: "report",
                  label: <Trans>Save what is kept about {name}</Trans>,
                  icon: FileText,
                  onSelect: report,
                },
                {
                  id: "delete",
                  label: <Trans>Delete {name}</Trans>,
                  icon: Trash2,
                  destructive: true,
                  apart: true,
                  onSelect: remove,
                },
                {
                  id: "erase",
                  label: <Trans>Erase {name}…</Trans>,
                  icon: Eraser,
                  destructive: true,
                  onSelect: onErase,
                },
              ]}
            />
          </>
        }
      />
      {away ? (
        <p className="-mt-2 flex flex-wrap items-center gap-x-3 pb-4">
          <Chip icon={Archive}>
            <Trans>Put away</Trans>
          </Chip>
          <Button kind="quiet" flush onClick={archive}>
            <Trans>Bring {name} back</Trans>
          </Button>
        </p>
      ) : null}
      <StageRail contact={contact} />
      <NextSheet
        workspaceId={workspaceId}
        contact={contact}
        today={todayIn(contact.local_time_zone)}
        onLog={onLog}
        onEdit={onEdit}
      />
      {contact.source === "import" && !contact.known && contact.closeness === null && !away ? (
        <KnowThem workspaceId={workspaceId} contact={contact} />
      ) : null}
      <Timeline workspaceId={workspaceId} contact={contact} />
      {referrals}
    </Page>
  );
}
