import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { RuleMark } from "@/entities/rule/rule-mark";

function Line({ rule, why, children }: { rule: string; why: ReactNode; children: ReactNode }) {
  return (
    <div className="grid gap-x-6 gap-y-0.5 border-t border-line py-3 desk:grid-cols-[3fr_2fr]">
      <p className="font-serif text-letter text-pretty">{children}</p>
      <p className="text-support text-pretty text-muted">
        {why} <RuleMark id={rule} />
      </p>
    </div>
  );
}

/** A finished letter, sentence by sentence, with what each of them is for. */
export function SampleLetter() {
  return (
    <section aria-labelledby="sample-letter" className="pt-10">
      <h2 id="sample-letter" className="pb-2.5 text-label font-semibold text-muted">
        <Trans>Five sentences make a letter</Trans>
      </h2>
      <Line rule="LND-3" why={<Trans>It names who sent you, and they agreed.</Trans>}>
        <Trans>Daniel Kerrigan of Harbour Mills suggested that I write to you.</Trans>
      </Line>
      <Line
        rule="LND-9"
        why={<Trans>It asks for advice. People are glad to be asked what they think.</Trans>}
      >
        <Trans>
          I planned production for eleven years, and I would value your advice on where that is useful.
        </Trans>
      </Line>
      <Line rule="LND-5" why={<Trans>It asks for a short time, in person, at their hour.</Trans>}>
        <Trans>May I visit you for twenty minutes, before or after office hours if that is easier?</Trans>
      </Line>
      <Line rule="LND-6" why={<Trans>It encloses the questions, so that nobody has to fear them.</Trans>}>
        <Trans>I enclose the four questions I would most like to ask.</Trans>
      </Line>
      <Line rule="LND-4" why={<Trans>It says on which day you will call. Then you call on that day.</Trans>}>
        <Trans>I will telephone you on Thursday 22 October to find a time that suits you.</Trans>
      </Line>
    </section>
  );
}
