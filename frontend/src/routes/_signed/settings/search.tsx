import { Trans } from "@lingui/react/macro";
import { createFileRoute } from "@tanstack/react-router";
import { Because } from "@/entities/rule/because";
import { EndOfSearch } from "@/features/preferences/end-of-search";
import { SearchSettings } from "@/features/preferences/search-settings";
import { SettingsPage } from "@/features/preferences/settings-page";
import { WithSearch } from "@/features/preferences/with-search";
import { Section } from "@/ui/section";

export const Route = createFileRoute("/_signed/settings/search")({ component: SearchPage });

function SearchPage() {
  return (
    <SettingsPage
      place="/settings/search"
      reasons={
        <>
          <Because heading={<Trans>Why twenty minutes</Trans>} rules={["LND-5", "SET-2"]}>
            <Trans>
              Twenty minutes are enough, and a big piece of a busy day. Every letter asks for just that.
            </Trans>
          </Because>
          <Because heading={<Trans>Why so few calls a day</Trans>} rules={["TIM-5"]}>
            <Trans>A promise is only made for a day that has room to keep it.</Trans>
          </Because>
        </>
      }
    >
      <Section label={<Trans>Letters and promises</Trans>}>
        <WithSearch>{(workspace) => <SearchSettings workspace={workspace} />}</WithSearch>
      </Section>
      <Section label={<Trans>When your search ends</Trans>}>
        <EndOfSearch />
      </Section>
    </SettingsPage>
  );
}
