import { useLingui } from "@lingui/react/macro";
import { useEffect, useRef, useState } from "react";
import { clockAt, type MeetingClock } from "@/entities/meeting/meeting-clock";
import { now } from "@/lib/clock";
import { announce } from "@/lib/notices";

/** The clock of a meeting that began at this instant, read anew each second; null before it began. */
export function useMeetingClock(startedAt: string | null, minutes: number): MeetingClock | null {
  const { t } = useLingui();
  const [read, setRead] = useState(now);
  useEffect(() => {
    if (!startedAt) return;
    const tick = () => setRead(now());
    tick();
    const timer = setInterval(tick, 250);
    // A phone that slept shows the right time at once when it wakes.
    document.addEventListener("visibilitychange", tick);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", tick);
    };
  }, [startedAt]);
  const clock = startedAt ? clockAt(startedAt, minutes, read) : null;
  const phase = clock?.phase;
  const before = useRef(phase);
  useEffect(() => {
    const changed = before.current !== undefined && before.current !== phase;
    before.current = phase;
    if (!changed || phase === undefined || phase === "going") return;
    // Quiet cues: a word for those who listen, a touch for a phone in the hand. Nothing rings.
    announce(phase === "nearly" ? t`Your minutes are nearly up.` : t`Your minutes are up.`);
    navigator.vibrate?.(phase === "nearly" ? 120 : [120, 80, 120]);
  }, [phase, t]);
  return clock;
}

/** Keeps the screen on while the meeting runs, where the browser can. */
export function useWakeLock(on: boolean): void {
  useEffect(() => {
    if (!on || !("wakeLock" in navigator)) return;
    let lock: WakeLockSentinel | null = null;
    let over = false;
    const take = async () => {
      if (document.visibilityState !== "visible") return;
      try {
        const taken = await navigator.wakeLock.request("screen");
        if (over) await taken.release();
        else lock = taken;
      } catch {
        // A low battery may refuse it; the clock goes by the time of day and loses nothing.
      }
    };
    const again = () => void take();
    void take();
    document.addEventListener("visibilitychange", again);
    return () => {
      over = true;
      document.removeEventListener("visibilitychange", again);
      void lock?.release();
    };
  }, [on]);
}
