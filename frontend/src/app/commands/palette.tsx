import { Trans, useLingui } from "@lingui/react/macro";
import { Command as Base } from "cmdk";
import { Search } from "lucide-react";
import { useState } from "react";
import { Icon } from "@/ui/icon";
import { Keys } from "@/ui/keys";
import { Sheet } from "@/ui/sheet";
import { useFound } from "./use-found";
import { useGroups } from "./use-groups";

const groupLook =
  "pb-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-tiny [&_[cmdk-group-heading]]:font-semibold [&_[cmdk-group-heading]]:text-muted";
const itemLook =
  "-mx-3 flex min-h-11 cursor-pointer items-center gap-3 rounded-field px-3 text-body data-[selected=true]:bg-wash";

/** Type a word, press Enter: people, organizations, and whatever can be done. */
export function Palette({ onClose }: { readonly onClose: () => void }) {
  const { t } = useLingui();
  const groups = useGroups();
  const [typed, setTyped] = useState("");
  const found = useFound(typed, onClose);
  return (
    <Sheet
      open
      onClose={onClose}
      title={<Trans>Find anything</Trans>}
      hideTitle
      className="desk:mt-[12vh] desk:mb-auto"
    >
      <Base label={t`Find anything`} loop>
        <div className="sticky top-0 -mx-5 flex items-center gap-3 border-b border-line bg-sheet px-5 desk:-mx-7 desk:px-7">
          <Icon of={Search} className="text-muted" />
          <Base.Input
            data-first
            value={typed}
            onValueChange={setTyped}
            aria-label={t`What are you looking for?`}
            placeholder={t`What are you looking for?`}
            className="min-h-13 w-full bg-transparent text-body outline-none placeholder:text-muted"
          />
        </div>
        <Base.List className="pt-2" label={t`What can be done`}>
          {found.looking ? null : (
            <Base.Empty className="py-6 font-serif text-reason text-muted">
              <Trans>Nothing by that word. Try another.</Trans>
            </Base.Empty>
          )}
          {found.groups.map((group) => (
            <Base.Group key={group.id} heading={group.label} className={groupLook}>
              {group.items.map((item) => (
                <Base.Item
                  key={item.id}
                  value={`${group.id} ${item.id}`}
                  // The server has matched them already, by more than the name: whatever is typed fits.
                  keywords={[typed]}
                  onSelect={item.go}
                  className={itemLook}
                >
                  <Icon of={group.icon} size="button" className="text-muted" />
                  <span className="truncate">{item.label}</span>
                  <span className="grow truncate text-support text-muted">{item.detail}</span>
                </Base.Item>
              ))}
            </Base.Group>
          ))}
          {groups.map((group) => (
            <Base.Group key={group.id} heading={group.label} className={groupLook}>
              {group.commands
                .filter((command) => !command.hidden)
                .map((command) => (
                  <Base.Item
                    key={command.id}
                    value={`${group.label} ${t(command.title)}`}
                    onSelect={() => {
                      onClose();
                      command.run();
                    }}
                    className={itemLook}
                  >
                    {command.icon ? <Icon of={command.icon} size="button" className="text-muted" /> : null}
                    <span className="grow">{t(command.title)}</span>
                    {command.keys ? <Keys keys={command.keys} /> : null}
                  </Base.Item>
                ))}
            </Base.Group>
          ))}
        </Base.List>
      </Base>
    </Sheet>
  );
}
