import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { Keys } from "@/ui/keys";
import { Sheet } from "@/ui/sheet";
import { TextLink } from "@/ui/text-link";
import { useGroups } from "./use-groups";

interface HelpSheetProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Every key that does something here and now. */
export function HelpSheet({ open, onClose }: HelpSheetProps) {
  const { t } = useLingui();
  const groups = useGroups();
  return (
    <Sheet open={open} onClose={onClose} title={<Trans>Keys</Trans>}>
      {groups.map((group) => (
        <section key={group.id} className="pb-5">
          <h3 className="pb-1 text-label font-semibold text-muted">{group.label}</h3>
          <dl>
            {group.commands
              .filter((command) => command.keys)
              .map((command) => (
                <div
                  key={command.id}
                  className="flex min-h-11 items-center justify-between gap-4 border-t border-line"
                >
                  <dt className="text-body">{t(command.title)}</dt>
                  <dd>
                    <Keys keys={command.keys ?? ""} />
                  </dd>
                </div>
              ))}
          </dl>
        </section>
      ))}
      <p className="text-support text-muted">
        <Trans>Single-letter keys rest while you type. They can be switched off in the settings.</Trans>
      </p>
      <p className="pt-3 text-support text-muted">
        <Trans>
          For programs of your own:{" "}
          <TextLink asChild>
            <Link to="/docs" onClick={onClose}>
              the API, operation by operation
            </Link>
          </TextLink>
        </Trans>
      </p>
    </Sheet>
  );
}
