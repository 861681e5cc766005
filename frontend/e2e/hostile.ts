import { execFileSync } from "node:child_process";
import type { BrowserContext } from "@playwright/test";
import { backend, type House, python } from "./fixtures";

const read = "import json; from tests.attacks.corpus import MARKUP; print(json.dumps(MARKUP))";
/** OWASP's evasion list, as the attacks on the API have it; what runs leaves a mark and opens a dialog. */
export const MARKUP = (
  JSON.parse(execFileSync(python, ["-c", read], { cwd: backend, encoding: "utf8" })) as string[]
).map((text) => text.replaceAll("alert(1)", "alert(window.ran=1)"));
export const long = MARKUP.join("\n");
export const line = (at: number, most = 200) =>
  (MARKUP[at % MARKUP.length] ?? "").replaceAll("\t", " ").slice(0, most);

/** Asks as the pages do; refused texts throw with what the server said. */
export function asker(context: BrowserContext, house: House, base: string) {
  return async (method: string, path: string, data: unknown, more: Record<string, string> = {}) => {
    const secret = /(tokens|webhooks|feeds|groups|invitations|accept|grants)$/.test(path);
    const key = secret || method !== "POST" ? {} : { "Idempotency-Key": crypto.randomUUID() };
    const answer = await context.request.fetch(`${house.url}/api/v1${base}${path}`, {
      method,
      data,
      headers: { Origin: house.url, "X-CSRF": "1", ...key, ...more },
    });
    if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`);
    return (await answer.json()) as { id: string } & Record<string, never>;
  };
}

type Asker = ReturnType<typeof asker>;
export const any = { "If-Match": "*" };

async function people(ask: Asker): Promise<string[]> {
  const items = MARKUP.map((_, at) => ({
    op: "create",
    body: {
      given_name: line(at, 100),
      family_name: line(at + 3, 90),
      honorific: line(at + 5, 40),
      headline: line(at + 7),
      organization_name: line(at + 11),
      tags: [line(at + 13, 50)],
      source_note: line(at + 17),
      notes: long,
      shared_path: line(at + 19),
      can_offer: line(at + 23),
      talk_preferences: line(at + 29),
      address: line(at),
      circle: "church",
      known: at % 3 !== 0,
    },
  }));
  const made = (await ask("POST", "/contacts/batch", { items })) as unknown as { items: { id: string }[] };
  return made.items.map(({ id }) => id);
}

/** A search in which every text is hostile; the ids of what is shown on a page of its own. */
export async function story(ask: Asker): Promise<Record<string, string>> {
  const ids = await people(ask);
  const [one = "", two = "", three = ""] = ids.slice(1);
  const place = (
    await ask("POST", "/organizations", { name: `Harbour ${line(40)}`, note: long, address: long })
  ).id;
  await ask("POST", "/referrals", {
    from_contact_id: one,
    to_contact_id: three,
    introduction: long.slice(0, 1500),
  });
  await ask("POST", `/contacts/${one}/notes`, { text: long });
  await ask(
    "PATCH",
    "",
    {
      name: line(0),
      background: long.slice(0, 1500),
      target_roles: long.slice(0, 1500),
      sender_address: long.slice(0, 300),
      sender_phone: line(9, 40),
      can_offer: long.slice(0, 1500),
      big_picture_question: line(8),
      pack_list: [line(1), line(2)],
    },
    any,
  );
  const letter = (await ask("POST", "/letters", { contact_id: one, kind: "questions", medium: "email" })).id;
  await ask(
    "PATCH",
    `/letters/${letter}`,
    { subject: line(8), body: long, questions: [line(3), line(4)] },
    any,
  );
  await ask("POST", "/letter-templates", { kind: "pitch_post", subject: line(6), body: long });
  for (const text of [line(7), long.slice(0, 900)]) await ask("POST", "/snippets", { text });
  const meeting = async (id: string, at: string) =>
    (await ask("POST", "/meetings", { contact_id: id, place: line(14), local_start: at })).id;
  const held = await meeting(one, "2026-10-12T08:00");
  await ask("POST", `/meetings/${held}/start`, {});
  const note = {
    id: crypto.randomUUID(),
    kind: "noticed",
    noted_at: new Date().toISOString(),
    text: long.slice(0, 1500),
  };
  await ask("POST", `/meetings/${held}/notes`, { notes: [note] });
  await ask("POST", `/meetings/${held}/end`, {});
  await ask("POST", `/meetings/${held}/debrief`, {
    outcome: "both",
    feedback: long,
    notes: long,
    strengths: line(15),
    weaknesses: line(16),
    observed: line(17),
    skills_said: line(20),
    big_picture: line(21),
    hard_to_hear: line(22),
    promised_to_send: line(18),
    gains: MARKUP.slice(0, 8).map((text) => ({ kind: "lead", text })),
    names: [
      { given_name: line(30, 100), headline: line(31), organization_name: line(32), introduction: line(33) },
    ],
  });
  const next = await meeting(two, "2026-10-15T08:00");
  await ask("POST", `/promises`, {
    contact_id: two,
    due_on: "2026-10-14",
    kind: "check_back",
    note: line(34),
  });
  await ask("POST", "/contact-views", { name: line(8, 60), filters: { tag: [line(14, 50)] } });
  await ask("POST", "/calendar-feeds", { name: line(8, 60), shows: "everything" });
  await ask("POST", "/tokens", { name: line(14, 60), scopes: ["contacts:read"] });
  await ask("POST", "/webhooks", {
    url: "https://hooks.example.org/x",
    description: line(8),
    events: ["letter.sent"],
  });
  return { one, two, place, letter, held, next };
}
