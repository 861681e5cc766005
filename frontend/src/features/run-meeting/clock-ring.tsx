import { Trans, useLingui } from "@lingui/react/macro";
import { clockText, type MeetingClock, warning } from "@/entities/meeting/meeting-clock";
import { minutesWord } from "@/entities/meeting/model";
import { cx } from "@/lib/cx";

interface ClockRingProps {
  readonly minutes: number;
  readonly clock: MeetingClock;
  readonly invited: boolean;
}

/** The one ring: what is left of the promised minutes, with a notch where the time is told. */
export function ClockRing({ minutes, clock, invited }: ClockRingProps) {
  const { t } = useLingui();
  const word = minutesWord(minutes);
  const named = word ? t(word) : String(minutes);
  const over = clock.phase === "over";
  // From the top, clockwise: what is gone, then what is left.
  const notch = (360 * (minutes * 60 - warning(minutes))) / (minutes * 60);
  return (
    <div
      role="timer"
      aria-label={t`The promised minutes`}
      className="relative mx-auto flex size-45 items-center justify-center"
    >
      <svg viewBox="0 0 180 180" aria-hidden className="absolute inset-0 size-full">
        <g transform="rotate(-90 90 90)" fill="none" strokeWidth={6}>
          <circle cx={90} cy={90} r={85} className="stroke-line" />
          {over ? null : (
            <circle
              cx={90}
              cy={90}
              r={85}
              pathLength={1}
              strokeDasharray={`${1 - clock.gone} 1`}
              strokeDashoffset={-clock.gone}
              strokeLinecap="round"
              className={cx(clock.phase === "nearly" ? "stroke-manila" : "stroke-accent")}
            />
          )}
          <line
            x1={167}
            y1={90}
            x2={180}
            y2={90}
            strokeWidth={2}
            transform={`rotate(${notch} 90 90)`}
            className="stroke-ink"
          />
        </g>
      </svg>
      <div className="flex flex-col items-center">
        <span className="tabular font-serif text-[3.125rem] leading-none font-medium tracking-[-0.02em]">
          {over ? `+${clockText(clock.over)}` : clockText(clock.left)}
        </span>
        <span className="pt-1.5 text-support text-muted">
          {over ? (
            invited ? (
              <Trans>with their leave</Trans>
            ) : (
              <Trans>over the {named}</Trans>
            )
          ) : clock.phase === "nearly" ? (
            <Trans>nearly time</Trans>
          ) : (
            <Trans>left of {named}</Trans>
          )}
        </span>
      </div>
    </div>
  );
}
