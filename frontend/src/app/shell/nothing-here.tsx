import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { Button } from "@/ui/button";
import { EmptyState } from "@/ui/empty-state";
import { Page } from "@/ui/page";

/** An address that leads nowhere. */
export function NothingHere() {
  return (
    <Page>
      <EmptyState
        title={<Trans>This road ends here.</Trans>}
        lede={<Trans>There is no page at this address. Perhaps it was moved, or a letter is missing.</Trans>}
      >
        <Button kind="filled" asChild>
          <Link to="/today">
            <Trans>Go to Today</Trans>
          </Link>
        </Button>
      </EmptyState>
    </Page>
  );
}
