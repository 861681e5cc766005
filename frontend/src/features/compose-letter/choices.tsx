import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { referrersQuery } from "@/entities/letter/queries";
import { Field } from "@/ui/field";
import { Segmented } from "@/ui/segmented";
import { Select } from "@/ui/select";
import type { Draft } from "./use-draft";

interface ChoicesProps {
  readonly workspaceId: string;
  readonly draft: Draft;
}

/** How the letter goes, and whom it names. */
export function Choices({ workspaceId, draft }: ChoicesProps) {
  const { t } = useLingui();
  const { letter } = draft;
  const pitch = letter.kind === "pitch";
  const { data } = useQuery({ ...referrersQuery(workspaceId, letter.contact.id), enabled: pitch });
  const named = data?.items.filter((referral) => referral.may_use_name) ?? [];
  return (
    <div className="no-print flex flex-col gap-5 pt-6 desk:flex-row desk:items-end desk:gap-8">
      <div>
        <p className="pb-1.5 text-support font-semibold">
          <Trans>How it goes</Trans>
        </p>
        <Segmented
          label={t`How it goes`}
          value={letter.medium}
          onChange={(medium) => void draft.choose({ medium })}
          options={[
            { value: "post", label: <Trans>By post</Trans> },
            { value: "email", label: <Trans>By e-mail</Trans> },
          ]}
        />
      </div>
      {pitch && named.length > 1 ? (
        <Field label={<Trans>Whom it names</Trans>} className="grow">
          <Select
            value={letter.referrer?.id ?? ""}
            onChange={(event) => void draft.choose({ referrer_id: event.target.value })}
          >
            {letter.referrer ? null : <option value="">{t`Nobody yet`}</option>}
            {named.map((referral) => (
              <option key={referral.id} value={referral.from_contact.id}>
                {referral.from_contact.display_name}
              </option>
            ))}
          </Select>
        </Field>
      ) : null}
    </div>
  );
}
