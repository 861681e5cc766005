import { expect, got, test } from "./fixtures";
import { stands, takeBack } from "./seeing";

test("a place is known: its hours, its Fridays, its people, and that one aims at it", async ({
  page,
  seeker,
}) => {
  const { api, workspaceId } = seeker;
  const path = { workspace_id: workspaceId };
  await page.goto("/organizations");
  await expect(page.getByRole("heading", { name: "Where would you like to know somebody?" })).toBeVisible();
  await stands(page, "organizations-empty");
  await page.getByRole("button", { name: "Keep it" }).click();
  await expect(page.getByText("Write its name.")).toBeVisible();
  await page.getByLabel("Its name").fill("Northgate Foods");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Northgate Foods", exact: true })).toBeVisible();
  await expect(page.getByText("Nobody yet. Ask the people you meet")).toBeVisible();

  const add = (body: {
    given_name: string;
    family_name: string;
    organization_name: string;
    known?: boolean;
  }) => got(api.POST("/api/v1/workspaces/{workspace_id}/contacts", { params: { path }, body }));
  const amara = await add({
    given_name: "Amara",
    family_name: "Okafor",
    organization_name: "Northgate Foods",
    known: false,
  });
  await add({ given_name: "Ruth", family_name: "Adeyemi", organization_name: "Saint Mary" });
  await page.getByRole("button", { name: "Change", exact: true }).click();
  await page.getByLabel("Address").fill("4 North Quay");
  await page.getByLabel("Website").fill("northgate.example");
  await page.getByLabel("Opens at").fill("18:00");
  await page.getByLabel("Closes at").fill("07:00");
  await page.getByLabel("Fridays there").selectOption("relaxed");
  await page.getByLabel("Country").selectOption({ label: "Germany" });
  await page.getByLabel("Region").fill("by");
  await page.getByRole("button", { name: "Keep the changes" }).click();
  await expect(page.getByLabel("Closes at")).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByLabel("Address")).toHaveValue("4 North Quay");
  await page.getByLabel("Opens at").fill("07:00");
  await page.getByLabel("Closes at").fill("16:00");
  await stands(page, "organization-change");
  // Meanwhile another device notes something: nothing of either is lost.
  const { organization_id: id } = amara;
  if (!id) throw new Error("Amara works nowhere");
  await got(
    api.PATCH("/api/v1/workspaces/{workspace_id}/organizations/{organization_id}", {
      params: { path: { ...path, organization_id: id }, header: { "If-Match": "*" } },
      body: { note: "A family business." },
    }),
  );
  await page.getByRole("button", { name: "Keep the changes" }).click();
  await expect(page.getByText("This was changed on another device.")).toBeVisible();
  await expect(page.getByText("there now: A family business.")).toBeVisible();
  await page.getByRole("button", { name: "Keep mine" }).click();
  await expect(page.getByText("A family business.")).toBeVisible();
  await expect(page.getByText("7:00 to 16:00")).toBeVisible();
  await expect(page.getByText("Those of Germany (BY).")).toBeVisible();
  await expect(page.getByRole("link", { name: "northgate.example" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Amara Okafor" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Who can introduce me" })).toHaveAttribute(
    "href",
    `/network?to_organization=${id}`,
  );
  await stands(page, "organization");

  // The office's Fridays and hours are the contact's, until they say otherwise.
  await page.getByRole("link", { name: "Amara Okafor" }).click();
  await expect(page.getByText("Relaxed. A good day to call.")).toBeVisible();
  await expect(page.getByText("7:00 to 16:00, Dublin")).toBeVisible();
  await page.getByRole("link", { name: "Northgate Foods" }).click();
  await page.getByRole("link", { name: "Organizations", exact: true }).first().click();

  await expect(page.getByText("2 organizations.")).toBeVisible();
  await expect(page.getByText("1 person. No way in yet.")).toBeVisible();
  await expect(page.getByText("1 person. You know Ruth Adeyemi.")).toBeVisible();
  await stands(page, "organizations");
  await page.getByRole("button", { name: /^Aim at it.*Saint Mary/ }).click();
  await expect(page.getByRole("button", { name: /^You aim at it.*Saint Mary/ })).toBeVisible();
  await page.getByLabel("Only those I aim at").click();
  await expect(page).toHaveURL(/target=true/);
  await page.getByLabel("Find an organization").fill("north");
  await expect(page.getByText("1 organization.", { exact: true })).toBeVisible();
  await page.getByLabel("Find an organization").fill("nowhere");
  await expect(page.getByText("No organization is called “nowhere”.")).toBeVisible();
});

test("two names of one place become one; an empty place is deleted with a way back", async ({
  page,
  seeker,
}) => {
  const { api, workspaceId } = seeker;
  const params = { path: { workspace_id: workspaceId } };
  for (const [given_name, organization_name] of [
    ["Ann", "Harbour Mills"],
    ["Bob", "Harbour Mills Ltd"],
  ] as const)
    await got(
      api.POST("/api/v1/workspaces/{workspace_id}/contacts", {
        params,
        body: { given_name, organization_name },
      }),
    );
  await got(
    api.POST("/api/v1/workspaces/{workspace_id}/organizations", { params, body: { name: "Empty Hall" } }),
  );
  await page.goto("/organizations");
  await page.getByRole("link", { name: "Harbour Mills Ltd" }).click();
  await page.getByRole("main").getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitem", { name: "Delete Harbour Mills Ltd" }).click();
  await expect(page.getByText("People work there.").first()).toBeVisible();
  await page.getByRole("main").getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitem", { name: "Merge with another" }).click();
  await page.getByLabel("Which one stays?").fill("harb");
  await page.getByRole("option", { name: "Harbour Mills 1 person", exact: true }).click();
  await stands(page, "organization-merge");
  await page.getByRole("button", { name: "Make them one" }).click();
  await expect(page.getByRole("heading", { name: "Harbour Mills", exact: true })).toBeVisible();
  await expect(page.getByRole("link", { name: "Bob" })).toBeVisible();

  await page.goto("/organizations?q=empty");
  await page.getByRole("link", { name: "Empty Hall" }).click();
  await page.getByRole("main").getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitem", { name: "Delete Empty Hall" }).click();
  await expect(page).toHaveURL(/\/organizations$/);
  await takeBack(page);
  await expect(page.getByRole("link", { name: "Empty Hall" })).toBeVisible();
});

test("where somebody works is proposed while one types", async ({ page, seeker }) => {
  const { api, workspaceId } = seeker;
  const params = { path: { workspace_id: workspaceId } };
  await got(
    api.POST("/api/v1/workspaces/{workspace_id}/organizations", { params, body: { name: "Harbour Mills" } }),
  );
  const ann = await got(
    api.POST("/api/v1/workspaces/{workspace_id}/contacts", { params, body: { given_name: "Ann" } }),
  );
  await page.goto(`/contacts/${ann.id}?edit=true`);
  await page.getByRole("combobox", { name: "Where they work" }).fill("harb");
  await expect(page.getByRole("option", { name: /Harbour Mills/ })).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Keep the changes" }).click();
  await expect(page.getByRole("link", { name: "Harbour Mills" })).toBeVisible();
});

test("country, hours and what one brings save themselves", async ({ page, seeker }) => {
  const { api, workspaceId } = seeker;
  await page.goto("/settings/calendar");
  await page.getByLabel("Your country").selectOption({ label: "Germany" });
  await page.getByLabel("Your region").fill("by");
  await page.getByLabel("Offices open at").fill("18:30");
  await expect(page.getByText("Offices close after they open.")).toBeVisible();
  await page.getByLabel("Offices open at").fill("08:30");
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await page.goto("/settings/you");
  await page.getByLabel("What you can offer").fill("A changeover checklist");
  const read = () =>
    got(api.GET("/api/v1/workspaces/{workspace_id}", { params: { path: { workspace_id: workspaceId } } }));
  await expect
    .poll(async () => {
      const { country, region, office_opens: opens, can_offer: offer } = await read();
      return [country, region, opens.slice(0, 5), offer];
    })
    .toEqual(["DE", "BY", "08:30", "A changeover checklist"]);
  await page.goto("/settings/calendar");
  await stands(page, "settings");
  await expect(page.getByLabel("Your region")).toHaveValue("BY");
});
