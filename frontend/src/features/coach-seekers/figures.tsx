import { Plural, Trans } from "@lingui/react/macro";
import type { Schemas } from "@/api/types";

/** Sums over the seekers who share their progress; nothing here is a target. */
export function Figures({ figures }: { readonly figures: Schemas["FiguresOut"] }) {
  return (
    <ul className="flex flex-col gap-1 text-body">
      <li>
        <Trans>{figures.seekers} seekers share their progress.</Trans>
      </li>
      <li>
        <Trans>
          {figures.kept} of {figures.due} promises were kept.
        </Trans>
      </li>
      <li>
        <Trans>
          <Plural value={figures.met} one="# meeting" other="# meetings" /> in the last 30 days,{" "}
          {figures.meetings_ahead} in the next seven.
        </Trans>
      </li>
      <li>
        <Plural
          value={figures.thanks_owed}
          _0="Every thank-you is written."
          one="# thank-you is still to be written."
          other="# thank-yous are still to be written."
        />
      </li>
      <li>
        <Plural
          value={figures.stuck}
          _0="Everybody is on the way."
          one="# person may need a hand."
          other="# people may need a hand."
        />
      </li>
    </ul>
  );
}
