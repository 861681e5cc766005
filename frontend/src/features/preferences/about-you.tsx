import { Trans } from "@lingui/react/macro";
import { Because } from "@/entities/rule/because";
import { Section } from "@/ui/section";
import { AboutMe } from "./about-me";
import { Profile } from "./profile";
import { SettingsPage } from "./settings-page";
import { WithSearch } from "./with-search";

/** The first section: who one is, and what one brings. */
export function AboutYou() {
  return (
    <SettingsPage
      place="/settings/you"
      reasons={
        <Because heading={<Trans>Why two stories</Trans>} rules={["MTG-11", "MTG-10"]}>
          <Trans>
            Two short stories show more than a list of skills. And you may have something for them.
          </Trans>
        </Because>
      }
    >
      <Section label={<Trans>You</Trans>}>
        <Profile />
      </Section>
      <Section label={<Trans>What you bring</Trans>}>
        <WithSearch>{(workspace) => <AboutMe workspace={workspace} />}</WithSearch>
      </Section>
    </SettingsPage>
  );
}
