import type { Page } from "@playwright/test";
import { expect, fitsTheWidth, passesAxe, test } from "./fixtures";

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

async function bring(page: Page, name: string, text: string): Promise<void> {
  await page.goto("/contacts/import");
  await page
    .getByLabel(/LinkedIn, Google, Outlook/)
    .setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(text) });
  await page.getByRole("button", { name: "Read it" }).click();
}

const linkedin = [
  "Notes:",
  '"Some e-mail addresses may be missing here."',
  "",
  "First Name,Last Name,URL,Email Address,Company,Position,Connected On",
  "Noah,Okafor,https://www.linkedin.com/in/noah-okafor,,Harbour Mills,Buyer,08 Jun 2019",
  "Zoë,Müller,https://www.linkedin.com/in/zoe-mueller,zoe@quay.example,Quay,Editor,02 Feb 2021",
  "Ann,Lee,https://www.linkedin.com/in/ann-lee,nonsense,Quay,Planner,03 Mar 2020",
  "",
].join("\r\n");
const outlook = [
  "First Name,Last Name,E-mail Address,Company,Job Title,Referred By",
  "Ann,Lee,ann@quay.example,Quay,Editor,",
  "Bob,Stone,bob@quay.example,Quay,Buyer,Ann Lee",
  "Cleo,Marsh,cleo@mill.example,Mill,Planner,Somebody Else",
  "",
].join("\r\n");
const unknown = "Who;Shop;Mail\r\nDana Reed;Ferry;dana@ferry.example\r\nEve Holm;Ferry;eve@ferry.example\r\n";

test("LinkedIn's list is looked at, added, and taken back", async ({ page, seeker }) => {
  expect(seeker.workspaceId).not.toBe("");
  await page.goto("/contacts/import");
  await stands(page, "import-choose");
  await bring(page, "Connections.csv", linkedin);
  await expect(page.getByText("2 people would be added.")).toBeVisible();
  await expect(page.getByText("Read as: LinkedIn, Connections.csv. Not right?")).toBeVisible();
  await stands(page, "import-preview");
  await page.getByRole("tab", { name: "Need a look" }).click();
  await expect(page.getByText("Line 7, Email Address")).toBeVisible();
  await page.getByRole("button", { name: "Add 2 people" }).click();
  await expect(page.getByRole("heading", { name: "They are here" })).toBeVisible();
  await expect(page.getByText("2 people are among your contacts.")).toBeVisible();
  await stands(page, "import-result");
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Have these rows as a file" }).click();
  expect((await download).suggestedFilename()).toBe("rejects.csv");
  await page.getByRole("link", { name: "Noah Okafor" }).click();
  await page.getByRole("button", { name: "Add a note" }).first().click();
  await page.getByLabel("Your note").fill("Met on the ferry.");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText("Met on the ferry.")).toBeVisible();

  await page.goto("/contacts/import");
  await page.getByRole("link", { name: "Connections.csv" }).click();
  await page.getByRole("button", { name: "Take it all back" }).click();
  await expect(page.getByRole("heading", { name: "As it was before" })).toBeVisible();
  await expect(page.getByText("1 person is gone again.")).toBeVisible();
  await expect(page.getByText("You have noted something.")).toBeVisible();
  await stands(page, "import-undone");
  await page.goto("/contacts");
  await expect(page.getByRole("link", { name: "Noah Okafor" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Zoë Müller" })).toHaveCount(0);
});

test("Outlook says who referred whom; only a yes counts", async ({ page, seeker }) => {
  const path = { workspace_id: seeker.workspaceId };
  await seeker.api.POST("/api/v1/workspaces/{workspace_id}/contacts", {
    params: { path },
    body: { given_name: "Ann", family_name: "Lee", emails: [{ address: "ann@quay.example" }], known: true },
  });
  await bring(page, "outlook.csv", outlook);
  await expect(page.getByText("2 people would be added.")).toBeVisible();
  await page.getByRole("tab", { name: "There already" }).click();
  await page.getByRole("radio", { name: "Update" }).click();
  await expect(page.getByText("1 of them would be brought up to date.")).toBeVisible();
  await page.getByRole("button", { name: "Say whether that is so" }).click();
  await expect(page.getByText("The file says Ann Lee referred Bob Stone. Is that so?")).toBeVisible();
  await page.getByRole("radio", { name: "Yes" }).click();
  await expect(page.getByRole("radio", { name: "Yes" })).toBeChecked();
  await page.getByRole("button", { name: "Say who it is" }).click();
  await page.getByLabel(/Which of your contacts is/).fill("Ann");
  await page.getByRole("button", { name: /^Ann Lee/ }).click();
  await expect(page.getByText("The file says Ann Lee referred Cleo Marsh. Is that so?")).toBeVisible();
  await stands(page, "import-edges");
  await page.getByRole("button", { name: "Add 2 people" }).click();
  await expect(page.getByText("2 referrals were added.")).toBeVisible();
  await expect(page.getByText("1 was brought up to date.")).toBeVisible();
  await page.getByRole("link", { name: "Bob Stone" }).click();
  await expect(page.getByText("Ann Lee sent you.")).toBeVisible();
});

test("unknown columns are named once and remembered, pasted or not", async ({ page, seeker }) => {
  expect(seeker.workspaceId).not.toBe("");
  await bring(page, "people.csv", unknown);
  await expect(page.getByRole("heading", { name: "Which column holds what?" })).toBeVisible();
  await expect(page.getByText("Dana Reed · Eve Holm")).toBeVisible();
  await page.getByLabel("What Who holds").selectOption({ label: "Leave it out" });
  await page.getByRole("button", { name: "Read it so" }).click();
  await expect(page.getByText("Say which column holds the name.")).toBeVisible();
  await page.getByLabel("What Who holds").selectOption({ label: "Whole name" });
  await page.getByLabel("What Shop holds").selectOption({ label: "Where they work" });
  await stands(page, "import-mapping");
  await page.getByRole("button", { name: "Read it so" }).click();
  await expect(page.getByText("2 people would be added.")).toBeVisible();
  await page.getByRole("button", { name: "Add 2 people" }).click();
  await expect(page.getByText("2 people are among your contacts.")).toBeVisible();

  await page.goto("/contacts/import");
  await page.getByRole("radio", { name: "Paste it" }).click();
  await page
    .getByLabel("The list, with its line of headings, or cards")
    .fill(`${unknown}Finn Dahl;Ferry;finn@ferry.example\n`);
  await stands(page, "import-paste");
  await page.getByRole("button", { name: "Read it" }).click();
  await expect(page.getByText("1 person would be added.")).toBeVisible();
  await expect(page.getByText("Columns as you said last time. Not right?")).toBeVisible();
});
