import { expect, it } from "vitest";
import contract from "../../../../openapi/openapi.json";
import { eventsOf, groups } from "./model";

it("offers every event of the contract, each once", () => {
  const offered = groups.flatMap(({ events }) => events);
  const { items } = contract.components.schemas.WebhookIn.properties.events;
  expect(offered.toSorted()).toEqual(items.enum.toSorted());
  expect(new Set(offered).size).toBe(offered.length);
});

it("means everything where nothing is chosen", () => {
  expect(eventsOf([])).toEqual([]);
  expect(eventsOf(groups.map((_, at) => at === 1))).toEqual([
    "referral.created",
    "referral.updated",
    "referral.deleted",
  ]);
});
