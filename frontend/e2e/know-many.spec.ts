import { expect, test } from "./fixtures";
import { bringFile, takeBack } from "./seeing";

test("of many whom a file brought in one says at once that one knows them, with a way back", async ({
  page,
  house,
  seeker,
  isMobile,
}) => {
  await bringFile(page, house, seeker, [
    "Yan,Lee,https://www.linkedin.com/in/yan-l,,Quay Line,Planner,22 Feb 2020",
  ]);
  await page.goto("/contacts?degree=cold");
  await expect(page.getByRole("link", { name: "Yan Lee" })).toBeVisible();
  if (isMobile) {
    await page.getByRole("main").getByRole("button", { name: "More", exact: true }).click();
    await page.getByRole("menuitem", { name: "Choose several" }).click();
  } else await expect(page.getByRole("cell", { name: "A list you brought" })).toBeVisible();
  await page.getByRole("checkbox", { name: "Choose Yan Lee" }).click();
  const bar = page.getByRole("toolbar", { name: "With the people chosen" });
  await bar.getByRole("button", { name: "I know them" }).click();
  await expect(page.getByText("1 person counted among those you know.").first()).toBeVisible();
  await expect(page.getByRole("link", { name: "Yan Lee" })).toHaveCount(0);
  await takeBack(page);
  await expect(page.getByRole("link", { name: "Yan Lee" })).toBeVisible();
});
