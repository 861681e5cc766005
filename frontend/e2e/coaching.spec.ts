import { expect, fitsTheWidth, got, passesAxe, test } from "./fixtures";
import { shot } from "./time";

test("a seeker lets a coach look, hears a word, and ends it", async ({
  page,
  house,
  seeker,
  browser,
}, info) => {
  // Two browsers and a whole story.
  test.slow();
  const names = { context: await browser.newContext({ baseURL: house.url }) };
  const coach = await names.context.newPage();
  const email = `tom.${Date.now()}.${info.project.name}@parish.example`;
  await coach.goto("/sign-up");
  await coach.getByLabel("Your name").fill("Tom Daly");
  await coach.getByLabel("E-mail").fill(email);
  await coach.getByLabel("Password").fill("a long sentence of his");
  await coach.getByRole("button", { name: "Make my account" }).click();
  await expect(coach).toHaveURL(/\/today$/);

  // Tom begins a group, where he coaches, and asks Nora in.
  await coach.goto("/coaching");
  await passesAxe(coach);
  await coach.getByLabel("A new group").fill("St Brigid");
  await coach.getByRole("button", { name: "Begin the group" }).click();
  await coach.getByRole("link", { name: "St Brigid" }).click();
  const ask = async (address: string, role: string) => {
    await coach.getByLabel("E-mail").fill(address);
    await coach.getByLabel("As", { exact: true }).selectOption({ label: role });
    await coach.getByRole("button", { name: "Ask them in" }).click();
    return coach.getByLabel("The link").inputValue();
  };
  const own = await ask(email, "Coach");
  await coach.getByRole("button", { name: "I have it" }).click();
  const link = await ask(seeker.email, "Seeker");
  await passesAxe(coach);
  await fitsTheWidth(coach);
  await shot(coach, `group-${info.project.name}`);
  await coach.goto(own);
  await coach.getByRole("button", { name: "Accept" }).click();
  await expect(coach.getByText("You are in: St Brigid.")).toBeVisible();

  const contact = await got(
    seeker.api.POST("/api/v1/workspaces/{workspace_id}/contacts", {
      params: { path: { workspace_id: seeker.workspaceId } },
      body: { given_name: "Ruth", family_name: "Adeyemi", notes: "she is ill" },
    }),
  );
  await got(
    seeker.api.POST("/api/v1/workspaces/{workspace_id}/letters", {
      params: { path: { workspace_id: seeker.workspaceId } },
      body: { contact_id: contact.id },
    }),
  );
  await page.goto(link);
  await page.getByRole("button", { name: "Accept" }).click();
  await expect(page.getByText("You are in: St Brigid.")).toBeVisible();
  await page.goto("/settings/sharing");
  const form = page.getByRole("form", { name: "Let a coach look" });
  await form.getByLabel("Letters, to comment on").check();
  await form.scrollIntoViewIfNeeded();
  await passesAxe(page);
  await fitsTheWidth(page);
  await shot(page, `grant-${info.project.name}`);
  await form.getByRole("button", { name: "Let them look" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Tom Daly may look now." })).toHaveCount(1);

  await coach.goto("/coaching");
  await expect(coach.getByText("May need a hand")).toBeVisible();
  await shot(coach, `coaching-${info.project.name}`);
  await coach.getByRole("link", { name: "Nora Whelan" }).click();
  await coach.getByText("To Ruth Adeyemi, a draft").click();
  await coach.getByLabel("A word about this letter").fill("Begin with who sent you.");
  await passesAxe(coach);
  await fitsTheWidth(coach);
  await coach.getByRole("button", { name: "Say it" }).first().click();
  await expect(coach.getByText("Begin with who sent you.").first()).toBeVisible();
  await shot(coach, `seeker-${info.project.name}`);
  await expect(coach.getByText("she is ill")).toHaveCount(0);

  await page.goto("/coaching");
  await expect(page.getByText("Begin with who sent you.")).toBeVisible();
  await page.goto("/settings/data");
  await expect(page.getByText("The seekers who let one help").first()).toBeVisible();
  await page.goto("/settings/sharing");
  await page.getByRole("button", { name: "End it", exact: true }).click();
  await expect(page.getByRole("status").filter({ hasText: "Tom Daly sees nothing any more." })).toHaveCount(
    1,
  );
  await coach.reload();
  await expect(coach.getByRole("heading", { name: "Nobody here lets you look." })).toBeVisible();
  await names.context.close();
});
