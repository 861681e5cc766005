import { describe, expect, it } from "vitest";
import { clockAt, clockText, warning } from "./meeting-clock";

const began = "2026-10-14T11:30:00Z";
const after = (seconds: number) => Temporal.Instant.from(began).add({ seconds });

describe("the clock of the promised minutes", () => {
  it("goes by when it began, whatever happened in between", () => {
    expect(clockAt(began, 20, after(444))).toMatchObject({ left: 756, over: 0, phase: "going" });
  });

  it("tells the time at eighteen of twenty, and turns at twenty", () => {
    expect(warning(20)).toBe(120);
    expect(clockAt(began, 20, after(1079)).phase).toBe("going");
    expect(clockAt(began, 20, after(1080)).phase).toBe("nearly");
    expect(clockAt(began, 20, after(1199))).toMatchObject({ left: 1, phase: "nearly" });
    expect(clockAt(began, 20, after(1200))).toMatchObject({ left: 0, over: 0, gone: 1, phase: "over" });
    expect(clockAt(began, 20, after(1290)).over).toBe(90);
  });

  it("does not go backwards when a device's clock is behind", () => {
    expect(clockAt(began, 20, after(-30))).toMatchObject({ left: 1200, gone: 0, phase: "going" });
  });

  it("reads as people read it", () => {
    expect(clockText(756)).toBe("12:36");
    expect(clockText(9)).toBe("0:09");
    expect(clockText(3725)).toBe("1:02:05");
  });
});
