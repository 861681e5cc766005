import { Trans } from "@lingui/react/macro";
import { RuleMark } from "@/entities/rule/rule-mark";
import { type Found, levels } from "@/entities/letter/model";
import { Button } from "@/ui/button";
import { Finding } from "@/ui/finding";

interface FindingNoteProps {
  readonly found: Found;
  /** The words it is about, for where it does not stand beside them. */
  readonly quote: string;
  readonly byEmail: boolean;
  readonly onFix: (found: Found) => void;
  readonly onTakeOut: (found: Found) => void;
  readonly onShow: (found: Found) => void;
}

/** One finding: what it is, why, and up to two ways out. */
export function FindingNote({ found, quote, byEmail, onFix, onTakeOut, onShow }: FindingNoteProps) {
  const placed = found.end > found.start;
  const fixed = found.fix;
  const removes = fixed?.replacement === "";
  return (
    <Finding
      level={levels[found.severity]}
      heading={found.title}
      marks={<RuleMark id={found.rule} />}
      consequence={
        found.severity === "block" ? (
          byEmail ? (
            <Trans>The letter can be sent once this is changed.</Trans>
          ) : (
            <Trans>The letter can be posted once this is changed.</Trans>
          )
        ) : null
      }
      actions={
        <>
          {placed && !removes && found.severity !== "hint" ? (
            <Button kind="quiet" flush onClick={() => onTakeOut(found)}>
              <Trans>Take it out</Trans>
            </Button>
          ) : null}
          {fixed ? (
            <Button kind="quiet" flush onClick={() => onFix(found)}>
              {fixed.label}
            </Button>
          ) : null}
          {placed ? (
            <Button kind="quiet" flush className="wide:hidden" onClick={() => onShow(found)}>
              <Trans>Show it</Trans>
            </Button>
          ) : null}
        </>
      }
    >
      {placed ? <span className="block text-ink italic wide:hidden">“{quote}”</span> : null}
      {found.message}
    </Finding>
  );
}
