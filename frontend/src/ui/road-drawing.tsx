interface RoadDrawingProps {
  /** Words under the three stops; without them the drawing is decoration. */
  readonly stops?: readonly [string, string, string];
}

/** From a dot to a ring in ink, and on to a pencilled ring: you, someone you know, someone they name. */
export function RoadDrawing({ stops }: RoadDrawingProps) {
  return (
    <div className="relative mb-6 max-w-106 pb-6 text-support text-muted">
      <svg
        aria-hidden
        viewBox="0 0 424 64"
        className="block h-auto w-full text-accent"
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
      </svg>
      {stops ? (
        // Words in the page's own size: inside the drawing they would shrink with it on a phone.
        <>
          <span className="absolute bottom-0 left-0">{stops[0]}</span>
          <span className="absolute bottom-4 left-[42.2%] -translate-x-1/2 text-center leading-tight">
            {stops[1]}
          </span>
          <span className="absolute right-0 -bottom-1 text-right leading-tight">{stops[2]}</span>
        </>
      ) : null}
    </div>
  );
}
