import { Trans } from "@lingui/react/macro";
import { CircleAlert, RotateCw } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "./button";
import { Icon } from "./icon";

interface ErrorRetryProps {
  /** What could not be shown or done, and that nothing typed is lost where that is so. */
  readonly children: ReactNode;
  readonly onRetry?: () => void;
  /** Lets whoever runs the server find the line in the log. */
  readonly requestId?: string;
}

/** Stands where the data should be: what went wrong, and trying again. */
export function ErrorRetry({ children, onRetry, requestId }: ErrorRetryProps) {
  return (
    <div role="alert" className="flex flex-col items-start gap-3 border-l-3 border-wax py-1 pl-3.5">
      <p className="flex gap-2 text-body">
        <Icon of={CircleAlert} className="mt-0.5 text-wax" />
        <span>{children}</span>
      </p>
      {requestId ? (
        <p className="text-support text-muted">
          <Trans>
            Reference: <code className="font-sans text-tiny select-all">{requestId}</code>
          </Trans>
        </p>
      ) : null}
      {onRetry ? (
        <Button icon={RotateCw} onClick={onRetry}>
          <Trans>Try again</Trans>
        </Button>
      ) : null}
    </div>
  );
}
