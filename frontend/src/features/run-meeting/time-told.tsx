import { Trans, useLingui } from "@lingui/react/macro";
import { Check } from "lucide-react";
import type { MeetingClock } from "@/entities/meeting/meeting-clock";
import { minutesWord } from "@/entities/meeting/model";
import type { Notebook } from "@/entities/meeting/notebook";
import { RuleMark } from "@/entities/rule/rule-mark";
import { Button } from "@/ui/button";

interface TimeToldProps {
  readonly name: string;
  readonly minutes: number;
  readonly clock: MeetingClock;
  readonly book: Notebook;
  readonly write: (change: (book: Notebook) => Notebook) => void;
  readonly onGoodbye: () => void;
}

/** Keeping one's word about the time: telling it, and going on only when asked to stay. */
export function TimeTold({ name, minutes, clock, book, write, onGoodbye }: TimeToldProps) {
  const { t } = useLingui();
  const word = minutesWord(minutes);
  const named = word ? t(word) : String(minutes);
  const tell = () => write((latest) => ({ ...latest, told: !latest.told }));
  const invite = () => write((latest) => ({ ...latest, invited: !latest.invited }));
  const nearly = clock.phase === "nearly" && !book.told && !book.invited;
  const over = clock.phase === "over" && !book.invited;
  const told = (
    <Button
      key="told"
      kind={nearly ? "filled" : "outlined"}
      aria-pressed={book.told}
      {...(book.told ? { icon: Check } : {})}
      wide
      onClick={tell}
    >
      <Trans>I told {name} the time</Trans>
    </Button>
  );
  const invited = (
    <Button
      key="invited"
      aria-pressed={book.invited}
      aria-keyshortcuts="e"
      {...(book.invited ? { icon: Check } : {})}
      wide
      onClick={invite}
    >
      <Trans>{name} invited me to stay</Trans>
    </Button>
  );
  if (!nearly && !over) {
    return (
      <div className="grid grid-cols-2 gap-2.5 [&_button]:min-h-15 [&_button]:px-3 [&_button]:text-balance [&_button]:leading-snug">
        {[told, invited]}
      </div>
    );
  }
  return (
    <div className="flex animate-reveal flex-col gap-3">
      <div className="border-l-[5px] border-double border-manila py-0.5 pl-3.5">
        <p className="text-item font-semibold">
          {over ? (
            <Trans>The {named} minutes you promised are over.</Trans>
          ) : (
            <Trans>Say that {named} minutes are nearly up.</Trans>
          )}
        </p>
        <p className="font-serif text-reason text-muted">
          {over ? (
            <>
              <Trans>Go on only if {name} asks you to.</Trans> <RuleMark id="BYE-2" />
            </>
          ) : (
            <>
              <Trans>{name} may well ask you to stay.</Trans> <RuleMark id="BYE-1" />
            </>
          )}
        </p>
      </div>
      {over ? (
        <Button kind="filled" wide onClick={onGoodbye}>
          <Trans>Say goodbye</Trans>
        </Button>
      ) : (
        told
      )}
      {invited}
    </div>
  );
}
