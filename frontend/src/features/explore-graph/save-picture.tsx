import { Trans, useLingui } from "@lingui/react/macro";
import { Download } from "lucide-react";
import { notify } from "@/lib/notices";
import { type Picture, svgText } from "@/lib/picture";
import { coloursOf, pngOf, saveFile } from "@/lib/picture-paint";
import { Button } from "@/ui/button";
import { Menu } from "@/ui/menu";

interface SavePictureProps {
  readonly picture: Picture;
  /** Of the file, without its ending. */
  readonly name: string;
}

/** The drawing as a file, made in the browser: nothing leaves it. */
export function SavePicture({ picture, name }: SavePictureProps) {
  const { t } = useLingui();
  const svg = () => {
    const text = svgText(picture, coloursOf(document.body), t`Your network`);
    saveFile(`${name}.svg`, new Blob([text], { type: "image/svg+xml" }));
  };
  const png = async () => {
    const blob = await pngOf(picture, coloursOf(document.body));
    if (blob) saveFile(`${name}.png`, blob);
    else notify(t`This browser could not draw so large a picture. The SVG file holds all of it.`);
  };
  return (
    <Menu
      trigger={
        <Button kind="quiet" flush icon={Download}>
          <Trans>Save the picture</Trans>
        </Button>
      }
      items={[
        { id: "svg", label: <Trans>As SVG, for printing large</Trans>, onSelect: svg },
        { id: "png", label: <Trans>As PNG, for a message</Trans>, onSelect: () => void png() },
      ]}
    />
  );
}
