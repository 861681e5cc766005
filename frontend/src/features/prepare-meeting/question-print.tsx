import { wallTimes } from "@/entities/meeting/model";
import type { Meeting } from "@/entities/meeting/queries";
import { dayLong, timeOf } from "@/lib/format";

/** The questions on paper, in the serif, with room to write under each. Seen only by the printer. */
export function QuestionPrint({ meeting }: { readonly meeting: Meeting }) {
  const { day, starts } = wallTimes(meeting);
  return (
    <div aria-hidden className="hidden print:block font-serif text-[11.5pt] leading-[1.45]">
      <p className="font-semibold">{meeting.contact.display_name}</p>
      <p>{[dayLong(day), timeOf(starts), meeting.place].join(", ")}</p>
      <ol className="list-decimal pt-6 pl-6">
        {meeting.questions.map((question) => (
          <li key={question} className="break-inside-avoid pb-[28mm] pl-2">
            {question}
          </li>
        ))}
      </ol>
    </div>
  );
}
