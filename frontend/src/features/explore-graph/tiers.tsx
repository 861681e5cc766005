import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { type Branch, markWords, tierWords } from "@/entities/network/model";
import type { Way } from "@/entities/network/queries";
import { markDrawings } from "./mark-drawings";
import { SavePicture } from "./save-picture";
import { ShapeDrawing } from "./shape-drawing";
import { TextLink } from "@/ui/text-link";
import { layTiers } from "./tiers-layout";

interface TiersProps {
  readonly roots: readonly Branch[];
  readonly way: Way | null;
}

/** Everybody in columns by how they were reached. Each name is a link to its page; the lines are for the eye. */
export function Tiers({ roots, way }: TiersProps) {
  const { t } = useLingui();
  const { picture, places, marks, hidden } = layTiers(roots, way, {
    you: t`You`,
    tier: (degree) => t(tierWords(degree)),
    more: (count) => t`and ${count} more`,
  });
  return (
    <>
      <div
        role="region"
        aria-label={t`Everyone, by how you reached them`}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a wide drawing is scrolled by keys too
        tabIndex={0}
        className="overflow-x-auto"
      >
        <div className="relative w-fit">
          <svg aria-hidden width={picture.width} height={picture.height} className="block font-sans">
            {picture.shapes.map((shape, index) => (
              // oxlint-disable-next-line react/no-array-index-key -- shapes have no name, and are never moved about
              <ShapeDrawing key={index} shape={shape} />
            ))}
          </svg>
          <ul>
            {places.map((place) => (
              <li key={place.person.id}>
                <Link
                  to="/contacts/$contactId"
                  params={{ contactId: place.person.id }}
                  className="absolute rounded-field hover:bg-accent/8"
                  style={{ left: place.x, top: place.y, width: place.w, height: place.h }}
                >
                  <span className="sr-only">
                    {place.person.display_name}
                    {place.mark ? `, ${t(markWords[place.mark])}` : null}
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        </div>
      </div>
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2 pt-4">
        {marks.length > 0 ? (
          <ul
            aria-label={t`What the marks mean`}
            className="flex flex-wrap gap-x-6 gap-y-2 text-support text-muted"
          >
            {marks.map((mark) => (
              <li key={mark} className="inline-flex items-center gap-2">
                <svg
                  aria-hidden
                  width="18"
                  height="18"
                  viewBox="0 0 24 24"
                  fill="none"
                  stroke="currentColor"
                  strokeWidth="1.75"
                >
                  <path d={markDrawings[mark]} strokeLinecap="round" strokeLinejoin="round" />
                </svg>
                {t(markWords[mark])}
              </li>
            ))}
          </ul>
        ) : null}
        {hidden > 0 ? (
          <TextLink asChild className="text-support">
            <Link to="/network" search={{ view: "list" }}>
              <Trans>Everybody, as a list</Trans>
            </Link>
          </TextLink>
        ) : null}
        <SavePicture picture={picture} name="network-tiers" />
      </div>
    </>
  );
}
