import type { Page } from "@playwright/test";
import { expect, hearsKeys, fitsTheWidth, got, passesAxe, type Seeker, test } from "./fixtures";

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

type NewContact = Parameters<typeof add>[1];

async function add(
  { api, workspaceId }: Seeker,
  body: {
    given_name: string;
    family_name: string;
    known?: boolean;
    headline?: string;
    organization_name?: string;
    notes?: string;
    emails?: { address: string }[];
    phones?: { number: string }[];
  },
): Promise<{ id: string; version: number }> {
  const path = { workspace_id: workspaceId };
  return got(api.POST("/api/v1/workspaces/{workspace_id}/contacts", { params: { path }, body }));
}

async function named({ api, workspaceId }: Seeker, from: string, to: string): Promise<void> {
  const path = { workspace_id: workspaceId };
  await got(
    api.POST("/api/v1/workspaces/{workspace_id}/referrals", {
      params: { path },
      body: { from_contact_id: from, to_contact_id: to, may_use_name: true },
    }),
  );
}

const mail = [{ address: "rkerr@harbour.example" }];
const robert: NewContact = {
  given_name: "Robert",
  family_name: "Kerr",
  known: false,
  headline: "Plant manager",
  organization_name: "Harbour Mills",
  notes: "Knows the night shift.",
  emails: mail,
};
const bob: NewContact = {
  given_name: "Bob",
  family_name: "Kerr",
  known: false,
  headline: "Operations",
  notes: "Prefers mornings.",
  emails: mail,
  phones: [{ number: "+353 1 555 0142" }],
};

test("two of one person are merged with a preview, and taken apart again", async ({ page, seeker }) => {
  const ruth = await add(seeker, { given_name: "Ruth", family_name: "Adeyemi" });
  const first = await add(seeker, robert);
  const second = await add(seeker, bob);
  const far = await add(seeker, { given_name: "Tomás", family_name: "Lind", known: false });
  await named(seeker, ruth.id, first.id);
  await named(seeker, ruth.id, second.id);
  await named(seeker, second.id, far.id);
  await named(seeker, first.id, second.id);

  await expect(async () => {
    await page.goto("/contacts");
    const told = page.getByRole("link", { name: "1 pair looks like one person kept twice." });
    await told.click({ timeout: 1500 });
  }).toPass();
  await expect(page).toHaveURL(/\/contacts\/duplicates$/);
  await expect(page.getByText(/Same e-mail, Bob is short for Robert/)).toBeVisible();
  await stands(page, "duplicates");

  await page.getByRole("button", { name: "Two different people" }).click();
  await expect(page.getByText("Nobody seems to be here twice.")).toBeVisible();
  const strip = page.getByRole("region", { name: "What just happened" });
  await strip.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("1 pair looks like one person kept twice.")).toBeVisible();

  await page.goto(`/contacts/duplicates/merge?stays=${first.id}&goes=${second.id}`);
  await expect(page.getByText("Bob Kerr goes into Robert Kerr.")).toBeVisible();
  await expect(
    page.getByText("A referral between the two would lead to itself; it is dropped."),
  ).toBeVisible();
  await expect(page.getByText("Robert Kerr named Tomás Lind")).toBeVisible();
  await page
    .getByRole("radiogroup", { name: "What they do" })
    .getByRole("radio", { name: "Operations" })
    .click();
  await expect(
    page.getByRole("radiogroup", { name: "Notes" }).getByRole("radio", { name: "Both" }),
  ).toBeChecked();
  await stands(page, "merge");

  await page.getByRole("button", { name: "Merge into Robert Kerr" }).click();
  await expect(page).toHaveURL(new RegExp(`/contacts/${first.id}$`));
  await expect(page.getByText("Operations, Harbour Mills.")).toBeVisible();
  await expect(page.getByText("Ruth Adeyemi sent you.")).toBeVisible();
  await expect(page.getByText("Merged with Bob Kerr")).toBeVisible();
  await passesAxe(page);
  await strip.getByRole("button", { name: "Undo" }).click();
  await expect(strip.getByText("They are two contacts again.")).toBeVisible();
  await expect(page.getByText("Plant manager, Harbour Mills.")).toBeVisible();
  await page.goto(`/contacts/${second.id}`);
  await expect(page.getByRole("heading", { name: "Bob Kerr", exact: true })).toBeVisible();
});

test("a name one has already is shown with its reason while it is typed", async ({ page, seeker }) => {
  await add(seeker, robert);
  await page.goto("/contacts");
  await page.getByRole("heading", { name: "Contacts", exact: true }).click();
  await hearsKeys(page);
  await page.keyboard.press("c");
  await page.getByRole("textbox", { name: "Name", exact: true }).fill("Bob Kerr");
  await expect(page.getByText("Somebody you have already?")).toBeVisible();
  await expect(page.getByText(/Bob is short for Robert/)).toBeVisible();
  await stands(page, "capture-matches");
  await page
    .getByRole("link", { name: /Robert Kerr/ })
    .last()
    .click();
  await expect(page.getByRole("heading", { name: "Robert Kerr", exact: true })).toBeVisible();
});
