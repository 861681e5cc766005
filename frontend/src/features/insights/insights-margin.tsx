import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { Insights } from "@/entities/insight/queries";
import { Because } from "@/entities/rule/because";
import { RuleMark } from "@/entities/rule/rule-mark";

const first = 5;

/** How to read the page, why promises come first, and what people said. */
export function InsightsMargin({ said }: { readonly said: Insights["said"] }) {
  const more = said.quotes.slice(first);
  return (
    <div className="flex flex-col gap-6">
      <Because heading={<Trans>How to read this page</Trans>} rules={["NET-7"]}>
        <Trans>
          Three or four meetings may do. Others need dozens, over months. Nothing here is a target.
        </Trans>
      </Because>
      <Because heading={<Trans>Why promises come first</Trans>} rules={["TIM-5"]}>
        <Trans>Calling when you said you would is the most important thing in your hands.</Trans>
      </Because>
      <section>
        <h2 className="flex items-baseline justify-between gap-3 pb-1 text-tiny font-semibold text-muted">
          <Trans>What they told you</Trans>
          <RuleMark id="MTG-11" />
        </h2>
        <p className="pb-2 text-support text-muted">{said.figure.sentence}</p>
        <Quotes quotes={said.quotes.slice(0, first)} />
        {more.length > 0 ? (
          <details>
            <summary className="flex min-h-11 w-fit items-center text-support font-medium text-accent">
              <Trans>All {said.total} notes</Trans>
            </summary>
            <Quotes quotes={more} />
          </details>
        ) : null}
      </section>
    </div>
  );
}

function Quotes({ quotes }: { readonly quotes: Insights["said"]["quotes"] }) {
  const { t } = useLingui();
  const kinds = {
    feedback: null,
    strengths: t`a strength`,
    weaknesses: t`to work on`,
    hard_to_hear: t`hard to hear`,
  };
  return (
    <ul className="flex flex-col gap-3">
      {quotes.map((quote) => (
        <li key={`${quote.meeting_id} ${quote.kind}`} className="break-inside-avoid">
          <blockquote className="font-serif text-reason text-pretty">“{quote.text}”</blockquote>
          <p className="text-tiny text-muted">
            <Link
              to="/meetings/$meetingId"
              params={{ meetingId: quote.meeting_id }}
              className="inline-flex min-h-6 items-center hover:text-accent hover:underline hover:underline-offset-4"
            >
              {quote.contact.display_name}
            </Link>
            {kinds[quote.kind] ? <>, {kinds[quote.kind]}</> : null}
          </p>
        </li>
      ))}
    </ul>
  );
}
