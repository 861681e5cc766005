import { Trans, useLingui } from "@lingui/react/macro";
import { Command as Base } from "cmdk";
import { Search } from "lucide-react";
import { Icon } from "@/ui/icon";
import { Keys } from "@/ui/keys";
import { Sheet } from "@/ui/sheet";
import { useGroups } from "./use-groups";

/** Type a word, press Enter. */
export function Palette({ onClose }: { readonly onClose: () => void }) {
  const { t } = useLingui();
  const groups = useGroups();
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
            aria-label={t`What are you looking for?`}
            placeholder={t`What are you looking for?`}
            className="min-h-13 w-full bg-transparent text-body outline-none placeholder:text-muted"
          />
        </div>
        <Base.List className="pt-2" label={t`What can be done`}>
          <Base.Empty className="py-6 font-serif text-reason text-muted">
            <Trans>Nothing by that word. Try another.</Trans>
          </Base.Empty>
          {groups.map((group) => (
            <Base.Group
              key={group.id}
              heading={group.label}
              className="pb-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-tiny [&_[cmdk-group-heading]]:font-semibold [&_[cmdk-group-heading]]:text-muted"
            >
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
                    className="-mx-3 flex min-h-11 cursor-pointer items-center gap-3 rounded-field px-3 text-body data-[selected=true]:bg-wash"
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
