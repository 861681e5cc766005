/** The clock of the promised minutes (BYE-1, BYE-2): always computed from when it began, never counted in ticks. */
export interface MeetingClock {
  /** Whole seconds left; 0 once they are over. */
  readonly left: number;
  /** Whole seconds beyond the promised minutes. */
  readonly over: number;
  /** Part of the promised time that is gone, 0 to 1. */
  readonly gone: number;
  readonly phase: "going" | "nearly" | "over";
}

/** Seconds before the end at which the time is told: two minutes of twenty. */
export function warning(minutes: number): number {
  return Math.max(60, Math.round(minutes * 6));
}

export function clockAt(startedAt: string, minutes: number, now: Temporal.Instant): MeetingClock {
  const whole = minutes * 60;
  const passed =
    Math.max(0, now.epochMilliseconds - Temporal.Instant.from(startedAt).epochMilliseconds) / 1000;
  const left = Math.max(0, Math.ceil(whole - passed));
  const phase = left === 0 ? "over" : left <= warning(minutes) ? "nearly" : "going";
  return { left, over: Math.max(0, Math.floor(passed - whole)), gone: Math.min(1, passed / whole), phase };
}

/** "12:36"; hours too once there are any. */
export function clockText(seconds: number): string {
  const two = (value: number) => value.toString().padStart(2, "0");
  const minutes = Math.floor(seconds / 60) % 60;
  const hours = Math.floor(seconds / 3600);
  const rest = two(seconds % 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${rest}` : `${minutes}:${rest}`;
}
