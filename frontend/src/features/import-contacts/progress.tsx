import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { Import } from "@/entities/import/queries";
import { count } from "@/lib/format";

interface ProgressProps {
  readonly progress: Import["progress"];
  readonly adding: boolean;
  readonly children: ReactNode;
}

/** How far the server is, in rows; it goes on when the page is left. */
export function Progress({ progress, adding, children }: ProgressProps) {
  const { t } = useLingui();
  const { done, total } = progress;
  return (
    <div className="flex flex-col items-start gap-3">
      <div
        role="progressbar"
        aria-label={adding ? t`Adding` : t`Reading`}
        aria-valuemin={0}
        aria-valuemax={total || 1}
        aria-valuenow={done}
        className="h-2 w-full overflow-hidden rounded-chip border border-edge bg-sheet"
      >
        <div
          className="h-full bg-accent transition-[width] duration-180"
          style={{ width: `${total > 0 ? Math.round((done / total) * 100) : 0}%` }}
        />
      </div>
      <p className="tabular text-body text-muted">
        {total > 0 ? (
          <Trans>
            Row {count(done)} of {count(total)}
          </Trans>
        ) : (
          <Trans>One moment</Trans>
        )}
      </p>
      <p className="text-support text-muted">
        <Trans>You may leave this page; the work goes on.</Trans>
      </p>
      {children}
    </div>
  );
}
