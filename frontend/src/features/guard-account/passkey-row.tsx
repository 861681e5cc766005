import { Trans, useLingui } from "@lingui/react/macro";
import { type FormEvent, useState } from "react";
import { useEndFactor, useNamePasskey } from "@/entities/factor/mutations";
import type { Factor } from "@/entities/factor/queries";
import { useWorkspace } from "@/entities/session/use-session";
import { useProblemWords } from "@/i18n/use-problem-words";
import { dayIn, dayWithYear } from "@/lib/format";
import { notify } from "@/lib/notices";
import { Button } from "@/ui/button";
import { Row } from "@/ui/row";
import { TextInput } from "@/ui/text-input";

/** One device, with its name and when it last opened the door. */
export function PasskeyRow({ passkey }: { readonly passkey: Factor }) {
  const { t } = useLingui();
  const words = useProblemWords();
  const { time_zone: zone } = useWorkspace();
  const rename = useNamePasskey();
  const end = useEndFactor();
  const [doing, setDoing] = useState<"naming" | "ending" | null>(null);
  const [name, setName] = useState(passkey.name);
  const day = (instant: string) => dayWithYear(dayIn(instant, zone));
  const onError = (error: unknown) => notify(words(error));
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === "" || rename.isPending) return;
    rename.mutate({ id: passkey.id, name: name.trim() }, { onSuccess: () => setDoing(null), onError });
  };
  if (doing === "naming") {
    return (
      <li className="py-3">
        <form noValidate onSubmit={save} className="flex flex-wrap items-center gap-2.5">
          <TextInput
            autoFocus
            aria-label={t`Name of this passkey`}
            maxLength={200}
            className="max-w-60"
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
          <Button type="submit" busy={rename.isPending}>
            <Trans>Keep the name</Trans>
          </Button>
          <Button kind="quiet" onClick={() => setDoing(null)}>
            <Trans>Not now</Trans>
          </Button>
        </form>
      </li>
    );
  }
  return (
    <Row
      title={passkey.name}
      detail={
        passkey.last_used_at ? (
          <Trans>
            Kept on {day(passkey.created_at)}, used last on {day(passkey.last_used_at)}.
          </Trans>
        ) : (
          <Trans>Kept on {day(passkey.created_at)}, not used yet.</Trans>
        )
      }
      end={
        doing === "ending" ? (
          <Button
            kind="destructive"
            busy={end.isPending}
            onClick={() =>
              end.mutate(passkey.id, {
                onSuccess: () => notify(t`${passkey.name} opens nothing any more.`),
                onError,
              })
            }
          >
            <Trans>End it for good</Trans>
          </Button>
        ) : (
          <span className="flex flex-wrap justify-end">
            <Button kind="quiet" aria-label={t`Rename ${passkey.name}`} onClick={() => setDoing("naming")}>
              <Trans>Rename</Trans>
            </Button>
            <Button kind="quiet" aria-label={t`End ${passkey.name}`} onClick={() => setDoing("ending")}>
              <Trans>End</Trans>
            </Button>
          </span>
        )
      }
    />
  );
}
