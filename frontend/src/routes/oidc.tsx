import { Trans } from "@lingui/react/macro";
import { createFileRoute, Link, useRouter } from "@tanstack/react-router";
import { ComeBack } from "@/features/sign-in/come-back";
import { returnPath } from "@/lib/return-path";
import { Page } from "@/ui/page";
import { TextLink } from "@/ui/text-link";

/** What the provider wrote behind the address: read before the router puts it into a spelling of its own. */
const arrived = globalThis.location.search;

/** Back from the provider: signed in, linked, or told why not. */
export const Route = createFileRoute("/oidc")({ staticData: { bare: true }, component: BackPage });

function BackPage() {
  const router = useRouter();
  return (
    <Page>
      <ComeBack
        arrived={arrived}
        onDone={(next) => router.history.replace(returnPath(next || undefined))}
        ways={
          <p className="pt-8 text-support text-muted">
            <TextLink asChild>
              <Link to="/sign-in">
                <Trans>Back to signing in</Trans>
              </Link>
            </TextLink>
          </p>
        }
      />
    </Page>
  );
}
