import { Trans, useLingui } from "@lingui/react/macro";
import { createFileRoute } from "@tanstack/react-router";
import { currentSessionQuery } from "@/entities/session/queries";
import { type TemplateKind, templatesQuery } from "@/entities/template/queries";
import { Because } from "@/entities/rule/because";
import { BackToSettings } from "@/features/preferences/settings-page";
import { Templates } from "@/features/templates/templates";
import { choiceParam } from "@/lib/search";
import { Page } from "@/ui/page";
import { PageHead } from "@/ui/page-head";
import { Reason } from "@/ui/reason";

const kinds: readonly TemplateKind[] = [
  "pitch_post",
  "pitch_email",
  "questions",
  "call_primary",
  "call_secondary",
  "call_gatekeeper",
  "call_voicemail",
  "thank_you",
  "check_back",
  "update",
  "goodbye",
];

export const Route = createFileRoute("/_signed/settings/letters")({
  validateSearch: (search): { readonly kind?: TemplateKind | undefined } => ({
    kind: choiceParam(search, "kind", kinds),
  }),
  loader: async ({ context: { queryClient } }) => {
    const session = await queryClient.ensureQueryData(currentSessionQuery());
    const search = session?.workspaces[0];
    if (search) await queryClient.prefetchQuery(templatesQuery(search.id));
  },
  component: LetterTemplates,
});

function LetterTemplates() {
  const { t } = useLingui();
  const { kind = "pitch_post" } = Route.useSearch();
  const navigate = Route.useNavigate();
  return (
    <Page
      beside
      marginLabel={t`About templates`}
      margin={
        <div className="flex flex-col gap-6 wide:pt-32">
          <Because heading={<Trans>In your own voice</Trans>} rules={["LND-9"]} marksBelow>
            <Trans>People answer a person. Write it as you would say it, and ask for advice.</Trans>
          </Because>
          <Because
            heading={<Trans>What every letter needs</Trans>}
            rules={["LND-3", "LND-4", "LND-5"]}
            marksBelow
          >
            <Trans>Who sent you, the minutes you ask for, and the day on which you will call.</Trans>
          </Because>
          <Reason heading={<Trans>What braces do</Trans>}>
            <Trans>
              What stands in double braces is filled in for each person. With if and endif a sentence stands
              only where something is known.
            </Trans>
          </Reason>
        </div>
      }
    >
      <PageHead
        over={<BackToSettings />}
        title={<Trans>Words to begin with</Trans>}
        lede={<Trans>Every letter and call begins with these. Make them yours.</Trans>}
      />
      <Templates kind={kind} onKind={(next) => void navigate({ search: { kind: next }, replace: true })} />
    </Page>
  );
}
