import { Trans } from "@lingui/react/macro";
import { useState } from "react";
import type { Workspace } from "@/entities/workspace/queries";
import { Field } from "@/ui/field";
import { TextArea } from "@/ui/text-area";
import { SaveLine } from "./save-line";
import { useSavedSearch } from "./use-saved-search";

/** What letters say of their sender, and what one may have for a guest (MTG-10). Saves itself. */
export function AboutMe({ workspace }: { readonly workspace: Workspace }) {
  const saved = useSavedSearch(workspace);
  const [background, setBackground] = useState(workspace.background);
  const [offer, setOffer] = useState(workspace.can_offer);
  const { errors } = saved;
  return (
    <div className="flex flex-col gap-5">
      <Field
        label={<Trans>Who you are, in two or three sentences</Trans>}
        hint={<Trans>New letters begin with it; you can change it in each.</Trans>}
        error={errors["background"]}
      >
        <TextArea
          rows={4}
          maxLength={20000}
          value={background}
          onChange={(event) => {
            setBackground(event.target.value);
            saved.change({ background: event.target.value });
          }}
        />
      </Field>
      <Field
        label={<Trans>What you can offer</Trans>}
        hint={
          <Trans>
            An article, a name, a hand with something. It stands on the pack list of each meeting.
          </Trans>
        }
        error={errors["can_offer"]}
      >
        <TextArea
          rows={3}
          maxLength={20000}
          value={offer}
          onChange={(event) => {
            setOffer(event.target.value);
            saved.change({ can_offer: event.target.value });
          }}
        />
      </Field>
      <SaveLine saved={saved} />
    </div>
  );
}
