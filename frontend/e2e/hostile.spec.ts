import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { BrowserContext, Page } from "@playwright/test";
import { expect, type House, signUp, test } from "./fixtures";
import { any, asker, line, long, MARKUP, story } from "./hostile";

/** What no page of ours may do with words somebody typed. */
async function watch(context: BrowserContext, house: House): Promise<string[]> {
  const seen: string[] = [];
  await context.exposeFunction("tellWatch", (what: string) => void seen.push(what));
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      const { tellWatch } = window as unknown as { tellWatch: (what: string) => void };
      tellWatch(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
    });
  });
  context.on("dialog", (dialog) => {
    seen.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  context.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(house.url) && !/^(data|blob):/.test(url)) seen.push(`request: ${url}`);
  });
  return seen;
}

/** Shows a page, and what in it could run: a mark that was left, a handler, an address that is a script. */
async function show(page: Page, address: string, seen: string[]): Promise<void> {
  await page.goto(address);
  await expect(page.locator("main, h1").first()).toBeVisible();
  await page.waitForTimeout(150);
  const found = await page.evaluate(() => {
    const bad: string[] = "ran" in window ? ["a script ran"] : [];
    for (const element of document.querySelectorAll("*")) {
      for (const { name, value } of element.attributes) {
        if (name.startsWith("on")) bad.push(`<${element.localName} ${name}>`);
        if (
          /^(href|src|action|formaction|xlink:href|data)$/.test(name) &&
          /^\s*(java|vb)?script:|^\s*data:text/i.test(value)
        )
          bad.push(`<${element.localName} ${name}=${value}>`);
      }
    }
    return bad;
  });
  seen.push(...found.map((what) => `${address}: ${what}`));
}

/** Every address of the pages, as their files name them. */
function routes(): string[] {
  const folder = fileURLToPath(new URL("../src/routes", import.meta.url));
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".tsx") && !/(^|\/)_[^/]*\.tsx$/.test(name))
    .map((name) => `/${name.replace(/\.tsx$/, "").replace(/^_signed\//, "")}`)
    .map(
      (name) =>
        name
          .replaceAll(/_(?=[/.]|$)/g, "")
          .replaceAll(".", "/")
          .replace(/\/?index$/, "") || "/",
    )
    .sort();
}

test.use({ clock: "2026-10-06T09:00:00+00:00" });

test("@desk hostile words stay words on every page", async ({ page, context, house, seeker, browser }) => {
  test.slow();
  const seen = await watch(context, house);
  const ask = asker(context, house, `/workspaces/${seeker.workspaceId}`);
  const made = await story(ask);
  const own = asker(context, house, "");
  await own("PATCH", "/account", { display_name: line(8, 100) }, any);

  // A file whose name and rows are hostile.
  const rows = MARKUP.slice(0, 20).map(
    (text, at) => `"${text.replaceAll('"', '""')}",Lee,,bad ${at},"${line(at).replaceAll('"', '""')}",x,`,
  );
  const sent = await context.request.post(`${house.url}/api/v1/workspaces/${seeker.workspaceId}/imports`, {
    headers: { Origin: house.url, "X-CSRF": "1" },
    multipart: {
      file: {
        name: "<img src=x onerror=alert(window.ran=1)>.csv",
        mimeType: "text/csv",
        buffer: Buffer.from(
          ["First Name,Last Name,URL,Email Address,Company,Position,Connected On", ...rows].join("\n"),
        ),
      },
    },
  });
  expect(sent.status()).toBe(202);
  made["import"] = ((await sent.json()) as { id: string }).id;

  // A coach with a hostile name leads a group with one, and says hostile things.
  const other = await browser.newContext({ baseURL: house.url });
  const coachSeen = await watch(other, house);
  const coach = await signUp(house, other);
  const lead = asker(other, house, "");
  await lead("PATCH", "/account", { display_name: line(14, 100) }, any);
  made["group"] = (await lead("POST", "/groups", { name: line(8, 100) })).id;
  for (const [who, role, accept] of [
    [coach, "coach", lead],
    [seeker, "seeker", own],
  ] as const) {
    const asked = await lead("POST", `/groups/${made["group"]}/invitations`, { email: who.email, role });
    await accept("POST", "/invitations/accept", { token: String(asked["link"]).split("#")[1] ?? "" });
  }
  const coaches = await context.request.get(`${house.url}/api/v1/workspaces/${seeker.workspaceId}/coaches`);
  const { items } = (await coaches.json()) as { items: { account_id?: string; id?: string }[] };
  const coach_id = items[0]?.account_id ?? items[0]?.id;
  await ask("POST", "/coach-grants", { coach_id, days: 30, scopes: ["progress", "contacts", "letters"] });
  const asCoach = asker(other, house, `/workspaces/${seeker.workspaceId}`);
  await asCoach("POST", "/comments", { text: long.slice(0, 1500), letter_id: made["letter"] });
  await asCoach("POST", "/comments", { text: line(8) });

  const at: Record<string, string> = {
    "/contacts/$contactId": `/contacts/${made["one"]}`,
    "/contacts/import/$importId": `/contacts/import/${made["import"]}`,
    "/contacts/duplicates/merge": `/contacts/duplicates/merge?stays=${made["one"]}&goes=${made["two"]}`,
    "/letters/$letterId": `/letters/${made["letter"]}`,
    "/meetings/$meetingId": `/meetings/${made["held"]}`,
    "/meetings/$meetingId/run": `/meetings/${made["next"]}/run`,
    "/meetings/$meetingId/goodbye": `/meetings/${made["next"]}/goodbye`,
    "/meetings/$meetingId/debrief": `/meetings/${made["held"]}/debrief`,
    "/organizations/$organizationId": `/organizations/${made["place"]}`,
    "/unsubscribe/$token": `/unsubscribe/${encodeURIComponent('"><svg onload=alert(1)>')}`,
    "/coaching/$workspaceId": "",
    "/coaching/groups/$groupId": "",
  };
  for (const route of routes()) {
    const address = at[route] ?? route;
    expect(address, `${route} has no example here`).not.toContain("$");
    if (address) await show(page, address, seen);
  }
  for (const query of [
    "/contacts?q=",
    "/sign-in?next=",
    "/oidc?error=",
    "/oidc?state=",
    "/prove#",
    "/invitation#",
  ])
    await show(page, query + encodeURIComponent(line(8)), seen);
  await show(page, "/sign-in?next=javascript:alert(window.ran=1)", seen);
  expect(seen).toEqual([]);

  const beside = await other.newPage();
  for (const address of ["/coaching", `/coaching/${seeker.workspaceId}`, `/coaching/groups/${made["group"]}`])
    await show(beside, address, coachSeen);
  expect(coachSeen).toEqual([]);

  // The watch sees what it is there for.
  await page.evaluate((markup) => document.body.insertAdjacentHTML("beforeend", markup), MARKUP[8] ?? "");
  await expect.poll(() => seen.join()).toContain("policy: script-src");
  await page.evaluate("window.ran = 1; alert('seen')");
  await expect.poll(() => seen.join()).toContain("dialog: seen");
  await other.close();
});
