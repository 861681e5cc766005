import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expect, fitsTheWidth, got, hearsKeys, passesAxe, type Seeker, test } from "./fixtures";

test.use({ clock: "2026-10-14T08:30:00Z" });

/** The page passes the machine's eye in both themes and sticks out nowhere; with INROAD_SHOTS it is also kept. */
async function stands(page: Page, name: string): Promise<void> {
  await fitsTheWidth(page);
  const width = page.viewportSize()?.width ?? 0;
  for (const theme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
    await passesAxe(page);
    const keep = process.env["INROAD_SHOTS"];
    if (keep) await page.screenshot({ path: `${keep}/${name}-${width}-${theme}.png`, fullPage: true });
  }
}

type Who = Readonly<{
  given_name: string;
  family_name: string;
  known?: boolean;
  headline?: string;
  organization_name?: string;
  circle?: "church" | "former_colleague" | "family" | "community";
  closeness?: number;
}>;

/** The people of the pictures; their ids by given name. */
async function aSearch({ api, workspaceId }: Seeker): Promise<Record<string, string>> {
  const path = { workspace_id: workspaceId };
  const people: readonly Who[] = [
    {
      given_name: "Ruth",
      family_name: "Adeyemi",
      headline: "Choir director",
      circle: "church",
      closeness: 5,
    },
    {
      given_name: "Frank",
      family_name: "Molloy",
      headline: "Former supervisor",
      circle: "former_colleague",
      closeness: 4,
    },
    { given_name: "Ines", family_name: "Carvalho", headline: "Teacher", circle: "family", closeness: 3 },
    {
      given_name: "Joan",
      family_name: "Petrie",
      headline: "Parish council",
      circle: "community",
      closeness: 2,
    },
    { given_name: "Daniel", family_name: "Kerrigan", known: false, organization_name: "Verdant Group" },
    { given_name: "Priya", family_name: "Raman", known: false, organization_name: "Kilbride Dairy" },
    { given_name: "Michael", family_name: "Osei", known: false, organization_name: "Tandem Freight" },
    { given_name: "Amara", family_name: "Okafor", known: false, organization_name: "Northgate Foods" },
    { given_name: "Tomás", family_name: "Lind", known: false, organization_name: "Corrib Logistics" },
    { given_name: "Helen", family_name: "Marsh", known: false, organization_name: "Verdant Group" },
  ];
  const ids: Record<string, string> = {};
  for (const body of people) {
    const made = await got(
      api.POST("/api/v1/workspaces/{workspace_id}/contacts", { params: { path }, body }),
    );
    ids[body.given_name] = made.id;
    if (body.given_name === "Helen" && made.organization_id) {
      await got(
        api.PATCH("/api/v1/workspaces/{workspace_id}/organizations/{organization_id}", {
          params: { path: { ...path, organization_id: made.organization_id }, header: { "If-Match": "*" } },
          body: { target: true },
        }),
      );
    }
  }
  await got(
    api.PATCH("/api/v1/workspaces/{workspace_id}/contacts/{contact_id}", {
      params: { path: { ...path, contact_id: ids["Ruth"] ?? "" }, header: { "If-Match": "*" } },
      body: { champion: true },
    }),
  );
  const names = [
    ["Ruth", "Daniel", true],
    ["Frank", "Priya", true],
    ["Ines", "Michael", null],
    ["Daniel", "Amara", true],
    ["Daniel", "Tomás", null],
    ["Frank", "Daniel", null],
  ] as const;
  for (const [giver, named, may] of names) {
    await got(
      api.POST("/api/v1/workspaces/{workspace_id}/referrals", {
        params: { path },
        body: {
          from_contact_id: ids[giver] ?? "",
          to_contact_id: ids[named] ?? "",
          named_on: "2026-09-23",
          may_use_name: may,
        },
      }),
    );
  }
  return ids;
}

test("nobody yet: the first name is asked for right there", async ({ page, seeker }) => {
  expect(seeker.workspaceId).not.toBe("");
  await page.goto("/network");
  await expect(
    page.getByText("Two or three good meetings start this. Ask each one for two names."),
  ).toBeVisible();
  await stands(page, "network-empty");
  await page.getByRole("button", { name: "Keep this name" }).click();
  await expect(page.getByText("A name is enough, but it needs one.")).toBeVisible();
  await page.getByLabel("Someone you know").fill("Ruth Adeyemi");
  await page.getByRole("button", { name: "Keep this name" }).click();
  await expect(page.getByRole("heading", { name: "Your network" })).toBeVisible();
  await expect(page.getByText("Ask each one for two names.")).toBeVisible();
});

test("the way to somebody, its alternatives, and what to ask next", async ({ page, seeker, isMobile }) => {
  const ids = await aSearch(seeker);
  await page.goto(isMobile ? "/network?view=paths" : "/network");
  await expect(page.getByText(/^The shortest way to Helen Marsh goes through Ruth and Daniel/)).toBeVisible();
  const way = page.getByRole("list", { name: "The way, step by step" });
  await expect(way.getByRole("link")).toHaveText(["Ruth Adeyemi", "Daniel Kerrigan", "Helen Marsh"]);
  await expect(page.getByRole("heading", { name: "Ask Daniel", exact: true })).toBeVisible();
  await stands(page, "network-paths");
  await page.getByRole("radio", { name: "Second way" }).click();
  await expect(way.getByRole("link")).toHaveText(["Frank Molloy", "Daniel Kerrigan", "Helen Marsh"]);
  await page.getByRole("radio", { name: "Shortest" }).click();
  await page.getByRole("button", { name: "Note it with Daniel" }).click();
  await expect(page.getByText("It is noted with Daniel.").first()).toBeVisible();

  await page.getByLabel("Find the way to a person or a place").fill("Corrib");
  await page.getByRole("button", { name: "Corrib Logistics" }).click();
  await expect(page).toHaveURL(/into=/);
  await expect(way.getByRole("link")).toHaveText(["Ruth Adeyemi", "Daniel Kerrigan", "Tomás Lind"]);
  await page.getByLabel("Find the way to a person or a place").fill("Priya");
  await page.getByRole("button", { name: "Priya Raman" }).click();
  await expect(page).toHaveURL(new RegExp(`to=${ids["Priya"]}`));
  await expect(page.getByText("Nothing on this way is left to ask for.")).toBeVisible();
  if (isMobile) return;
  const tiers = page.getByRole("region", { name: "Everyone, by how you reached them" });
  await expect(tiers.getByRole("link")).toHaveCount(10);
  for (const kind of ["SVG", "PNG"] as const) {
    const waiting = page.waitForEvent("download");
    await page.getByRole("button", { name: "Save the picture" }).click();
    await page.getByRole("menuitem", { name: new RegExp(`^As ${kind}`) }).click();
    const file = await (await waiting).path();
    const bytes = await readFile(file);
    if (kind === "SVG") expect(bytes.toString()).toContain(">Amara Okafor</text>");
    else expect(bytes.subarray(1, 4).toString()).toBe("PNG");
  }
  await tiers.getByRole("link", { name: /^Amara Okafor/ }).click();
  await expect(page.getByRole("heading", { name: "Amara Okafor", exact: true })).toBeVisible();
});

test("the same as a list, walked by keys and narrowed", async ({ page, seeker, isMobile }) => {
  await aSearch(seeker);
  await page.goto(isMobile ? "/network" : "/network?view=list");
  const tree = page.getByRole("tree", { name: "Who led to whom" });
  await expect(tree.getByRole("treeitem")).toHaveCount(10);
  await expect(page.getByText("4 people you know have led to 5 more.")).toBeVisible();
  await expect(page.getByText("Who carries your search")).toBeVisible();
  await expect(page.getByText(/^Nothing to say yet/)).toBeVisible();
  await stands(page, "network-list");
  const item = (name: string) => tree.getByRole("treeitem", { name: new RegExp(`^${name}`) });
  await item("Ruth Adeyemi").focus();
  await page.keyboard.press("ArrowDown");
  await expect(item("Daniel Kerrigan")).toBeFocused();
  await expect(item("Daniel Kerrigan")).toHaveAttribute("aria-level", "2");
  await page.keyboard.press("ArrowLeft");
  await expect(tree.getByRole("treeitem")).toHaveCount(8);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect(item("Amara Okafor")).toBeFocused();
  await page.keyboard.press("End");
  await expect(item("Helen Marsh")).toBeFocused();
  await page.keyboard.type("jo");
  await expect(item("Joan Petrie")).toBeFocused();
  await page.getByLabel("Who is shown").selectOption({ label: "Champions" });
  await expect(tree.getByRole("treeitem")).toHaveCount(1);
  await page.getByLabel("Who is shown").selectOption({ label: "People you have met" });
  await page.getByRole("button", { name: "Clear the filters" }).click();
  await item("Daniel Kerrigan").focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Daniel Kerrigan", exact: true })).toBeVisible();
});

test("a map of everybody, moved by keys; whom one person led to stands on their page", async ({
  page,
  seeker,
  isMobile,
}) => {
  const ids = await aSearch(seeker);
  await page.goto("/network?view=map");
  const map = page.getByRole("img", { name: /^A map of 10 people/ });
  await expect(map).toBeVisible();
  await page.waitForTimeout(300);
  await stands(page, "network-map");
  const painted = () =>
    map.evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL().length + canvas.toDataURL().slice(-4000));
  const before = await painted();
  await map.focus();
  await page.keyboard.press("+");
  await page.waitForTimeout(200);
  expect(await painted()).not.toBe(before);
  await page.getByRole("button", { name: "All of it" }).click();
  await page.getByRole("button", { name: "The same as a list" }).click();
  await expect(page.getByRole("tree", { name: "Who led to whom" })).toBeVisible();
  if (!isMobile) {
    await hearsKeys(page);
    await page.keyboard.press("g");
    await page.keyboard.press("t");
    await expect(page).toHaveURL(/today/);
    await page.keyboard.press("g");
    await page.keyboard.press("r");
    await expect(page).toHaveURL(/network/);
  }
  await page.goto(`/contacts/${ids["Ruth"]}`);
  await expect(page.getByText("And who came of that")).toBeVisible();
  await expect(page.getByText("Through Daniel Kerrigan").first()).toBeVisible();
  await page.goto(`/contacts/${ids["Daniel"]}`);
  await expect(
    page.getByText("Without Daniel there would be no way to Amara Okafor and Tomás Lind."),
  ).toBeVisible();
  await expect(page.getByText("Out of reach without Daniel")).toHaveCount(2);
  await stands(page, "contact-led-to");
});
