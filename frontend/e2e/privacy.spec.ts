import { expect, fitsTheWidth, got, passesAxe, test } from "./fixtures";
import { shot } from "./time";

test("somebody who asks for it is erased, once the name is typed", async ({ page, seeker }, info) => {
  const path = { workspace_id: seeker.workspaceId };
  const names = ["Ruth", "Mirabel", "Daniel"] as const;
  const ids: string[] = [];
  for (const given_name of names) {
    const made = await got(
      seeker.api.POST("/api/v1/workspaces/{workspace_id}/contacts", {
        params: { path },
        body: { given_name, family_name: "Byrne", known: given_name === "Ruth" },
      }),
    );
    ids.push(made.id);
  }
  for (const at of [0, 1]) {
    await got(
      seeker.api.POST("/api/v1/workspaces/{workspace_id}/referrals", {
        params: { path },
        body: { from_contact_id: ids[at] ?? "", to_contact_id: ids[at + 1] ?? "" },
      }),
    );
  }
  await page.goto(`/contacts/${ids[1] ?? ""}`);
  await page.getByRole("main").getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitem", { name: "Erase Mirabel" }).click();
  const sheet = page.getByRole("dialog", { name: "Erase Mirabel Byrne" });
  const name = sheet.getByLabel("Type the name to go on");
  await expect(sheet.getByText("A nameless place stays in your network")).toBeVisible();
  await passesAxe(page);
  await fitsTheWidth(page);
  await shot(page, `erase-${info.project.name}`);
  await name.fill("Ruth Byrne");
  await page.keyboard.press("Enter");
  await expect(name).toHaveAccessibleDescription(/This is another name/);
  await name.fill("mirabel byrne");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/contacts(\?|$)/);
  await expect(page.getByText("Everything about them is erased.").first()).toBeVisible();
  await expect(page.getByText("Mirabel Byrne")).toHaveCount(0);

  // The way to Daniel is as long as it was.
  await page.goto(`/contacts/${ids[2] ?? ""}`);
  await expect(page.getByRole("heading", { level: 1, name: "Daniel Byrne" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Someone erased" }).first()).toBeVisible();
  await page.goto(`/contacts/${ids[1] ?? ""}`);
  await expect(page.getByRole("heading", { name: "Nobody here" })).toBeVisible();
});

test("leaving is asked for by name, and called off as easily", async ({ page, seeker }, info) => {
  await page.goto("/settings/data");
  const form = page.getByRole("form", { name: "Leave Inroad" });
  const address = form.getByLabel("Your e-mail address, to go on");
  await address.fill("somebody@else.example");
  await form.getByRole("button", { name: "Leave Inroad" }).click();
  await expect(address).toHaveAccessibleDescription(/This is another address/);
  await address.fill(seeker.email);
  await page.keyboard.press("Enter");
  await expect(page.getByText(/^You leave on /)).toBeVisible();
  await passesAxe(page);
  await fitsTheWidth(page);
  await page.getByText(/^You leave on /).scrollIntoViewIfNeeded();
  await shot(page, `leaving-${info.project.name}`);
  await page.getByRole("button", { name: "Stay after all" }).click();
  await expect(page.getByText(/^You stay\./).first()).toBeVisible();
  await expect(form.getByRole("button", { name: "Leave Inroad" })).toBeVisible();
});

test("who asked to be forgotten is held off until they get in touch, and one search can go", async ({
  page,
  seeker,
}, info) => {
  const path = { workspace_id: seeker.workspaceId };
  const emails = [{ address: "ruth@adeyemi.example" }];
  const add = () =>
    seeker.api.POST("/api/v1/workspaces/{workspace_id}/contacts", {
      params: { path },
      body: { given_name: "Ruth", emails },
    });
  const { id } = await got(add());
  await got(
    seeker.api.POST("/api/v1/workspaces/{workspace_id}/contacts/{contact_id}/erasure", {
      params: { path: { ...path, contact_id: id } },
      body: { confirm: "Ruth" },
    }),
  );
  expect((await add()).response.status).toBe(409);

  await page.goto("/settings/data");
  const form = page.getByRole("form", { name: "They got in touch again" });
  const who = form.getByLabel("E-mail, telephone or LinkedIn address");
  await form.getByRole("button", { name: "Let them in again" }).click();
  await expect(who).toHaveAccessibleDescription(/Write the address/);
  await who.fill("else@harbour.example");
  await form.getByLabel("How they got in touch").fill("She rang me on Monday.");
  await form.getByRole("button", { name: "Let them in again" }).click();
  await expect(who).toHaveAccessibleDescription(/Nobody with this asked/);
  await who.fill("ruth@adeyemi.example");
  await form.scrollIntoViewIfNeeded();
  await shot(page, `let-back-${info.project.name}`);
  await form.getByRole("button", { name: "Let them in again" }).click();
  await expect(page.getByText(/Let in again on .*: She rang me on Monday\./)).toBeVisible();
  expect((await add()).response.status).toBe(201);

  const search = page.getByRole("form", { name: "Erase this search" });
  const name = search.getByLabel("The name of the search, to go on");
  await name.fill("Another search");
  await search.getByRole("button", { name: "Erase this search" }).click();
  await expect(name).toHaveAccessibleDescription(/This search has another name/);
  const brief = await got(seeker.api.GET("/api/v1/workspaces/{workspace_id}", { params: { path } }));
  await name.fill(brief.name.toUpperCase());
  await passesAxe(page);
  await fitsTheWidth(page);
  await shot(page, `erase-search-${info.project.name}`);
  await search.getByRole("button", { name: "Erase this search" }).click();
  await page.getByRole("button", { name: "Keep this search" }).click();
  await expect(search).toBeVisible();
});
