"""What somebody who looks for work does, one act at a time, answered by chance."""

import random
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from inroad.kit.ids import new_id
from tests.rooms.calendar.simulated.ledger import Ledger, Said, Tried
from tests.rooms.conftest import PASSWORD, Caller

HOME = ZoneInfo("Europe/Dublin")
ZONES = ("Europe/Dublin", "Europe/Dublin", "Europe/London", "America/New_York", "Pacific/Auckland")
OUTCOMES = {
    "no_answer": 35,
    "voicemail": 15,
    "gatekeeper": 8,
    "reached": 8,
    "meeting_agreed": 18,
    "call_back_later": 8,
    "wrong_number": 3,
    "too_busy": 3,
    "declined": 2,
}
PROMPTS = (
    ("[what you share]", "We both learnt the trade on the night shift."),
    ("I am [who you are, in half a sentence]", "I planned production for eleven years"),
    ("[what you would like to understand]", "how planning is changing"),
)


class Acts:
    """Drives the API with a clock of its own, and keeps its own ledger of all that was said."""

    def __init__(self, caller: Caller, monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
        self.caller = caller
        self.chance = random.Random(seed)
        self.ledger = Ledger()
        self.people: dict[str, ZoneInfo] = {}
        self.meetings: dict[str, dict[str, Any]] = {}
        self.counts: dict[str, int] = {}
        self.now = datetime(2026, 1, 1, tzinfo=UTC)
        self._patch = monkeypatch
        self._names = 0

    def _count(self, what: str) -> None:
        self.counts[what] = self.counts.get(what, 0) + 1

    def clock(self, at: datetime) -> datetime:
        """Moves the clock, forward only; the instant it then shows."""
        self.now = max(at.astimezone(UTC), self.now + timedelta(seconds=2))
        self._patch.setenv("INROAD_CLOCK", self.now.isoformat())
        return self.now

    def pass_minutes(self, least: int = 2, most: int = 9) -> None:
        """Time goes by."""
        self.clock(self.now + timedelta(seconds=self.chance.randint(60 * least, 60 * most)))

    async def sign_in(self) -> None:
        """Sessions end after a week or a month; people sign in again."""
        answer = await self.caller.client.post(
            "/api/v1/sessions", json={"email": "nora@whelan.example", "password": PASSWORD}
        )
        assert answer.status_code == 201, answer.text

    async def meet_people(self, count: int) -> None:
        """Adds contacts: most are known, the others were named by one of those."""
        for _ in range(count):
            known = not self.people or self.chance.random() < 0.6
            self._names += 1
            zone = self.chance.choice(ZONES)
            made = await self.caller.post(
                "/contacts",
                {
                    "given_name": f"Given{self._names}",
                    "family_name": f"Family{self._names}",
                    "known": known,
                    "time_zone": zone,
                    "closeness": self.chance.randint(1, 5) if known else None,
                    "trusted": known and self.chance.random() < 0.3,
                    "phones": [{"number": f"+35315550{self._names:03d}"}],
                },
            )
            if not known:
                giver = self.chance.choice(list(self.people))
                await self.caller.post(
                    "/referrals",
                    {"from_contact_id": giver, "to_contact_id": made["id"], "may_use_name": True},
                )
            self.people[made["id"]] = ZoneInfo(zone)

    def promised(
        self, id: str | None, contact_id: str, kind: str, on: str | date, *, asked: bool = False
    ) -> None:
        """Writes down what was said, as the seeker remembers it."""
        assert id is not None
        assert id not in self.ledger.said, "a promise came twice"
        day = on if isinstance(on, date) else date.fromisoformat(on)
        zone = self.people[contact_id]
        self.ledger.said[id] = Said(id, contact_id, kind, day, zone, self.now, asked)
        self._count(f"promised {kind}")

    async def call(self, contact_id: str) -> None:
        """One try, with whatever comes of it; now and then from two devices, or taken back."""
        outcome = self.chance.choices(list(OUTCOMES), list(OUTCOMES.values()))[0]
        body: dict[str, Any] = {"outcome": outcome, "override_reason": "We happened to meet."}
        here = self.now.astimezone(self.people[contact_id]).date()
        if outcome == "call_back_later":
            body["call_back_on"] = (here + timedelta(days=self.chance.randint(1, 20))).isoformat()
        if outcome == "meeting_agreed":
            slot = await self.slot(contact_id)
            if slot is None:
                body["outcome"] = outcome = "reached"
            else:
                body["meeting"] = {"place": "Their office", "local_start": slot, "travel_minutes": 20}
        logged = await self.caller.post(f"/contacts/{contact_id}/attempts", body)
        self._count(f"call {outcome}")
        if self.chance.random() < 0.1:
            again = await self.caller.post(f"/contacts/{contact_id}/attempts", body, status=200)
            assert again["repeated"]
            assert again["attempt"]["id"] == logged["attempt"]["id"]
            self._count("logged on two devices")
        attempt = logged["attempt"]
        if self.chance.random() < 0.06:
            await self.caller.delete(f"/attempts/{attempt['id']}", attempt["version"])
            self._count("taken back")
            return
        made = logged["promise"]
        tried = self.ledger.tried[attempt["id"]] = Tried(attempt["id"], contact_id, self.now, outcome)
        if made is not None:
            tried.led_to = made["id"]
            if made["id"] not in self.ledger.said:
                self.promised(made["id"], contact_id, "call", made["due_on"], asked=True)
                self.ledger.said[made["id"]].made_at = self.now + timedelta(milliseconds=1)
            else:
                tried.led_to = None  # they asked for the very day that was promised already
            for each in self.ledger.said.values():
                later = each.contact_id == contact_id and each.kind == "call" and each.on >= here
                if later and each.id != made["id"] and self.ledger.state(each, self.now) == "open":
                    each.moved_to, each.moved_at = made["id"], self.now
        if logged["meeting_id"] is not None:
            await self.keep(logged["meeting_id"])

    async def slot(self, contact_id: str, without: str | None = None) -> str | None:
        """One of the next times to offer, by chance."""
        query = f"?without_meeting_id={without}" if without else ""
        slots = await self.caller.get(f"/contacts/{contact_id}/meeting-slots{query}")
        soon = sorted(slots["items"], key=lambda each: str(each["starts_at"]))[:12]
        return str(self.chance.choice(soon)["local_start"]) if soon else None

    async def keep(self, meeting_id: str) -> None:
        """Takes down how a meeting stands."""
        self.meetings[meeting_id] = await self.caller.get(f"/meetings/{meeting_id}")

    async def write(self, contact_id: str, resends: str | None = None) -> None:
        """A pitch that goes out with its promise, unless no day has room."""
        wish: dict[str, Any] = {"contact_id": contact_id, "medium": self.chance.choice(["post", "email"])}
        if resends is not None:
            wish["resends_id"] = resends
        letter = await self.caller.post("/letters", wish)
        body = letter["body"]
        for prompt, words in PROMPTS:
            body = body.replace(prompt, words)
        letter = await self.caller.patch(f"/letters/{letter['id']}", {"body": body}, letter["version"])
        await self.post(letter["id"])

    async def post(self, letter_id: str) -> None:
        """Sends a letter as it stands; a day that has filled up since is named anew first."""
        letter = await self.caller.get(f"/letters/{letter_id}")
        path, contact_id = f"/letters/{letter_id}", letter["contact"]["id"]
        if letter["kind"] == "pitch":
            days = await self.caller.get(
                f"/contacts/{contact_id}/call-days?medium={letter['medium']}&weeks=8"
            )
            if days["best_on"] is None:
                return
            if letter["promised_on"] != days["best_on"]:
                await self.caller.patch(path, {"promised_on": days["best_on"]}, letter["version"])
        sent = await self.caller.post(f"{path}/send", {"override_reason": "It says what I mean."}, status=200)
        self._count(f"sent {letter['kind']}")
        if sent["promise_id"] is not None:
            self.promised(sent["promise_id"], contact_id, "call", sent["promised_on"])

    async def note(self, item: dict[str, Any]) -> None:
        """A thank-you or news for a referrer: the draft that waits, or a new one."""
        letter_id = item["letter_id"]
        if letter_id is None and item["kind"] == "thank_you":
            meeting = await self.caller.get(f"/meetings/{item['meeting_id']}")
            letter_id = meeting["thank_you_letter_id"]
        if letter_id is None:
            kind = "update" if item["kind"] == "update_referrer" else "thank_you"
            wish = {"contact_id": item["contact"]["id"], "kind": kind, "meeting_id": item["meeting_id"]}
            letter_id = (await self.caller.post("/letters", wish))["id"]
        await self.post(letter_id)

    async def meet(self, meeting: dict[str, Any]) -> None:
        """Holds a meeting; what was said is written down at once or, sometimes, days later."""
        path = f"/meetings/{meeting['id']}"
        self.clock(datetime.fromisoformat(meeting["starts_at"]))
        if self.chance.random() < 0.15:
            return  # nobody kept the time
        await self.caller.post(f"{path}/start", {}, 200)
        self.clock(self.now + timedelta(minutes=self.chance.randint(15, 50)))
        await self.caller.post(f"{path}/end", {"told_time": True}, 200)
        self._count("met")
        if self.chance.random() < 0.7:
            await self.debrief(meeting["id"])

    async def debrief(self, meeting_id: str) -> None:
        """Writes down what came of it: names, a check-back, something to send."""
        self.pass_minutes()
        contact_id = self.meetings[meeting_id]["contact"]["id"]
        names = []
        for _ in range(self.chance.randint(0, 2)):
            self._names += 1
            names.append(
                {
                    "given_name": f"Given{self._names}",
                    "family_name": f"Family{self._names}",
                    "may_use_name": self.chance.random() < 0.8,
                }
            )
        body: dict[str, Any] = {
            "outcome": self.chance.choice(["referrals", "neither", "will_think"]),
            "gains": [{"kind": "insight", "text": "Supply chains are moving."}],
            "names": names,
        }
        if self.chance.random() < 0.4:
            body["promised_to_send"] = "The article on cold chains"
        made = await self.caller.post(f"/meetings/{meeting_id}/debrief", body, 200)
        self._count("debriefed")
        for person in made["contacts"]:
            self.people[person["id"]] = HOME
        for field, kind in (("check_back_promise_id", "check_back"), ("send_promise_id", "send_something")):
            id = made[field]
            if id is not None and id not in self.ledger.said:
                found = await self.caller.get(f"/promises/{id}")
                self.promised(id, contact_id, kind, found["due_on"])

    async def move_promise(self) -> None:
        """Asks for another day: refused without their consent, done with it (TIM-5)."""
        open_ = [each for each in self.ledger.said.values() if self.ledger.state(each, self.now) == "open"]
        if not open_:
            return
        promise = self.chance.choice(open_)
        days = await self.caller.get(f"/contacts/{promise.contact_id}/call-days?weeks=4")
        fitting = [day["on"] for day in days["days"] if day["proposed"] and day["on"] != str(promise.on)]
        if not fitting:
            return
        body = {"due_on": self.chance.choice(fitting), "agreed": False}
        await self.caller.post(f"/promises/{promise.id}/move", body, status=422)
        made = await self.caller.post(f"/promises/{promise.id}/move", {**body, "agreed": True}, status=200)
        self.promised(made["id"], promise.contact_id, promise.kind, made["due_on"])
        promise.moved_to, promise.moved_at = made["id"], self.now
        self._count("moved by agreement")

    async def change_meeting(self) -> None:
        """Moves a planned meeting to a free time, or calls it off."""
        ahead = [
            each
            for each in self.meetings.values()
            if each["state"] == "planned" and datetime.fromisoformat(each["starts_at"]) > self.now
        ]
        if not ahead:
            return
        meeting = self.chance.choice(ahead)
        path = f"/meetings/{meeting['id']}"
        slot = await self.slot(meeting["contact"]["id"], meeting["id"])
        if slot is None or self.chance.random() < 0.4:
            await self.caller.post(f"{path}/cancel", {}, 200, headers={"If-Match": "*"})
            self._count("meeting called off")
        else:
            await self.caller.patch(path, {"local_start": slot})
            self._count("meeting moved")
        await self.keep(meeting["id"])

    async def try_what_is_wrong(self) -> None:
        """What nobody can mean is refused and changes nothing: tomorrow's call, a promise for a Sunday."""
        contact_id = self.chance.choice(list(self.people))
        tomorrow = (self.now + timedelta(days=1)).isoformat()
        body: dict[str, Any] = {"outcome": "voicemail", "happened_at": tomorrow}
        await self.caller.post(f"/contacts/{contact_id}/attempts", body, status=422)
        sunday = self.now.date() + timedelta(days=(6 - self.now.weekday()) % 7 + 7)
        body = {"contact_id": contact_id, "due_on": sunday.isoformat()}
        await self.caller.post("/promises", body, status=422)

    async def promise(self) -> None:
        """A promise by word of mouth, on one of the proposed days; the same request twice makes one."""
        contact_id = self.chance.choice(list(self.people))
        days = await self.caller.get(f"/contacts/{contact_id}/call-days?weeks=3")
        fitting = [day["on"] for day in days["days"] if day["proposed"]]
        if not fitting:
            return
        on = self.chance.choice(fitting)
        body = {"contact_id": contact_id, "due_on": on, "kind": "check_back"}
        headers = {"Idempotency-Key": new_id()}
        first = await self.caller.send("POST", "/promises", json=body, headers=headers)
        again = await self.caller.send("POST", "/promises", json=body, headers=headers)
        assert first.status_code == again.status_code
        if first.status_code == 409:
            return  # that very day is promised to them already
        assert first.status_code == 201, first.text
        assert first.json() == again.json()
        self.promised(first.json()["id"], contact_id, "check_back", on)

    async def sent_it(self, promise_id: str) -> None:
        """What was promised has gone out."""
        await self.caller.post(f"/promises/{promise_id}/sent", status=200)
        self.ledger.said[promise_id].sent_at = self.now

    async def rest(self) -> None:
        """Lets somebody rest for some weeks."""
        contact_id = self.chance.choice(list(self.people))
        until = self.now.date() + timedelta(days=self.chance.randint(7, 30))
        await self.caller.patch(f"/contacts/{contact_id}", {"resting_until": until.isoformat()})
        self._count("rested")
