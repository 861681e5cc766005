import { expect, test, vi } from "vitest";
import { allCommands, type Command, commandByKeys, register, run } from "./commands";

const command = (id: string, over: Partial<Command> = {}): Command => ({
  id,
  title: { id },
  group: "do",
  run: vi.fn(),
  ...over,
});

test("the command added last answers a key, and gives it back when it goes", () => {
  const leaveA = register([command("a", { keys: "e" })]);
  const leaveB = register([command("b", { keys: "e" })]);
  expect(commandByKeys("e")?.id).toBe("b");
  leaveB();
  expect(commandByKeys("e")?.id).toBe("a");
  leaveA();
  expect(allCommands()).toEqual([]);
});

test("one asked for before it is there runs on arrival, once", () => {
  const late = command("late");
  run("late");
  register([late])();
  register([late])();
  expect(late.run).toHaveBeenCalledOnce();
});

test("two of one name are a mistake", () => {
  const leave = register([command("same")]);
  expect(() => register([command("same")])).toThrow("two commands");
  leave();
});
