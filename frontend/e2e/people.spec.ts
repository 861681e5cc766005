import type { Page } from "@playwright/test";
import { expect, fitsTheWidth, got, hearsKeys, passesAxe, type Seeker, test } from "./fixtures";

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

async function add(
  { api, workspaceId }: Seeker,
  body: { given_name: string; family_name: string; known?: boolean; organization_name?: string },
): Promise<{ id: string; version: number }> {
  const path = { workspace_id: workspaceId };
  return got(api.POST("/api/v1/workspaces/{workspace_id}/contacts", { params: { path }, body }));
}

test("the first names are kept on the empty page, one refused stays", async ({ page, seeker }) => {
  await page.goto("/contacts");
  await expect(page.getByRole("heading", { name: "Who knows you well?" })).toBeVisible();
  expect(seeker.workspaceId).not.toBe("");
  await stands(page, "contacts-empty");
  await page.getByRole("button", { name: "Keep this name" }).click();
  await expect(page.getByText("One name is enough, but it needs one.")).toBeVisible();
  await page.getByLabel("Church or community").fill("Ruth Adeyemi");
  await page.getByLabel("Family or a friend").fill("Michael Byrne");
  await page.getByRole("button", { name: "Keep these names" }).click();
  await expect(page.getByRole("heading", { name: "Contacts", exact: true })).toBeVisible();
  await expect(page.getByRole("link", { name: "Ruth Adeyemi" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Michael Byrne" })).toBeVisible();
  await stands(page, "contacts");
});

test("a list is narrowed by its address, and walked by keys", async ({ page, seeker, isMobile }) => {
  for (let at = 0; at < 130; at += 1) {
    await add(seeker, { given_name: "Aoife", family_name: `Brennan ${String(at).padStart(3, "0")}` });
  }
  await add(seeker, { given_name: "Tomás", family_name: "Lind", organization_name: "Ballard Packaging" });
  await page.goto("/contacts");
  await expect(page.getByText("131 people.")).toBeVisible();
  expect(await page.getByRole("link", { name: /^Aoife Brennan/ }).count()).toBeLessThan(60);
  await page.getByRole("link", { name: "Aoife Brennan 000" }).scrollIntoViewIfNeeded();
  for (
    let turn = 0;
    turn < 60 && (await page.getByRole("link", { name: "Tomás Lind" }).count()) === 0;
    turn += 1
  ) {
    await page.mouse.wheel(0, 1500);
    await page.waitForTimeout(120);
  }
  await expect(page.getByRole("link", { name: "Tomás Lind" })).toBeVisible();
  await page.evaluate(() => window.scrollTo(0, 0));

  await page.getByLabel("Find somebody").fill("ballard");
  await expect(page).toHaveURL(/\?q=ballard$/);
  await expect(page.getByText("1 person fits.")).toBeVisible();
  await page.getByLabel("Find somebody").fill("nobody of this name");
  await expect(page.getByText("Nobody here answers to “nobody of this name”.")).toBeVisible();
  await passesAxe(page);
  await page.getByRole("button", { name: "Clear the filters" }).click();
  await expect(page.getByText("131 people.")).toBeVisible();
  await expect(page.getByLabel("Find somebody")).toHaveValue("");
  if (isMobile) return;
  await hearsKeys(page);
  await page.getByRole("heading", { name: "Contacts", exact: true }).click();
  await page.keyboard.press("j");
  await expect(page.getByRole("link", { name: "Aoife Brennan 000" })).toBeFocused();
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Aoife Brennan 001", exact: true })).toBeVisible();
});

test("a contact is known better: a note, a change on two devices, names with permission, deleted and back", async ({
  page,
  seeker,
}) => {
  const { api, workspaceId } = seeker;
  const daniel = await add(seeker, {
    given_name: "Daniel",
    family_name: "Kerrigan",
    known: false,
    organization_name: "Harbour Mills",
  });
  await page.goto(`/contacts/${daniel.id}`);
  await expect(page.getByRole("heading", { name: "Find a way to Daniel Kerrigan" })).toBeVisible();

  await page.getByRole("button", { name: "Add who it was" }).click();
  await page.getByLabel("Who gave you the name?").fill("Ruth Adeyemi");
  await page.getByRole("button", { name: "Keep this name" }).click();
  await expect(page.getByText("Ruth Adeyemi sent you.")).toBeVisible();
  await expect(page.getByText("Not asked yet.")).toBeVisible();
  const permission = page.getByRole("switch", { name: "The letter may say that Ruth Adeyemi sent you" });
  await permission.click();
  await expect(page.getByText("Agreed.")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Write to Daniel Kerrigan" })).toBeVisible();

  await page.getByRole("button", { name: "Add a note" }).click();
  await page.getByLabel("Your note").fill("Lead with what you saved them.");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText("Lead with what you saved them.")).toBeVisible();

  await page.getByRole("button", { name: "Add What you share" }).click();
  await page.getByLabel("You both …").fill("began on the night shift");
  await page.getByRole("button", { name: "Keep it" }).click();
  await expect(page.getByText("You both began on the night shift.")).toBeVisible();
  await stands(page, "contact");

  await page.getByRole("button", { name: "Change", exact: true }).click();
  await page.getByLabel("What they do").fill("Plant manager");
  await page.getByRole("button", { name: "Add an e-mail address" }).click();
  await page.getByLabel("E-mail").fill("not an address");
  await stands(page, "contact-change");
  await page.getByRole("button", { name: "Keep the changes" }).click();
  await expect(page.getByLabel("E-mail")).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByLabel("What they do")).toHaveValue("Plant manager");
  await page.getByLabel("E-mail").fill("d.kerrigan@harbour.example");
  const params = { path: { workspace_id: workspaceId, contact_id: daniel.id }, header: { "If-Match": "*" } };
  await got(
    api.PATCH("/api/v1/workspaces/{workspace_id}/contacts/{contact_id}", {
      params,
      body: { headline: "Operations manager", notes: "Prefers mornings." },
    }),
  );
  await page.getByRole("button", { name: "Keep the changes" }).click();
  await expect(page.getByText("This was changed on another device.")).toBeVisible();
  await expect(page.getByText("There now: Operations manager")).toBeVisible();
  await passesAxe(page);
  await page.getByRole("button", { name: "Keep mine" }).click();
  await expect(page.getByText("Plant manager, Harbour Mills.")).toBeVisible();
  await expect(page.getByRole("link", { name: "d.kerrigan@harbour.example" })).toBeVisible();
  const now = await got(
    api.GET("/api/v1/workspaces/{workspace_id}/contacts/{contact_id}", { params: { path: params.path } }),
  );
  expect([now.headline, now.notes]).toEqual(["Plant manager", "Prefers mornings."]);

  await page.getByRole("main").getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitem", { name: "Delete Daniel" }).click();
  await expect(page).toHaveURL(/\/contacts$/);
  await expect(page.getByRole("link", { name: "Daniel Kerrigan" })).toHaveCount(0);
  await page
    .getByRole("region", { name: "What just happened" })
    .getByRole("button", { name: "Undo" })
    .click();
  await page.getByRole("link", { name: "Daniel Kerrigan" }).click();
  await expect(page.getByText("Ruth Adeyemi sent you.")).toBeVisible();
});

const csv = [
  "First Name,Last Name,URL,Email Address,Company,Position,Connected On",
  'Łukasz,Müller,https://www.linkedin.com/in/lukasz-m,lukasz@mill.example,"Harbour Mills, Ltd",Planner,08 Jun 2019',
  'Zoë,Byrne,https://www.linkedin.com/in/zoe-b,,Liffey Foods,"Buyer, dairy",21 Feb 2020',
  "Sean,Duffy,https://www.linkedin.com/in/sean-d,not an address,Ballard Packaging,Manager,03 Mar 2021",
].join("\n");

test("a file is brought, looked at row by row, and added", async ({ page, seeker }) => {
  expect(seeker.workspaceId).not.toBe("");
  await page.goto("/contacts/import");
  await page.getByRole("button", { name: "Read it" }).click();
  await expect(page.getByText("Choose a file first.")).toBeVisible();
  const input = page.locator("input[type=file]");
  await input.setInputFiles({ name: "empty.csv", mimeType: "text/csv", buffer: Buffer.from("") });
  await expect(page.getByText("This file is empty.")).toBeVisible();
  await stands(page, "import");
  const bring = async () => {
    await input.setInputFiles({ name: "Connections.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
    await page.getByRole("button", { name: "Read it" }).click();
  };
  await bring();
  await expect(page.getByText("2 people would be added.")).toBeVisible();
  await stands(page, "import-preview");
  await page.getByRole("tab", { name: "Need a look" }).click();
  await expect(page.getByText("Line 4, Email Address")).toBeVisible();
  await page.getByRole("tab", { name: "New" }).click();
  await page.getByRole("checkbox", { name: /Zoë Byrne/ }).click();
  await page.getByRole("button", { name: "Add 1 person" }).click();
  await expect(page.getByText("1 person is among your contacts.")).toBeVisible();
  await stands(page, "import-done");
  await page.getByRole("link", { name: "See your contacts" }).click();
  await expect(page.getByRole("link", { name: "Łukasz Müller" })).toBeVisible();
  await page.goto("/contacts/import");
  await bring();
  await expect(page.getByText("1 row is somebody who is there already")).toBeVisible();
});

test("circle by circle, and whom to ask first with the reasons", async ({ page, seeker }) => {
  expect(seeker.workspaceId).not.toBe("");
  await page.goto("/contacts/starters");
  await page.getByLabel("Name").fill("Ruth Adeyemi");
  await page.getByLabel("I trust them to forgive a clumsy first try").check();
  await page.getByRole("button", { name: "Keep this name" }).click();
  await expect(page.getByText("You trust Ruth")).toBeVisible();
  await stands(page, "starters");
  await page.getByRole("button", { name: "Next circle: Community" }).click();
  await expect(page).toHaveURL(/circle=community/);
});
