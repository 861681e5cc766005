import type { Schemas } from "@/api/types";

/** Made-up people of the story, typed by the contract: a new member of an answer must be filled in here. */
export function aSession(over: Partial<Schemas["CurrentSessionOut"]> = {}): Schemas["CurrentSessionOut"] {
  return {
    account: {
      id: "0199a000-0000-7000-8000-000000000001",
      email: "nora@whelan.example",
      email_verified_at: null,
      display_name: "Nora Whelan",
      erase_at: null,
      version: 1,
    },
    workspaces: [
      {
        id: "0199a000-0000-7000-8000-000000000002",
        name: "My search",
        role: "owner",
        time_zone: "Europe/Dublin",
        erase_at: null,
      },
    ],
    expires_at: "2026-11-13T09:00:00.000Z",
    ...over,
  };
}

export function aWorkspace(over: Partial<Schemas["WorkspaceOut"]> = {}): Schemas["WorkspaceOut"] {
  return {
    id: "0199a000-0000-7000-8000-000000000002",
    version: 1,
    created_at: "2026-10-01T09:00:00.000Z",
    updated_at: "2026-10-01T09:00:00.000Z",
    name: "My search",
    time_zone: "Europe/Dublin",
    country: "IE",
    region: null,
    minutes: 20,
    calls_per_day: 3,
    office_opens: "09:00",
    office_closes: "17:00",
    post_days: 2,
    sender_address: "",
    sender_phone: "",
    background: "",
    can_offer: "",
    target_roles: "",
    skill_stories: "",
    big_picture_question: "",
    pack_list: ["Notebook and pen"],
    ...over,
  };
}

export function aProblem(
  status: number,
  code: string,
  over: Partial<Schemas["Problem"]> = {},
): Schemas["Problem"] {
  return {
    type: `/problems/${code.replaceAll("_", "-")}`,
    title: code,
    status,
    detail: "",
    code,
    request_id: "0199a000-0000-7000-8000-00000000000f",
    ...over,
  };
}

export function aMeeting(over: Partial<Schemas["MeetingOut"]> = {}): Schemas["MeetingOut"] {
  return {
    id: "0199a000-0000-7000-8000-000000000003",
    contact: { id: "0199a000-0000-7000-8000-000000000004", display_name: "Priya Raman" },
    place: "Kilbride Dairy canteen",
    format: "in_person",
    format_reason: "",
    local_start: "2026-10-14T12:30",
    time_zone: "Europe/Dublin",
    starts_at: "2026-10-14T11:30:00.000Z",
    ends_at: "2026-10-14T11:50:00.000Z",
    arrive_at: "2026-10-14T11:15:00.000Z",
    leave_at: "2026-10-14T10:50:00.000Z",
    minutes: 20,
    travel_minutes: 25,
    state: "planned",
    started_at: null,
    ended_at: null,
    arrived_at: null,
    prepared_at: null,
    told_time: false,
    invited_to_stay: false,
    questions: [],
    questions_sent_on: null,
    question_findings: [],
    pack: [],
    notes: "",
    referred_by: [],
    debriefed_at: null,
    outcome: null,
    gains: [],
    no_gain_reason: "",
    feedback: "",
    skills_said: "",
    strengths: "",
    weaknesses: "",
    hard_to_hear: "",
    big_picture: "",
    observed: "",
    answers: {},
    rapport: null,
    asked_of_me: 0,
    asked: null,
    offer_given: false,
    promised_to_send: "",
    thank_you_letter_id: null,
    thank_you_due_on: null,
    reasons: [],
    warnings: [],
    created_at: "2026-10-01T09:00:00.000Z",
    updated_at: "2026-10-01T09:00:00.000Z",
    version: 1,
    ...over,
  };
}

export function aReply(over: Partial<Schemas["ReplyOut"]> = {}): Schemas["ReplyOut"] {
  return {
    id: "0199a000-0000-7000-8000-0000000000a1",
    contact: { id: "0199a000-0000-7000-8000-0000000000a2", display_name: "Tomás Lind" },
    letter_id: "0199a000-0000-7000-8000-0000000000a3",
    received_at: "2026-10-15T09:00:00.000Z",
    subject: "Re: A word with you",
    kind: "yes",
    state: "open",
    confirmed_as: null,
    version: 1,
    from_address: "tomas@lind.example",
    text: "I would be happy to meet. How about Thursday?",
    says: "It reads like a yes.",
    reasons: [{ rule: "SET-1", text: "Agree on place, day and hour." }],
    words: [{ start: 11, end: 24 }],
    suggested_on: null,
    people: [],
    calendar: "",
    promised_on: "2026-10-22",
    settled_at: null,
    attempt_id: null,
    created_at: "2026-10-15T09:10:00.000Z",
    updated_at: "2026-10-15T09:10:00.000Z",
    ...over,
  };
}
