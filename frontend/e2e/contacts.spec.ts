import { expect, got, hearsKeys, type Seeker, test } from "./fixtures";
import { bringFile, stands, takeBack } from "./seeing";

interface Person {
  readonly given_name: string;
  readonly family_name?: string;
  readonly tags?: string[];
  readonly organization_name?: string;
}

async function add({ api, workspaceId }: Seeker, body: Person): Promise<string> {
  const params = { path: { workspace_id: workspaceId } };
  return (await got(api.POST("/api/v1/workspaces/{workspace_id}/contacts", { params, body }))).id;
}

// On a phone the bottom bar has its own way to add somebody.
test(
  "one line brings a person, their work and who named them",
  { tag: "@desk" },
  async ({ page, seeker }) => {
    await add(seeker, { given_name: "Bob", family_name: "Hale" });
    await page.goto("/contacts");
    const line = page.getByLabel("Somebody new");
    await line.fill("Ann Lee, Head of Supply at Harbour Mills, ann@mills.example, #mill, via Bob Hale");
    await expect(page.getByText("Head of Supply", { exact: true })).toBeVisible();
    await expect(page.getByText("Harbour Mills", { exact: true })).toBeVisible();
    await expect(page.getByText("Bob Hale", { exact: true }).first()).toBeVisible();
    await stands(page, "quick-add");
    await page.keyboard.press("Enter");
    await expect(page.getByText("Ann Lee, named by Bob Hale, is among your contacts.").first()).toBeVisible();
    await expect(line).toHaveValue("");
    await page.getByRole("link", { name: "Ann Lee" }).click();
    await expect(page.getByText("Bob Hale sent you.")).toBeVisible();
    await expect(page.getByRole("link", { name: "Harbour Mills" })).toBeVisible();
    await page.goto("/contacts");
    await page.getByLabel("Somebody new").fill("via Bob Hale");
    await page.keyboard.press("Enter");
    await expect(page.getByText("A name is enough, but it needs one.")).toBeVisible();
  },
);

test("many are tagged, put away and deleted at once, and everything is taken back", async ({
  page,
  seeker,
  isMobile,
}) => {
  for (const name of ["Aoife", "Brona", "Conor", "Deirdre", "Eoin"])
    await add(seeker, { given_name: name, ...(name === "Aoife" ? { tags: ["choir"] } : {}) });
  await page.goto("/contacts");
  await expect(page.getByText("5 people.")).toBeVisible();
  const bar = page.getByRole("toolbar", { name: "With the people chosen" });
  if (isMobile) {
    await page.getByRole("main").getByRole("button", { name: "More", exact: true }).click();
    await page.getByRole("menuitem", { name: "Choose several" }).click();
    for (const name of ["Aoife", "Brona", "Conor"])
      await page.getByRole("checkbox", { name: `Choose ${name}` }).click();
  } else {
    await hearsKeys(page);
    await page.getByRole("heading", { name: "Contacts", exact: true }).click();
    await page.keyboard.press("j");
    await page.keyboard.press("x");
    await expect(page.getByRole("checkbox", { name: "Choose Aoife" })).toBeChecked();
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    await page.keyboard.press("Shift+X");
  }
  await expect(bar.getByText("3 chosen")).toBeVisible();
  await stands(page, "contacts-chosen");
  await bar.getByRole("button", { name: "Tag", exact: true }).click();
  const sheet = page.getByRole("dialog", { name: "Tag everybody chosen" });
  await sheet.getByRole("combobox", { name: "Tag" }).fill("ch");
  await expect(sheet.getByRole("option", { name: "choir" })).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(sheet.getByRole("combobox")).toHaveValue("choir");
  await sheet.getByRole("button", { name: "Tag them" }).click();
  await expect(page.getByText("2 people tagged choir.").first()).toBeVisible();
  await expect(bar).toHaveCount(0);
  await takeBack(page);
  await expect(page.getByText("Taken back for 2 people.").first()).toBeVisible();

  if (isMobile) {
    for (const name of ["Aoife", "Brona", "Conor", "Deirdre", "Eoin"])
      await page.getByRole("checkbox", { name: `Choose ${name}` }).click();
  } else await page.getByRole("checkbox", { name: "Choose everybody shown" }).click();
  await bar.getByRole("button", { name: "Put away" }).click();
  await expect(page.getByText("5 people put away.").first()).toBeVisible();
  await takeBack(page);
  await expect(page.getByText("5 people.", { exact: true })).toBeVisible();
  await page.getByRole("checkbox", { name: "Choose Eoin" }).click();
  await bar.getByRole("button", { name: "Delete" }).click();
  await expect(page.getByText("4 people.", { exact: true })).toBeVisible();
  await takeBack(page);
  await expect(page.getByRole("link", { name: "Eoin" })).toBeVisible();
});

test("a view is kept, shown again by its address, and deleted with a way back", async ({
  page,
  seeker,
  isMobile,
}) => {
  await add(seeker, { given_name: "Aoife", tags: ["choir"] });
  await add(seeker, { given_name: "Brona" });
  await page.goto("/contacts?tag=choir&closeness=unknown");
  await expect(page.getByText("1 person fits.")).toBeVisible();
  await page.getByRole("button", { name: "Keep this view" }).click();
  await page.getByRole("button", { name: "Keep it" }).click();
  await expect(page.getByText("Write a name.")).toBeVisible();
  await page.getByLabel("Its name").fill("Choir, to sort");
  await page.keyboard.press("Enter");
  const views = page.getByRole("navigation", { name: "Your views" });
  const view = views.getByRole("button", { name: "Choir, to sort", exact: true });
  await expect(view).toHaveAttribute("aria-current", "true");
  await stands(page, "contacts-view");
  await page.goto("/contacts");
  await expect(page.getByText("2 people.")).toBeVisible();
  await view.click();
  await expect(page).toHaveURL(/tag=choir/);
  await expect(page.getByText("1 person fits.")).toBeVisible();
  if (!isMobile) await expect(page.getByLabel("How well")).toHaveValue("unknown");
  await views.getByRole("button", { name: "Delete the view Choir, to sort" }).click();
  await expect(view).toHaveCount(0);
  await takeBack(page);
  await expect(view).toBeVisible();
});

test("somebody is found from anywhere, put away and brought back", async ({ page, seeker, isMobile }) => {
  await add(seeker, { given_name: "Aoife", family_name: "Brennan", organization_name: "Quayside Foods" });
  await page.goto("/today");
  const open = async () => {
    if (!isMobile) return page.keyboard.press("Control+k");
    await page
      .getByRole("navigation", { name: "Rooms" })
      .getByRole("button", { name: "More", exact: true })
      .click();
    await page.getByRole("button", { name: "Find anything" }).click();
  };
  await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
  if (!isMobile) await hearsKeys(page);
  await open();
  await page.getByRole("combobox", { name: "Find anything" }).fill("brenn");
  await expect(page.getByRole("option", { name: /Aoife Brennan/ })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Aoife Brennan", exact: true })).toBeVisible();
  await page.getByRole("main").getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitem", { name: "Put Aoife away" }).click();
  await expect(page.getByText("Put away", { exact: true })).toBeVisible();
  await takeBack(page);
  await expect(page.getByText("Put away", { exact: true })).toHaveCount(0);
  await open();
  await page.getByRole("combobox", { name: "Find anything" }).fill("quays");
  await page.getByRole("option", { name: "Quayside Foods", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Quayside Foods", exact: true })).toBeVisible();
});

test("whom a file brought in is asked about, never assumed", async ({ page, house, seeker }) => {
  await bringFile(page, house, seeker, [
    "Zoe,Byrne,https://www.linkedin.com/in/zoe-b,,Liffey Foods,Buyer,21 Feb 2020",
  ]);
  await page.goto("/contacts/starters?circle=church");
  await expect(page.getByText("Out of your files: whom do you know from here?")).toBeVisible();
  await stands(page, "starters-candidates");
  await page.getByRole("button", { name: /^I know them.*Zoe Byrne, Church/ }).click();
  await expect(page.getByText("Zoe Byrne counts among the people you know.").first()).toBeVisible();
  await takeBack(page);
  await page.getByRole("link", { name: "Zoe Byrne" }).first().click();
  await expect(page.getByRole("heading", { name: "Do you know Zoe?" })).toBeVisible();
  await stands(page, "contact-candidate");
  await page.getByLabel("From where").selectOption({ label: "Friend" });
  await page.getByRole("button", { name: "I know them" }).click();
  await expect(page.getByRole("heading", { name: "Do you know Zoe?" })).toHaveCount(0);
  const params = { path: { workspace_id: seeker.workspaceId }, query: { degree: "primary" as const } };
  const known = await got(seeker.api.GET("/api/v1/workspaces/{workspace_id}/contacts", { params }));
  expect(known.items.map((row) => [row.display_name, row.circle, row.closeness])).toEqual([
    ["Zoe Byrne", "friend", 3],
  ]);
});
