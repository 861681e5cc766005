import { expect, test } from "vitest";
import { type ContactDraft, differences, patchOf, tagsOf } from "./draft";

const blank: ContactDraft = {
  given_name: "Daniel",
  family_name: "Kerrigan",
  honorific: "",
  headline: "Operations manager",
  organization_name: "Harbour Mills",
  phones: [{ number: "01 555 0188", label: "" }],
  emails: [],
  address: "",
  circle: "",
  known: false,
  trusted: false,
  closeness: "",
  standing: "unknown",
  decision_maker: false,
  champion: false,
  do_not_contact: false,
  friday_style: "unknown",
  time_zone: "",
  tags: "choir",
  notes: "",
};

test("only what was changed is sent", () => {
  expect(patchOf(blank, blank)).toEqual({});
  expect(patchOf({ ...blank, headline: " Plant manager " }, blank)).toEqual({ headline: "Plant manager" });
  expect(patchOf({ ...blank, organization_name: "", closeness: "4" }, blank)).toEqual({
    organization_name: null,
    closeness: 4,
  });
});

test("the whole name follows its parts", () => {
  expect(patchOf({ ...blank, family_name: "O’Hara" }, blank)).toEqual({
    family_name: "O’Hara",
    display_name: "Daniel O’Hara",
  });
});

test("empty lines of numbers are no numbers", () => {
  expect(patchOf({ ...blank, phones: [...blank.phones, { number: "  ", label: "" }] }, blank)).toEqual({});
  expect(patchOf({ ...blank, phones: [] }, blank)).toEqual({ phones: [] });
});

test("two devices clash only where theirs changed and is not the same as mine", () => {
  const mine = { ...blank, headline: "Mine", notes: "both" };
  const theirs = { ...blank, headline: "Theirs", notes: "both", address: "Quay 4" };
  expect(differences(mine, blank, theirs)).toEqual(["headline", "address"]);
});

test("tags are words between commas", () => {
  expect(tagsOf(" choir, mill ,, choir ")).toEqual(["choir", "mill"]);
});
