import { msg } from "@lingui/core/macro";
import type { MessageDescriptor } from "@lingui/core";
import type { EventType } from "./queries";

/** What a program may ask to be told of, by what it is about. */
export const groups: readonly { readonly label: MessageDescriptor; readonly events: readonly EventType[] }[] =
  [
    {
      label: msg`Contacts`,
      events: [
        "contact.created",
        "contact.updated",
        "contact.deleted",
        "contact.erased",
        "contact.restored",
        "contact.merged",
        "contacts.changed",
      ],
    },
    { label: msg`Referrals`, events: ["referral.created", "referral.updated", "referral.deleted"] },
    { label: msg`Letters`, events: ["letter.created", "letter.updated", "letter.sent", "letter.deleted"] },
    {
      label: msg`Promises and calls`,
      events: ["promise.made", "promise.moved", "attempt.logged", "attempt.undone"],
    },
    {
      label: msg`Meetings`,
      events: [
        "meeting.agreed",
        "meeting.updated",
        "meeting.cancelled",
        "meeting.started",
        "meeting.ended",
        "meeting.debriefed",
      ],
    },
    {
      label: msg`Organizations`,
      events: ["organization.created", "organization.updated", "organization.deleted"],
    },
    {
      label: msg`Files in and out`,
      events: ["import.committed", "import.undone", "export.asked"],
    },
    { label: msg`The search itself`, events: ["workspace.erased"] },
  ];

/** The events of the groups that were chosen; none chosen means everything. */
export function eventsOf(chosen: readonly boolean[]): EventType[] {
  return groups.flatMap(({ events }, at) => (chosen[at] ? events : []));
}
