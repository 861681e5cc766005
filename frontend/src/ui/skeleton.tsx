import { Trans } from "@lingui/react/macro";

const widths = ["w-3/5", "w-2/5", "w-1/2", "w-1/3", "w-3/5"];

interface SkeletonProps {
  /** As many rows as the list is likely to have before the fold. */
  readonly rows?: number;
  /** With room for the page's title above. */
  readonly head?: boolean;
}

/** The shape of what is coming, after 200 ms; never a spinner over the page. */
export function Skeleton({ rows = 4, head = false }: SkeletonProps) {
  return (
    <div aria-busy className="animate-late">
      <p className="sr-only">
        <Trans>Loading</Trans>
      </p>
      {head ? (
        <div className="pb-8">
          <div className="h-9 w-2/3 rounded-chip bg-wash" />
          <div className="mt-3 h-5 w-1/2 rounded-chip bg-wash" />
        </div>
      ) : null}
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className="flex min-h-14 items-center border-t border-line desk:min-h-13">
          <div className={`h-4 rounded-chip bg-wash ${widths[index % widths.length]}`} />
        </div>
      ))}
    </div>
  );
}
