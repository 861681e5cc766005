"""Six weeks of one search, told backwards from today so that nothing in it is ever overdue by itself."""

from datetime import datetime, timedelta

from inroad.demo.people import KNOWN, WANTED
from inroad.demo.telling import Teller
from inroad.demo.wider import tell_wider
from inroad.domain.timing import is_business_day, local
from inroad.domain.wording import weekday
from inroad.rooms.meetings.naming import Named

LUNCH = (12, 30)
LAST_BEFORE_LUNCH = 11
"""From this hour on lunch is tomorrow, and a breakfast lies behind."""

GALWAY = "I would also be glad to be considered for any openings you have."
"""What LND-7 finds in the draft to Tomás."""


async def tell(teller: Teller, now: datetime) -> None:
    """The whole story up to `now`. Every step is taken at its own instant, the earliest first."""
    days = teller.days
    begin = days.at(days.back(30), 10)
    for person in (*KNOWN, *WANTED):
        await teller.add(person, begin)
    await _practice(teller)
    await _daniel(teller)
    await tell_wider(teller)
    await _waiting(teller)
    await _this_week(teller, now)
    await teller.settle(now)


async def _practice(teller: Teller) -> None:
    """The first rounds, with people who forgive: Ruth, Frank and Ines (NET-3)."""
    days = teller.days
    ruth = await teller.agree(
        "Ruth Adeyemi", days.at(days.back(29), 10, 5), "St Brigid's, choir room", days.back(27), (18, 30), 15
    )
    frank_day = days.back(24)
    ended = await teller.hold(ruth, 34, stayed=True)
    note = await teller.debrief(
        ruth,
        ended + timedelta(minutes=50),
        "referrals",
        names=[
            Named(
                given_name="Daniel",
                family_name="Kerrigan",
                headline="Operations manager",
                organization_name="Harbour Mills",
                phone="01 555 0188",
                email="d.kerrigan@harbour.example",
                introduction="Sings tenor at Easter. Tell him I sent you.",
                may_use_name=True,
            )
        ],
        gains=[("feedback", "Slow down, and smile sooner."), ("friend", "")],
        feedback="You told it well once you slowed down.",
        told={"rapport": 5, "skills_said": "Planning, keeping calm, training others"},
        champion=True,
    )
    await teller.send(note, ended + timedelta(minutes=80))
    await teller.know_more(
        "Daniel Kerrigan",
        {
            "shared_path": "You both began on the night shift.",
            "can_offer": "Your changeover checklist. Daniel asked how you made it.",
            "friday_style": "relaxed",
        },
        ended + timedelta(minutes=90),
    )
    frank = await teller.agree(
        "Frank Molloy", days.at(days.back(26), 9, 30), "Mill Street Bakery, canteen", frank_day, LUNCH, 20
    )
    ines = await teller.agree(
        "Ines Carvalho", days.at(days.back(25), 18), "Kitchen table, Marino", days.back(22), (17, 30), 10
    )
    ended = await teller.hold(frank, 26)
    note = await teller.debrief(
        frank,
        days.at(frank_day, 14),
        "referrals",
        names=[
            Named(
                given_name="Priya",
                family_name="Raman",
                headline="Head of planning",
                organization_name="Kilbride Dairy",
                phone="01 555 0155",
                email="priya@kilbride.example",
                introduction="Took over the new line in spring.",
                may_use_name=True,
            ),
            Named(
                given_name="Sean",
                family_name="Duffy",
                headline="Plant manager",
                organization_name="Ballard Packaging",
                introduction="Knows everybody in packaging. Not asked yet.",
            ),
        ],
        gains=[("lead", "Kilbride Dairy is putting in a second line.")],
        feedback="Say what you saved them, in numbers.",
        told={"rapport": 4},
    )
    await teller.send(note, days.at(frank_day, 20))
    ended = await teller.hold(ines, 30)
    note = await teller.debrief(
        ines,
        ended + timedelta(minutes=60),
        "referrals",
        names=[
            Named(
                given_name="Michael",
                family_name="Osei",
                headline="Fleet planner",
                organization_name="Tandem Freight",
                phone="01 555 0190",
                introduction="His daughter was in my class.",
                may_use_name=True,
            ),
            Named(
                given_name="Grace",
                family_name="Tan",
                headline="Runs planning",
                organization_name="Liffey Foods",
                introduction="We share an allotment.",
                may_use_name=True,
            ),
        ],
        gains=[("insight", "Freight firms plan by the hour now.")],
        told={"rapport": 5},
    )
    await teller.send(note, ended + timedelta(minutes=120))


async def _daniel(teller: Teller) -> None:
    """Letter, promise, call, breakfast, two names: the method in full (LND-2 to FLW-3)."""
    days = teller.days
    await teller.pitch("Daniel Kerrigan", days.at(days.back(23), 15), days.back(18))
    await teller.call(
        "Daniel Kerrigan",
        days.at(days.back(18), 10, 5),
        "call_back_later",
        f"An assistant asked you to call on {weekday(days.back(16))}.",
        call_back_on=days.back(16),
    )
    meeting = await teller.agree(
        "Daniel Kerrigan",
        days.at(days.back(16), 9, 10),
        "Harbour Mills",
        days.back(12),
        (8, 0),
        35,
        f"You agreed to meet on {weekday(days.back(12))} before work.",
    )
    await teller.pitch("Michael Osei", days.at(days.back(16), 15), days.back(11))
    await teller.pitch("Priya Raman", days.at(days.back(15), 15), days.back(10))
    await teller.hold(meeting, 31, stayed=True)
    note = await teller.debrief(
        meeting,
        days.at(days.back(12), 9, 15),
        "referrals",
        names=[
            Named(
                given_name="Amara",
                family_name="Okafor",
                headline="Head of Supply",
                organization_name="Northgate Foods",
                phone="01 555 0142",
                introduction="Tell her I sent you.",
                may_use_name=True,
            ),
            Named(
                given_name="Tomás",
                family_name="Lind",
                headline="Planning Director",
                organization_name="Corrib Logistics",
                phone="091 555 012",
                introduction="Built the planning team in Galway.",
                may_use_name=True,
            ),
        ],
        gains=[
            ("feedback", "Lead with the savings."),
            ("insight", "Mills plan a year ahead, dairies a week."),
        ],
        feedback="Lead with what you saved them. You bury it.",
        told={"rapport": 5, "asked_of_me": 3, "big_picture": "A planner who has stood on the floor is rare."},
        champion=True,
        check_back_on=days.back(4),
    )
    await teller.send(note, days.at(days.back(12), 20, 30))
    await teller.know_more(
        "Amara Okafor", {"honorific": "Ms", "decision_maker": True}, days.at(days.back(12), 21)
    )
    await teller.know_more(
        "Tomás Lind",
        {"honorific": "Mr", "decision_maker": True, "address": "Galway"},
        days.at(days.back(12), 21),
    )
    await teller.tell("Ruth Adeyemi", meeting, days.at(days.back(11), 18))


async def _waiting(teller: Teller) -> None:
    """Those who are not at home, and those who ask for longer (NRS-1, NRS-2, TIM-5)."""
    days = teller.days
    await teller.call("Michael Osei", days.at(days.back(11), 10, 20), "no_answer")
    await teller.call("Priya Raman", days.at(days.back(10), 11), "voicemail", "Spelt name and number.")
    promised = days.today if days.open_today else days.back(1)
    await teller.pitch("Amara Okafor", days.at(days.back(8), 15), promised)
    await teller.call(
        "Colm Brennan", days.at(days.back(7), 10), "too_busy", "Stocktaking until the month is out."
    )
    await teller.agree_longer(
        "Daniel Kerrigan", days.at(days.back(4), 9, 30), days.on(1), "Daniel asked for longer."
    )
    await teller.call("Michael Osei", days.at(days.back(4), 16, 10), "voicemail")


async def _this_week(teller: Teller, now: datetime) -> None:
    """One promised call today, one lunch, one note tonight, one letter to finish."""
    days = teller.days
    morning = local(now, days.zone).hour < LAST_BEFORE_LUNCH
    lunch_on = days.today if morning else days.today + timedelta(days=1)
    place = "Kilbride Dairy canteen" if is_business_day(lunch_on, days.diary) else "Harbour café, Howth"
    await teller.agree("Priya Raman", days.at(days.back(3), 15, 30), place, lunch_on, LUNCH, 25)
    breakfast_on = days.on(2) if morning else days.today
    breakfast = await teller.agree(
        "Maura Keane", days.at(days.back(2), 10), "College café, Bolton Street", breakfast_on, (8, 0), 20
    )
    await teller.agree(
        "Joan Petrie", days.at(days.back(1), 9, 40), "Parish office, Drumcondra", days.on(4), (8, 0), 15
    )
    if not days.open_today:
        note = f"Amara is travelling, and asked to be called on {weekday(days.today)}."
        await teller.call(
            "Amara Okafor",
            days.at(days.back(1), 10, 15),
            "call_back_later",
            note,
            call_back_on=days.today,
        )
    await teller.draft("Tomás Lind", days.at(days.back(1), 17), None, GALWAY)
    if not morning:
        ended = await teller.hold(breakfast, 24)
        await teller.debrief(
            breakfast,
            ended + timedelta(minutes=40),
            "neither",
            gains=[("insight", "Few graduates can read a line schedule.")],
            feedback="Clear and warm. Add numbers.",
            told={"rapport": 4},
        )
