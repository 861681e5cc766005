import { expect, test } from "vitest";
import { isFiltered, leafOf, linkNames, railOf, sharedOf, telOf } from "./model";

const states = (stage: Parameters<typeof railOf>[0]["stage"], degree: number | null) =>
  railOf({ stage, degree }).map((step) => `${step.id}:${step.state}`);

test("the rail ticks what is done and stands at the next step", () => {
  expect(states("letter", 2)).toEqual([
    "named:done",
    "letter:done",
    "call:now",
    "met:ahead",
    "thanked:ahead",
    "in_touch:ahead",
  ]);
  expect(states("thanked", 2).at(-1)).toBe("in_touch:now");
  expect(states("new", null)[0]).toBe("named:now");
});

test("people one knows are simply called: no letter on their way (LND-1)", () => {
  expect(states("new", 1)).toEqual([
    "known:done",
    "call:now",
    "met:ahead",
    "thanked:ahead",
    "in_touch:ahead",
  ]);
  expect(states("call", 1)).toEqual(states("new", 1));
  expect(states("meeting", 1)[2]).toBe("met:now");
});

test("a promise is ink, a suggestion pencil, and a promise whose day went by says so", () => {
  const today = Temporal.PlainDate.from("2026-10-14");
  expect(leafOf("call_promised", "2026-10-14", today)).toBe("promised");
  expect(leafOf("call_promised", "2026-10-13", today)).toBe("broken");
  expect(leafOf("write_letter", "2026-10-13", today)).toBe("suggested");
  expect(leafOf("thank_you", "2026-10-14", today)).toBe("due");
});

test("names in a sentence become people, once each and in order", () => {
  const amara = { id: "a", display_name: "Amara Okafor" };
  const tomas = { id: "t", display_name: "Tomás Lind" };
  expect(linkNames("Named Amara Okafor and Tomás Lind.", [tomas, amara])).toEqual([
    "Named ",
    amara,
    " and ",
    tomas,
    ".",
  ]);
  expect(linkNames("Nobody.", [amara])).toEqual(["Nobody."]);
});

test("the order of a list is no filter", () => {
  expect(isFiltered({ sort: "next_on", q: undefined })).toBe(false);
  expect(isFiltered({ tag: "choir" })).toBe(true);
});

test("what is shared ends the sentence however it was typed", () => {
  expect(sharedOf("You both began on the night shift.")).toBe("began on the night shift");
  expect(sharedOf("began on the night shift")).toBe("began on the night shift");
});

test("a number is dialled in its international form where that is known", () => {
  expect(telOf({ number: "01 555 0188", e164: "+35315550188", label: "" })).toBe("tel:+35315550188");
  expect(telOf({ number: "(01) 555-0188", e164: null, label: "" })).toBe("tel:015550188");
});
