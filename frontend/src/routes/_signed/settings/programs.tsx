import { Trans } from "@lingui/react/macro";
import { createFileRoute, Link } from "@tanstack/react-router";
import { SettingsPage } from "@/features/preferences/settings-page";
import { Tokens } from "@/features/tokens/tokens";
import { Webhooks } from "@/features/webhooks/webhooks";
import { Section } from "@/ui/section";
import { TextLink } from "@/ui/text-link";

export const Route = createFileRoute("/_signed/settings/programs")({ component: ProgramsPage });

function ProgramsPage() {
  return (
    <SettingsPage place="/settings/programs">
      <Section label={<Trans>Access tokens</Trans>}>
        <Tokens />
        <p className="pt-5 text-body">
          <Trans>
            What a program can ask for:{" "}
            <TextLink asChild>
              <Link to="/docs">the API, operation by operation</Link>
            </TextLink>
          </Trans>
        </p>
      </Section>
      <Section label={<Trans>Webhooks</Trans>}>
        <Webhooks />
      </Section>
    </SettingsPage>
  );
}
