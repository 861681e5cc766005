interface RoadDrawingProps {
  /** Words under the three stops; without them the drawing is decoration. */
  readonly stops?: readonly [string, string, string];
}

/** From a dot to a ring in ink, and on to a pencilled ring: you, someone you know, someone they name. */
export function RoadDrawing({ stops }: RoadDrawingProps) {
  return (
    <svg
      aria-hidden
      viewBox="0 0 424 88"
      className="h-auto w-full max-w-106 pb-6 text-accent"
      fill="none"
      stroke="currentColor"
      strokeWidth={2}
      strokeLinecap="round"
    >
      <circle cx="10" cy="50" r="9" fill="currentColor" stroke="none" />
      <path d="M22 50C76 50 92 18 156 18" />
      <circle cx="179" cy="18" r="15.5" className="fill-sheet" />
      <path
        d="M203 18C262 18 278 42 336 42"
        className="stroke-dash"
        strokeDasharray="5 5"
        strokeWidth={1.5}
      />
      <circle cx="351" cy="42" r="13" className="stroke-dash" strokeDasharray="5 5" strokeWidth={1.5} />
      {stops ? (
        <g className="fill-muted font-sans" stroke="none" fontSize="14" textAnchor="middle">
          <text x="0" y="76" textAnchor="start">
            {stops[0]}
          </text>
          <text x="179" y="52">
            {stops[1]}
          </text>
          <text x="351" y="74">
            {stops[2]}
          </text>
        </g>
      ) : null}
    </svg>
  );
}
