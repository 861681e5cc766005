import { useLingui } from "@lingui/react/macro";

interface Answered {
  readonly status: number;
  readonly body: { readonly detail: string; readonly title: string; readonly retryAfter: number };
}

function answered(error: unknown): error is Answered {
  return error instanceof Error && "status" in error && "body" in error;
}

/** A sentence for what went wrong, with the way on. Told apart by the status, never by the words of a message. */
export function useProblemWords(): (error: unknown) => string {
  const { t } = useLingui();
  return (error) => {
    if (!answered(error)) {
      return error instanceof Error && error.name === "Unreachable"
        ? t`The server could not be reached. What you typed is still here; try again in a moment.`
        : t`Something went wrong on this page. What you typed is still here.`;
    }
    const wait = error.body.retryAfter;
    switch (error.status) {
      case 412:
        return t`This was changed on another device. Yours is still here; look at both before you save.`;
      case 429:
        return wait > 0
          ? t`That was very often in a short time. Try again in ${wait} seconds.`
          : t`Try again a little later.`;
      case 404:
        return t`This is not there, or no longer.`;
      case 500:
      case 502:
      case 503:
        return t`The server has trouble at the moment. What you typed is still here; try again in a moment.`;
      default:
        return error.body.detail || error.body.title;
    }
  };
}
