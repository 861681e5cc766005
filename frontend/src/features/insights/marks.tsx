import { countable, part } from "@/entities/insight/model";

const gap = 18;

interface DotsProps {
  /** As many filled dots as this, then open ones up to `of`. */
  readonly value: number;
  readonly of?: number;
}

/** Dots one can count, drawn so that they print too. The number stands beside them in words. */
export function Dots({ value, of = value }: DotsProps) {
  const width = Math.max(1, of) * gap;
  return (
    <svg aria-hidden width={width} height={14} className="block max-w-full text-accent">
      {Array.from({ length: of }, (_, index) =>
        index < value ? (
          <circle key={index} cx={index * gap + 7} cy={7} r={6} fill="currentColor" />
        ) : (
          <circle
            key={index}
            cx={index * gap + 7}
            cy={7}
            r={5.25}
            fill="none"
            strokeWidth={1.5}
            className="stroke-edge"
          />
        ),
      )}
    </svg>
  );
}

interface BarProps {
  readonly value: number;
  readonly most: number;
  /** Drawn in the colour of edges: what stands beside the main thing. */
  readonly quiet?: boolean;
  /** Dashed, like pencil: not over yet. */
  readonly open?: boolean;
}

/** A bar as long as its share of the longest one. */
export function Bar({ value, most, quiet = false, open = false }: BarProps) {
  const width = `${part(value, most)}%`;
  return (
    <svg aria-hidden width="100%" height={12} className={quiet ? "text-edge" : "text-accent"}>
      {open ? (
        <line x1={0} x2={width} y1={6} y2={6} strokeWidth={2} strokeDasharray="5 4" className="stroke-dash" />
      ) : (
        <rect width={width} height={12} rx={2} fill="currentColor" />
      )}
    </svg>
  );
}

/** Dots while they can be counted, a bar beyond. */
export function Amount({ value, most, quiet = false }: BarProps) {
  if (most > countable) return <Bar value={value} most={most} quiet={quiet} />;
  return <Dots value={value} />;
}

interface RangeProps {
  /** All three on a scale from 0 to `end`. */
  readonly low: number;
  readonly value: number;
  readonly high: number;
  readonly end: number;
}

/** A point with the range it probably lies in. */
export function Range({ low, value, high, end }: RangeProps) {
  const at = (position: number) => `${part(Math.min(position, end), end)}%`;
  return (
    <svg aria-hidden width="100%" height={16} className="block overflow-visible">
      <line x1="0%" x2="100%" y1={8} y2={8} className="stroke-line" />
      <line x1={at(low)} x2={at(high)} y1={8} y2={8} strokeWidth={4} className="stroke-edge" />
      <circle cx={at(value)} cy={8} r={6} className="fill-accent stroke-paper" strokeWidth={2} />
    </svg>
  );
}
