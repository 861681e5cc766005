import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { Span } from "@/entities/insight/model";
import type { Figure, Insights } from "@/entities/insight/queries";
import { Because } from "@/entities/rule/because";
import { Button } from "@/ui/button";
import { EmptyState } from "@/ui/empty-state";
import { Page } from "@/ui/page";
import { PageHead } from "@/ui/page-head";
import { Segmented } from "@/ui/segmented";
import { CallsFigure } from "./calls-figure";
import { GainsFigure } from "./gains-figure";
import { InsightsMargin } from "./insights-margin";
import { NamesFigure, SlotsFigure } from "./meeting-figures";
import { PaceFigure } from "./pace-figure";
import { PromisesFigure } from "./promises-figure";
import { GrowthFigure, ReproductionFigure } from "./reach-figures";
import { LettersFigure, StepsFigure, WaitsFigure } from "./way-figures";

/** Two columns of their own heights, so that none waits for its neighbour. */
const column = "flex min-w-0 flex-col gap-8 [&>*]:break-inside-avoid";

/** Whether there is anything a figure could speak of. */
const some = ({ figure }: { readonly figure: Figure }) => figure.have > 0;

interface InsightsViewProps {
  readonly insights: Insights;
  readonly span: Span;
  readonly onSpan: (span: Span) => void;
}

/** What has come of it: promises first, then what happened. Observation, never a target. */
export function InsightsView({ insights, span, onSpan }: InsightsViewProps) {
  const { t } = useLingui();
  if (!insights.begun && span === "all") return <NothingYet lede={insights.lede} />;
  return (
    <Page
      className="max-w-[44rem]"
      marginLabel={t`How to read it`}
      margin={<InsightsMargin said={insights.said} />}
    >
      <PageHead
        title={<Trans>What has come of it</Trans>}
        lede={
          insights.meetings > 0 || span === "all" ? insights.lede : <Trans>No meeting in these weeks.</Trans>
        }
      />
      <div className="no-print pb-7">
        <Segmented
          label={t`How far back`}
          value={span}
          onChange={onSpan}
          options={[
            { value: "all", label: <Trans>All of it</Trans> },
            { value: "12w", label: <Trans>12 weeks</Trans> },
            { value: "4w", label: <Trans>4 weeks</Trans> },
          ]}
        />
      </div>
      <PromisesFigure promises={insights.promises} />
      <div className="grid items-start gap-x-10 gap-y-8 desk:grid-cols-2">
        <div className={column}>
          {some(insights.names) ? <NamesFigure names={insights.names} /> : null}
          {some(insights.calls) ? <CallsFigure calls={insights.calls} /> : null}
          {some(insights.waits) ? <WaitsFigure waits={insights.waits} /> : null}
          {some(insights.reproduction) ? <ReproductionFigure found={insights.reproduction} /> : null}
        </div>
        <div className={column}>
          {some(insights.slots) ? <SlotsFigure slots={insights.slots} /> : null}
          {some(insights.pace) ? <PaceFigure pace={insights.pace} /> : null}
          {some(insights.steps) ? <StepsFigure steps={insights.steps} /> : null}
          {some(insights.letters) ? <LettersFigure letters={insights.letters} /> : null}
          {some(insights.growth) ? <GrowthFigure growth={insights.growth} /> : null}
        </div>
      </div>
      {some(insights.gains) ? <GainsFigure gains={insights.gains} /> : null}
      {insights.meetings < 3 ? (
        <p className="border-t border-line pt-5 font-serif text-reason text-muted mt-8">
          <Trans>The rest of this page fills as you meet people.</Trans>
        </p>
      ) : null}
    </Page>
  );
}

function NothingYet({ lede }: { readonly lede: string }) {
  return (
    <Page
      margin={
        <Because heading={<Trans>How many does it take?</Trans>} rules={["NET-7"]}>
          <Trans>Three or four meetings may do. Others need dozens, over months.</Trans>
        </Because>
      }
    >
      <EmptyState title={<Trans>What will come of it?</Trans>} lede={lede}>
        <Button kind="filled" asChild>
          <Link to="/today">
            <Trans>See what today asks</Trans>
          </Link>
        </Button>
      </EmptyState>
    </Page>
  );
}
