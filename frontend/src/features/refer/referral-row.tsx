import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { Ellipsis, Unlink } from "lucide-react";
import type { Schemas } from "@/api/types";
import { useAddReferral, useRemoveReferral, useUpdateReferral } from "@/entities/referral/mutations";
import type { Referral } from "@/entities/referral/queries";
import { useProblemWords } from "@/i18n/use-problem-words";
import { dayShort } from "@/lib/format";
import { notify } from "@/lib/notices";
import { IconButton } from "@/ui/icon-button";
import { Menu } from "@/ui/menu";
import { Switch } from "@/ui/switch";

interface ReferralRowProps {
  readonly workspaceId: string;
  readonly referral: Referral;
  /** The person at the other end. */
  readonly shown: Schemas["PersonOut"];
  /** Whose name may or may not be used. */
  readonly giver: string;
}

/** One name that was given: to whom it leads, and whether the giver's name may stand in the letter (LND-3). */
export function ReferralRow({ workspaceId, referral, shown, giver }: ReferralRowProps) {
  const { t } = useLingui();
  const words = useProblemWords();
  const update = useUpdateReferral(workspaceId);
  const remove = useRemoveReferral(workspaceId);
  const add = useAddReferral(workspaceId);
  const told = (error: unknown) => notify(words(error));
  // What was just chosen shows at once; should the server refuse, what it has comes back.
  const may = update.isPending ? (update.variables.patch.may_use_name ?? null) : referral.may_use_name;
  const takeAway = () => {
    remove.mutate(referral, {
      onError: told,
      onSuccess: () =>
        notify(t`${shown.display_name} is no longer connected by this name.`, () =>
          add.mutate(
            {
              from_contact_id: referral.from_contact.id,
              to_contact_id: referral.to_contact.id,
              named_on: referral.named_on,
              may_use_name: referral.may_use_name,
              introduction: referral.introduction,
              kind: referral.kind,
            },
            { onError: told },
          ),
        ),
    });
  };
  return (
    <li className="flex flex-col py-3">
      <div className="flex items-center justify-between gap-3">
        <div className="min-w-0">
          <Link
            to="/contacts/$contactId"
            params={{ contactId: shown.id }}
            className="text-item font-semibold hover:text-accent"
          >
            {shown.display_name}
          </Link>
          <p className="text-support text-muted">
            <Trans>Named on {dayShort(referral.named_on)}</Trans>
            {referral.introduction ? (
              <span className="font-serif text-reason">{t`: “${referral.introduction}”`}</span>
            ) : null}
          </p>
        </div>
        <Menu
          align="end"
          trigger={<IconButton icon={Ellipsis} label={t`More about ${shown.display_name}`} />}
          items={[
            {
              id: "remove",
              label: <Trans>Take this name back</Trans>,
              icon: Unlink,
              destructive: true,
              onSelect: takeAway,
            },
          ]}
        />
      </div>
      <Switch
        label={<Trans>The letter may say that {giver} sent you</Trans>}
        hint={
          may === null ? (
            <Trans>Not asked yet.</Trans>
          ) : may ? (
            <Trans>Agreed.</Trans>
          ) : (
            <Trans>Rather not: the letter leaves the name out.</Trans>
          )
        }
        checked={may === true}
        onChange={(checked) =>
          update.mutate({ referral, patch: { may_use_name: checked } }, { onError: told })
        }
      />
    </li>
  );
}
