"""The rules of the method: the one place where an id is defined.

Each rule says what must hold, in our words, and carries the passages of the text it comes from
(docs/informational-interviews.txt, white space folded). A rule of our own, marked (+), has no source.
The text below is read once: a block is `ID Title`, then the sentence, then a line `> ` for each passage.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

GROUPS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "NET": "The network grows by referral",
        "LND": "Landing the interview",
        "TIM": "Days and hours",
        "NRS": "No response",
        "SET": "Setting the meeting",
        "MTG": "At the meeting",
        "BYE": "Saying goodbye",
        "FLW": "Follow through",
    }
)


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. `source` holds exact passages of the text, one a line; "" where the rule is our own (+)."""

    id: str
    group: str
    title: str
    sentence: str
    source: str

    @property
    def passages(self) -> tuple[str, ...]:
        return tuple(self.source.splitlines())


_TEXT: Final = """
NET-1 Primary and secondary
A primary contact is someone the seeker knows; a secondary contact is reached through others.
> However, once your network extends beyond people who already know you, and you're soliciting "secondary contacts," you'll have to switch to a more formal approach: the written pitch and verbal follow-up combination.

NET-2 Where to begin
Begin with successful, highly regarded people of one's church or community, who know the seeker well and whom the seeker trusts.
> Choose successful and highly regarded people in your church or community for your informational interview candidates.
> We suggest you select people who know you well and whom you can trust.

NET-3 Practice rounds
The first round is awkward, so its mistakes belong with people who are kind and give useful feedback.
> You're likely to feel awkward and fumble your way through your first round of informational interviews, and it's easiest - and safest - to make your mistakes early on in the process with people who will be empathetic and provide helpful, positive feedback.

NET-4 Contacts beget contacts
Each meeting can lead to the next people to meet.
> Contacts beget contacts.

NET-5 Known or sent
Busy people see first, and often only, those they know or those a common acquaintance has sent.
> Most working people grant informational interviews first - and often exclusively - to job seekers who they know or who are referred to them by mutual acquaintances.

NET-6 Never stuck
A search that feels stuck never has to wait for the phone: there is always another person to ask for a talk.
> If your job search feels "stuck," you never have to sit back and wait for the phone to ring.
> You always have the option of arranging an informational interview and talking to another professional that can give you new insights and perspective – and new job leads.

NET-7 No right number
There is no right number of interviews: three or four may do, or dozens over some months.
> there's no "right" number of informational interviews for every job seeker.
> Some people garner all the benefits they seek after just three or four meetings. Others will need to continue the networking process over a period of months by conducting dozens of informational interviews.

NET-8 A handful is enough
A handful of people is enough to start, and two or three good interviews set the rest in motion.
> Even if you know only a handful of potential business contacts at the outset, don't worry; it only takes two or three good informational interviews to propel you into the networking process.

NET-9 In the loop
Closer to an offer the meetings come faster and reach more people who decide.
> In fact, most people find that as they move closer to a job offer, the informational interviewing process speeds up. They find themselves meeting with a greater number of decision-makers in a shorter time frame because, suddenly, they're "in the loop."

NET-10 Nobody leaves empty-handed
Every meeting brings something: the guest learns about the seeker, the seeker takes away insight, names or a friend.
> You will never walk away from an informational interview empty-handed.
> Every informational interview educates your guest on things they never knew about you
> After all, you can't make too many friends in the working world or garner too many champions / mentors.

NET-11 A foot in the door
People remember how they got their own foot in the door, and like to help others with theirs.
> The world is filled with professionals who remember how hard it was to get a foot in the door at their companies or to establish a career in their industries. Such people are often especially amenable to the idea of supporting others in their re-employment efforts.

NET-12 The legwork is yours
A referral opens the door, and the seeker still does the walking: each contact has one next step.
> Although it's generally possible to garner an informational interview once you have a referral, you still have to do the legwork.

LND-1 Ask a primary by phone
People who know the seeker are asked directly, by phone, to meet face to face.
> You should be able to set up informational interviews with your primary contacts easily enough - perhaps all you'll have to do is pick up the phone and request a face-to-face meeting.

LND-2 Letter, then call
Those who do not know the seeker get a letter first and then the call it announces.
> you'll have to switch to a more formal approach: the written pitch and verbal follow-up combination.

LND-3 Name the referrer
The letter says exactly who referred the seeker.
> Your written pitch should include a cover letter that lets the reader know exactly who referred you to them and that you'll be calling to set up an informational interview.

LND-4 Announce the call
The letter says that the seeker will call to arrange the interview, and on which day.
> Your written pitch should include a cover letter that lets the reader know exactly who referred you to them and that you'll be calling to set up an informational interview.

LND-5 Twenty minutes
Twenty minutes are enough, and that is what is asked for.
> Reiterate the promise that you made in your cover letter: you'll only need twenty minutes of the person's time.

LND-6 Questions ahead
The questions are sent ahead, and the very same copy comes to the meeting.
> have handy your own copy of the questions you mailed in advance to your contact.

LND-7 Never ask for a job
Never ask for a job, and never ask for money.
> but NEVER to be asked directly for money or for a job.
> NEVER ask them for a job.

LND-8 Ask to meet in person
The letter and the call ask for a meeting in person.
> your goal is to arrange an in-person meeting.
> you want to conduct the informational interview in person rather than by phone.

LND-9 Ask for advice
People are glad to be asked what they think, and inclined to help when they are.
> And nearly every professional feels flattered and inclined to help when job seekers turn to him or her for advice

LND-10 A letter is a letter
A letter keeps to one page, an e-mail is shorter still, and its subject names the referrer.

TIM-1 The best days to call
Tuesday, Wednesday and Thursday are best for calls; Wednesday and Thursday are the most business as usual.
> Tuesday, Wednesday and Thursday are the best days of the week for making follow-up calls.
> Wednesday and Thursday tend to be the most business-as-usual days of the week, and thus good days for phone calls.

TIM-2 Mondays
Monday is fair for calls, though many people are in meetings or finding their way back into the week.
> Monday is OK, but it tends to be a tough day to reach people because many of them are in meetings or struggling to get back into the workday routine.

TIM-3 Tuesday's post
Tuesday brings the heaviest mail, so a letter does better on Wednesday or Thursday.
> Tuesday is typically the heaviest mail days.

TIM-4 Fridays
On Friday people are hurried, or relaxed and easy to talk to, depending on the office.
> On Friday, people are usually in a rush to wind up their work so they can begin their weekends. On the other hand, Friday’s tend to be more relaxed and thus a good time to call, depending on the office environment.

TIM-5 Keep the day you named
Follow up by phone or e-mail exactly when it was said.
> The most important timing technique you have at your disposal is to follow up by phone or email exactly when you said you stated or agreed.

TIM-6 A call counts, reached or not
A call on the promised day keeps the promise even when nobody comes to the phone.
> Even if you don't get the contact to come to the phone on your first try, you have demonstrated your reliability and increased your chances of a positive response.

TIM-7 Days off
Weekends and public holidays are not proposed, unless the contact says they suit.

TIM-8 Their clock
Days and hours are the contact's own, and a change of the clocks does not move a promise.

NRS-1 Silence is no refusal
No answer does not mean no: people are away or busy, and messages get lost.
> If you don't hear back soon from the potential contact after you've called for the first time, don't despair. He or she might be out of town or overwhelmed by work.

NRS-2 Call again later
Go about your business and call again at a later time, on another weekday and at another hour first.
> so go about your business and call again at a later time.

NRS-3 The letter may be lost
A letter can go astray, so from the second unanswered try it may be sent again.
> Your phone message (or perhaps your original letter) may have been misplaced or garbled

NRS-4 Assistants and voicemail
Open with the referrer's name and the date of the letter; spell name and number, and say when to call back.

SET-1 The goal of the call
The call is there to arrange a meeting in person: place, day and time.
> When you finally engage your contact on the phone, your goal is to arrange an in-person meeting.

SET-2 Twenty minutes, their choice
Repeat the promise of twenty minutes, and let them choose the time: it is a big piece of their day.
> Reiterate the promise that you made in your cover letter: you'll only need twenty minutes of the person's time. Still, that's a big chunk of time out of someone's day, so be sensitive to the potential contact's needs.

SET-3 Before, lunch, after
Busy people are best met before or after hours; most of these talks happen then or over lunch.
> If he or she is particularly busy, suggest that you meet before or after business hours. 80 to 90 percent of informational interviews are conducted either during lunch, or before and after business hours.

SET-4 In person
The one point to hold on to: the interview takes place in person.
> There's only one point on which you shouldn't waiver; you want to conduct the informational interview in person rather than by phone.
> You'll want your networking contact's feedback on how well you present yourself during the meeting and you can only get that feedback from an in-person meeting.

MTG-1 On time is early
On time means ten to fifteen minutes early.
> Be on time (which actually means be ten or fifteen minutes early)

MTG-2 Dress for it
Dress formally, as for being hired.
> dress formally, as though you were trying to convince someone to hire you.

MTG-3 Notebook, pen, questions
Bring a notebook, a pen and the questions that were sent.
> Come prepared with a notebook and pen, and have handy your own copy of the questions you mailed in advance to your contact.

MTG-4 Make a friend first
Rapport comes first: a friend who wants the seeker to succeed.
> Your primary goal in an informational interview is to establish a rapport with the other person, and to make a friend who will want you to succeed in your job search.

MTG-5 The big picture
Ask how someone who decides sees the seeker's place in the whole.
> You also want a decision-maker's perspective on how you fit into the "big picture."

MTG-6 Start from the questions
The questions that were sent launch the talk.
> Use the questions you've brought with you to launch your conversation.

MTG-7 Follow the tangent
When a question opens another path, walk along it and learn what is there.
> If your contact goes off on a tangent because one of your questions especially interests him or her, enjoy the opportunity to travel down the new path and glean the additional information.

MTG-8 Questions to you
A question asked of the seeker is a very good sign.
> Being asked a question(s) is always a great sign you have their attention or they are impressed enough to go forward in learning more of you.

MTG-9 Said and seen
Watch as well as listen: words and body may differ.
> What someone says and what his or her body language tells you may be two different things.

MTG-10 Something to give
The seeker may know something of value to the other, and can offer it.
> Remember, too, that you might have some information that would be valuable to your contact.

MTG-11 Listen and shine
Listen and learn, even what one had not hoped to hear, and let skills and personality show.
> Be willing to listen to and learn from what the professional has to say, even if it isn't what you had hoped to hear.
> This is your time to shine and impress with your personality and sharing of skill sets.

BYE-1 Say the time is nearly up
Keep an eye on the clock and say so when twenty minutes are about to end.
> So keep an eye on the clock, and always let the contact know when twenty minutes are about to expire.

BYE-2 Stay if invited
Stay longer when invited to.
> The contact might invite you to stay a bit longer.

BYE-3 Three goals
Before leaving: rapport and feedback, skills and fitting work said, names of people they gladly refer one to.
> Your first goal is to establish rapport and ask for feedback on your presentation.
> Your second goal is to express your skills and what types of job you feel qualified to excel.
> Your third goal is to walk away with the names of professionals that the interviewer feels comfortable referring you to for additional informational interviews – or job interviews.

BYE-4 Check back
If they cannot decide whom to name, ask to check back in a few days.
> If your interviewer is undecided about whom they should refer to you, ask whether you can check back with them in a few days for their thoughts.

BYE-5 What one leaves with
Never ask for a job: one leaves with an invitation to come in, or with names.
> NEVER ask them for a job.
> If you prepared and thus impressed, you will come away with either an offer to come in for an interview in their company, or they will refer you to people they know that can possibly use your skills.

FLW-1 Notes at once
Write notes as soon as possible after the meeting.
> As soon as possible after your meeting, jot down notes that will help you remember what you've discussed.

FLW-2 Thank them that night
That night, write a short thank-you note.
> That night, write them a short thank-you note.

FLW-3 Tell the referrer
Tell the one who gave the name what came of it.

FLW-4 Tell everyone at the end
When the search ends, tell everyone who helped.
"""  # noqa: E501 -- a passage is one line, so that it can be compared with the text as it stands


def _read(text: str) -> dict[str, Rule]:
    rules: dict[str, Rule] = {}
    for block in text.strip().split("\n\n"):
        head, *lines = block.splitlines()
        rule_id, title = head.split(" ", 1)
        sentence = " ".join(line for line in lines if not line.startswith("> "))
        source = "\n".join(line[2:] for line in lines if line.startswith("> "))
        if rule_id in rules:
            raise ValueError(f"{rule_id} is defined twice")
        rules[rule_id] = Rule(rule_id, rule_id.split("-")[0], title, sentence, source)
    return rules


RULES: Final[Mapping[str, Rule]] = MappingProxyType(_read(_TEXT))


def rule(rule_id: str) -> Rule:
    """The rule with this id. Raises KeyError for an id that does not exist."""
    return RULES[rule_id]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something is proposed, due or in the way: the id of a rule and one sentence in the product's voice.

    Raises KeyError for an unknown rule id.
    """

    rule: str
    text: str

    def __post_init__(self) -> None:
        if self.rule not in RULES:
            raise KeyError(self.rule)
