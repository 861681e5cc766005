import { Trans, useLingui } from "@lingui/react/macro";
import { createFileRoute, Link } from "@tanstack/react-router";
import { contractAddress } from "@/api/contract";
import { contractQuery } from "@/entities/contract/queries";
import { ApiReference } from "@/features/api-reference/api-reference";
import { textParam } from "@/lib/search";
import { Page } from "@/ui/page";
import { PageHead } from "@/ui/page-head";
import { Reason } from "@/ui/reason";
import { TextLink } from "@/ui/text-link";

export const Route = createFileRoute("/_signed/docs")({
  validateSearch: (search): { readonly q?: string | undefined; readonly operation?: string | undefined } => ({
    q: textParam(search, "q"),
    operation: textParam(search, "operation"),
  }),
  loader: ({ context: { queryClient } }) => {
    void queryClient.prefetchQuery(contractQuery());
  },
  component: DocsPage,
});

function DocsPage() {
  const { t } = useLingui();
  const { q = "", operation } = Route.useSearch();
  const navigate = Route.useNavigate();
  return (
    <Page
      marginLabel={t`About the API`}
      margin={
        <div className="flex flex-col gap-6">
          <Reason heading={<Trans>How a program signs in</Trans>}>
            <Trans>
              With a token of its own, made in the{" "}
              <TextLink asChild>
                <Link to="/settings/programs">settings</Link>
              </TextLink>
              . It belongs to one search, does what its scopes say, and ends by itself.
            </Trans>
          </Reason>
          <Reason heading={<Trans>The same for machines</Trans>}>
            <Trans>
              All of this is read from <TextLink href={contractAddress}>the contract</TextLink>, OpenAPI 3.1.
              Whatever makes a client from a contract can read it there.
            </Trans>
          </Reason>
          <Reason heading={<Trans>What the rules block</Trans>}>
            <Trans>
              A program is held to the method as you are: a letter that asks for a job does not go out that
              way either.
            </Trans>
          </Reason>
        </div>
      }
    >
      <PageHead
        over={
          <TextLink asChild>
            <Link to="/settings/programs">
              <Trans>Settings</Trans>
            </Link>
          </TextLink>
        }
        title={<Trans>The API</Trans>}
        lede={<Trans>Whatever these pages do, a program of yours can do too.</Trans>}
      />
      <ApiReference
        q={q}
        shown={operation}
        // What stands open stays so: the words may settle after one of their finds was opened.
        onSearch={(next) =>
          void navigate({ search: (now) => ({ ...now, q: next || undefined }), replace: true })
        }
        onShow={(next) =>
          void navigate({
            search: (now) => ({ ...now, operation: next }),
            replace: true,
            resetScroll: false,
          })
        }
      />
    </Page>
  );
}
