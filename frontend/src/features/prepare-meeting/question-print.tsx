import { Trans } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { wallTimes } from "@/entities/meeting/model";
import { type Meeting, preparationQuery } from "@/entities/meeting/queries";
import { leading, sheetSize } from "@/entities/meeting/sheet";
import { dayLong, listOf, timeIn, timeOf } from "@/lib/format";

interface QuestionPrintProps {
  readonly workspaceId: string;
  readonly meeting: Meeting;
}

/**
 * One page to lay on the table: the questions with room to write, and at its head and foot what one should not have to
 * look up. Seen only by the printer. It is as high as the smaller of A4 and Letter leaves, whatever stands on it.
 */
export function QuestionPrint({ workspaceId, meeting }: QuestionPrintProps) {
  const { data } = useQuery(preparationQuery(workspaceId, meeting.id));
  const { day, starts } = wallTimes(meeting);
  const sender = listOf(meeting.referred_by.map((person) => person.display_name));
  const pinned = data && !meeting.questions.includes(data.big_picture_question);
  const questions = pinned ? [...meeting.questions, data.big_picture_question] : meeting.questions;
  const foot = [...(data?.skill_stories ?? []), data?.can_offer ?? ""].filter(Boolean);
  const size = sheetSize([...questions, ...foot]);
  return (
    <div
      aria-hidden
      className="hidden h-[224mm] flex-col overflow-hidden font-serif print:flex"
      style={{ fontSize: `${size}pt`, lineHeight: leading(size) }}
    >
      <p className="font-semibold">{meeting.contact.display_name}</p>
      <p>
        {[dayLong(day), timeOf(starts), meeting.place].join(", ")}.{" "}
        <Trans>Be there at {timeIn(meeting.arrive_at, meeting.time_zone)}.</Trans>
      </p>
      {sender ? (
        <p>
          <Trans>{sender} sent you.</Trans>
        </p>
      ) : null}
      <ol className="flex min-h-0 grow list-decimal flex-col pt-[0.8em] pl-[1.6em]">
        {questions.map((question) => (
          <li key={question} className="grow pl-[0.4em]">
            {question}
          </li>
        ))}
      </ol>
      {foot.length > 0 ? (
        <ul className="shrink-0 border-t border-line pt-[0.5em]">
          {foot.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
