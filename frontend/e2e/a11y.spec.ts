import { readFileSync } from "node:fs";
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, fitsTheWidth, passesAxe, test } from "./fixtures";

/**
 * Every route there is, light and dark, over the story of the demonstration. The routes are read from the generated
 * route tree: one without a case here fails until it has one.
 */
test.use({ story: true });

const tree = readFileSync(new URL("../src/app/route-tree.gen.ts", import.meta.url), "utf8");
const routes = [...new Set([...tree.matchAll(/fullPath: "([^"]*)"/g)].map(([, path]) => path ?? ""))].filter(
  (path) => path !== "",
);

const email = "nora@whelan.example";
const password = "an open door for Nora";

type Ids = Record<
  | "contact"
  | "other"
  | "organization"
  | "letter"
  | "draft"
  | "meeting"
  | "held"
  | "import"
  | "group"
  | "search",
  string
>;

/** Where each route leads to, given what the story holds. */
const cases: Record<string, (ids: Ids) => string> = {
  "/": () => "/",
  "/sign-in": () => "/sign-in",
  "/sign-up": () => "/sign-up",
  "/today": () => "/today",
  "/calendar": () => "/calendar",
  "/insights": () => "/insights",
  "/network": () => "/network",
  "/settings": () => "/settings",
  "/settings/": () => "/settings/",
  "/settings/you": () => "/settings/you",
  "/settings/search": () => "/settings/search",
  "/settings/calendar": () => "/settings/calendar",
  "/settings/meetings": () => "/settings/meetings",
  "/settings/mail": () => "/settings/mail",
  "/settings/sharing": () => "/settings/sharing",
  "/settings/sign-in": () => "/settings/sign-in",
  "/settings/device": () => "/settings/device",
  "/settings/data": () => "/settings/data",
  "/settings/programs": () => "/settings/programs",
  "/docs": () => "/docs?operation=create_contact",
  "/settings/letters": () => "/settings/letters",
  "/coaching/": () => "/coaching",
  "/coaching/groups/$groupId": ({ group }) => `/coaching/groups/${group}`,
  // One's own search is nobody's whom one coaches: the page says so.
  "/coaching/$workspaceId": ({ search }) => `/coaching/${search}`,
  "/oidc": () => "/oidc?error=access_denied",
  "/invitation": () => "/invitation",
  "/prove": () => "/prove",
  "/reset": () => "/reset",
  "/unsubscribe/$token": () => "/unsubscribe/used-up",
  "/contacts/": () => "/contacts",
  "/contacts/duplicates/": () => "/contacts/duplicates",
  "/contacts/duplicates/merge": ({ contact, other }) =>
    `/contacts/duplicates/merge?stays=${contact}&goes=${other}`,
  "/contacts/starters": () => "/contacts/starters",
  "/contacts/$contactId": ({ contact }) => `/contacts/${contact}`,
  "/contacts/import/": () => "/contacts/import",
  "/contacts/import/$importId": (ids) => `/contacts/import/${ids.import}`,
  "/organizations/": () => "/organizations",
  "/organizations/$organizationId": ({ organization }) => `/organizations/${organization}`,
  "/letters/": () => "/letters",
  "/letters/$letterId": ({ letter }) => `/letters/${letter}`,
  "/meetings/$meetingId": ({ meeting }) => `/meetings/${meeting}`,
  "/meetings/$meetingId/run": ({ meeting }) => `/meetings/${meeting}/run`,
  "/meetings/$meetingId/goodbye": ({ meeting }) => `/meetings/${meeting}/goodbye`,
  "/meetings/$meetingId/debrief": ({ held }) => `/meetings/${held}/debrief`,
};
/** Shown to whoever is not signed in. */
const open = new Set([
  "/sign-in",
  "/sign-up",
  "/invitation",
  "/oidc",
  "/prove",
  "/reset",
  "/unsubscribe/$token",
]);

test("every route has a case, and every case a route", () => {
  expect(routes.length).toBeGreaterThan(15);
  expect(Object.keys(cases).toSorted()).toEqual(routes.toSorted());
});

/** Looks at one page by day and by lamplight. */
async function look(page: Page, route: string, url: string, lamplight: boolean): Promise<void> {
  await page.goto(url);
  await expect(page.getByRole("heading").first(), `${route} shows itself`).toBeVisible();
  // What is still on its way stands for itself as a skeleton; what has come is looked at.
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
  await fitsTheWidth(page);
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  await test.step(`${route}, light`, () => passesAxe(page));
  // The same page by lamplight: of all that is looked for only the colours differ. On a phone they are those of the
  // desk, but for the bar below, which is the same on every page.
  if (!lamplight && route !== "/today") return;
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  await test.step(`${route}, dark`, async () => {
    const { violations } = await new AxeBuilder({ page }).withRules(["color-contrast"]).analyze();
    expect(violations.flatMap(({ nodes }) => nodes.map((node) => node.html))).toEqual([]);
  });
}

test("every route for everybody passes axe, light and dark", async ({ page, house, isMobile }) => {
  await page.goto(`${house.url}/sign-in`);
  for (const route of routes.filter((path) => open.has(path))) {
    const where = cases[route];
    if (where) await look(page, route, where({} as Ids), !isMobile);
  }
});

/** Signs in to the story and finds one of everything in it. */
async function enter(page: Page, house: { readonly url: string }, part: number): Promise<Ids> {
  const headers = { Origin: house.url, "X-CSRF": "1" };
  const entered = await page.request.post(`${house.url}/api/v1/sessions`, {
    headers,
    data: { email, password },
  });
  expect(entered.ok()).toBe(true);
  const { workspaces } = (await entered.json()) as { workspaces: { id: string }[] };
  const base = `${house.url}/api/v1/workspaces/${workspaces[0]?.id ?? ""}`;
  const items = async <T>(path: string): Promise<T[]> =>
    ((await (await page.request.get(`${base}${path}`)).json()) as { items: T[] }).items;
  const first = <T>(list: T[], fits: (one: T) => boolean): T => {
    const found = list.find(fits) ?? list[0];
    if (!found) throw new Error("the story lacks something");
    return found;
  };
  const sent = await page.request.post(`${base}/imports`, {
    headers,
    multipart: {
      file: {
        name: "Connections.csv",
        mimeType: "text/csv",
        buffer: Buffer.from(
          `First Name,Last Name,URL,Email Address,Company,Position,Connected On\nAda,Abe ${part},,,,,\n`,
        ),
      },
    },
  });
  const letters = await items<{ id: string; state: string }>("/letters");
  const meetings = await items<{ id: string; state: string }>("/meetings");
  const people = await items<{ id: string }>("/contacts");
  const group = await page.request.post(`${house.url}/api/v1/groups`, {
    headers,
    data: { name: "St Brigid's job club" },
  });
  return {
    group: ((await group.json()) as { id: string }).id,
    search: workspaces[0]?.id ?? "",
    contact: first(people, () => true).id,
    other: first(people.slice(1), () => true).id,
    organization: first(await items<{ id: string }>("/organizations"), () => true).id,
    letter: first(letters, ({ state }) => state === "sent").id,
    draft: first(letters, ({ state }) => state === "draft").id,
    meeting: first(meetings, ({ state }) => state === "agreed").id,
    held: first(meetings, ({ state }) => state === "held").id,
    import: ((await sent.json()) as { id: string }).id,
  };
}

// Some thirty pages, each looked through by a machine: in parts, each no longer than a flow may be.
const parts = 6;
for (let part = 0; part < parts; part += 1) {
  test(`every route of a search passes axe, light and dark, part ${part + 1} of ${parts}`, async ({
    page,
    house,
    isMobile,
  }) => {
    const ids = await enter(page, house, part);
    const closed = routes.filter((path) => !open.has(path)).toSorted();
    for (const route of closed.filter((_, index) => index % parts === part)) {
      const where = cases[route];
      if (where) await look(page, route, where(ids), !isMobile);
    }
    // A draft opens another page than a letter that was sent.
    if (part === 0) await look(page, "/letters/$letterId of a draft", `/letters/${ids.draft}`, !isMobile);
  });
}
