import { expect, test } from "vitest";
import { type OrganizationDraft, patchOf } from "./draft";

const read: OrganizationDraft = {
  name: "Harbour Mills",
  address: "",
  website: "https://mills.example",
  note: "",
  office_opens: "08:00",
  office_closes: "",
  time_zone: "",
  country: "DE",
  region: "BY",
  friday_style: "unknown",
};

test("only what was changed is sent, and empty means not said", () => {
  expect(patchOf(read, read)).toEqual({});
  expect(patchOf({ ...read, office_opens: "", name: " Mills " }, read)).toEqual({
    name: "Mills",
    office_opens: null,
  });
});

test("an address of the web may be typed without its scheme", () => {
  expect(patchOf({ ...read, website: "harbour.example" }, read)).toEqual({
    website: "https://harbour.example",
  });
});

test("a region goes with its country", () => {
  expect(patchOf({ ...read, country: "" }, read)).toEqual({ country: null, region: null });
  expect(patchOf({ ...read, region: "be" }, read)).toEqual({ region: "BE" });
});
