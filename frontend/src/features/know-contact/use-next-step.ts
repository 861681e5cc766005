import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { leafOf, type NextKind } from "@/entities/contact/model";
import { type Contact, meetingsWithQuery, promisesToQuery } from "@/entities/contact/queries";
import { useCreateLetter } from "@/entities/letter/mutations";
import { lettersQuery } from "@/entities/letter/queries";
import { useProblemWords } from "@/i18n/use-problem-words";
import { notify } from "@/lib/notices";
import type { Schemas } from "@/api/types";
import type { LeafState } from "@/ui/leaf";

const calls = new Set<NextKind>(["ask_by_phone", "call_promised", "call_again", "check_back"]);
const meetings = new Set<NextKind>(["prepare_meeting", "hold_meeting", "debrief"]);

const letterKinds: Partial<Record<NextKind, NonNullable<Schemas["LetterIn"]["kind"]>>> = {
  write_letter: "pitch",
  resend_letter: "pitch",
  thank_you: "thank_you",
  keep_warm: "update",
  update_referrer: "update",
};

/** The letter that a next step is about; null where none is to be written. News of a meeting goes to who named them. */
function letterFor(contact: Contact): Schemas["LetterIn"] | null {
  const step = contact.next_action.kind;
  const kind = letterKinds[step];
  const to = step === "update_referrer" ? contact.referred_by[0]?.id : contact.id;
  return kind && to ? { contact_id: to, kind } : null;
}

interface NextStepHands {
  readonly state: LeafState;
  /** The promise the step stands for, with the day it was moved from. */
  readonly promise: Schemas["PromiseOut"] | undefined;
  readonly calls: boolean;
  /** A page to open: the draft, or the meeting. */
  readonly page: { readonly to: string; readonly kind: "letter" | "meeting" } | null;
  /** Begins the letter and opens it. */
  readonly begin: (() => void) | null;
  readonly beginning: boolean;
}

/** What the sheet of the next step needs beyond the contact itself, and what its button does. */
export function useNextStep(workspaceId: string, contact: Contact, today: Temporal.PlainDate): NextStepHands {
  const navigate = useNavigate();
  const words = useProblemWords();
  const create = useCreateLetter(workspaceId);
  const { kind, on } = contact.next_action;
  const { data: promises } = useQuery(promisesToQuery(workspaceId, contact.id));
  const { data: letters } = useQuery(lettersQuery(workspaceId, { contactId: contact.id }));
  const { data: met } = useQuery(meetingsWithQuery(workspaceId, contact.id));

  const state = leafOf(kind, on, today);
  const draft = letters?.items.find((letter) => letter.state === "draft");
  const meeting = met?.items.find((one) =>
    kind === "debrief"
      ? one.state === "held" && one.debriefed_at === null
      : one.state !== "cancelled" && one.state !== "held",
  );
  const wanted = letterFor(contact);
  const draftFits = draft && (draft.kind === wanted?.kind || kind === "post_letter" || kind === "name_day");
  let page: NextStepHands["page"] = null;
  if (meetings.has(kind) && meeting) {
    const path = kind === "debrief" ? "/debrief" : "";
    page = { to: `/meetings/${meeting.id}${path}`, kind: "meeting" };
  } else if (draftFits && kind !== "update_referrer") {
    page = { to: `/letters/${draft.id}`, kind: "letter" };
  }
  return {
    state,
    promise: promises?.items.find(
      (promise) => (promise.state === "open" || promise.state === "broken") && promise.due_on === on,
    ),
    calls: calls.has(kind),
    page,
    begin:
      wanted === null
        ? null
        : () => {
            if (create.isPending) return;
            create.mutate(wanted, {
              onSuccess: (letter) =>
                void navigate({ to: "/letters/$letterId", params: { letterId: letter.id } }),
              onError: (error) => notify(words(error)),
            });
          },
    beginning: create.isPending,
  };
}
