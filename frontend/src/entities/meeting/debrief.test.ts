import { expect, it } from "vitest";
import { aMeeting } from "@/testing/factories";
import { bodyOf, draftFrom, draftOf, patchOf } from "./debrief";
import { blankNotebook, named } from "./notebook";

const meeting = aMeeting({
  state: "held",
  debriefed_at: "2026-10-14T12:10:00Z",
  questions: ["How did you get started?", "What do you like best?"],
  outcome: "referrals",
  feedback: "Clear and warm.",
  answers: { "1": "The people." },
  gains: [{ kind: "insight", text: "Planning moves to Galway" }],
  rapport: 4,
  asked_of_me: 1,
});

it("opens what is written down to be added to, and sends an emptied answer as gone (FLW-1)", () => {
  const draft = draftOf(meeting, blankNotebook);
  expect(draft).toMatchObject({ outcome: "referrals", rapport: "4", asked_of_me: "1" });
  expect(draft.answers).toEqual(["", "The people."]);
  const patch = patchOf({ ...draft, answers: ["By chance.", " "], hard_to_hear: "Too long in one trade." });
  expect(patch).toMatchObject({
    feedback: "Clear and warm.",
    hard_to_hear: "Too long in one trade.",
    answers: { "0": "By chance.", "1": null },
    gains: [{ kind: "insight", text: "Planning moves to Galway" }],
    rapport: 4,
    asked_of_me: 1,
  });
});

it("joins what was typed on this device to what the other one kept, and says nothing twice", () => {
  const book = { ...blankNotebook, feedback: "Add numbers.", skills: "Planning" };
  const draft = draftOf(meeting, book);
  expect(draft.feedback).toBe("Clear and warm.\nAdd numbers.");
  expect(draft.skills_said).toBe("Planning");
  const again = draftOf({ ...meeting, feedback: draft.feedback }, book);
  expect(again.feedback).toBe("Clear and warm.\nAdd numbers.");
});

it("tells agreed, rather not and not asked apart (BYE-3)", () => {
  const names = [
    { ...named("1", "Grace Tan"), may_use_name: true },
    { ...named("2", "Sean Duffy"), rather_not: true },
    named("3", "Tomas Reyes"),
  ];
  const body = bodyOf(draftFrom({ ...blankNotebook, names }, meeting), null);
  expect(body.names?.map((one) => one.may_use_name)).toEqual([true, false, null]);
});
