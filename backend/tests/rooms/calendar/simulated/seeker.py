"""Somebody who looks for work: does what Today says, forgets, falls ill."""

from datetime import date, datetime, time, timedelta
from typing import Any

from tests.rooms.calendar.simulated.acts import HOME, Acts

CALLS = ("promise_due", "promise_passed", "check_back", "call")


class Seeker(Acts):
    """Lives one day after the other."""

    async def live(self, day: date) -> None:
        """One day: in the morning what Today says, the meetings in their turn, the notes at night."""
        due = sorted(
            (
                each
                for each in self.meetings.values()
                if each["state"] == "planned"
                and datetime.fromisoformat(each["starts_at"]).astimezone(HOME).date() == day
            ),
            key=lambda each: str(each["starts_at"]),
        )
        morning = datetime.combine(day, time(9), HOME)
        if due:
            morning = min(morning, datetime.fromisoformat(due[0]["starts_at"]) - timedelta(hours=2))
        self.clock(morning)
        await self.caller.run_jobs()
        ill = self.chance.random() < 0.07
        if not ill and day.weekday() < 5:
            await self._work(day)
        elif not ill and self.chance.random() < 0.3:
            await self._work(day, most=1)
        for meeting in (self.meetings[each["id"]] for each in due):
            starts_at = datetime.fromisoformat(meeting["starts_at"])
            # It may have been moved or called off this very morning.
            here = starts_at > self.now and starts_at.astimezone(HOME).date() == day
            if here and meeting["state"] == "planned":
                await self.meet(meeting)
                await self.keep(meeting["id"])
        self.clock(datetime.combine(day, time(20, 30), HOME))
        if not ill and self.chance.random() < 0.85:
            await self._notes()
        self.clock(datetime.combine(day, time(22), HOME))
        await self.caller.run_jobs()

    async def _work(self, day: date, most: int = 12) -> None:
        if self.chance.random() < 0.35:
            await self.try_what_is_wrong()
        for happens, what in (
            (0.3, self.promise),
            (0.3, self.move_promise),
            (0.25, self.change_meeting),
            (0.15, self.rest),
        ):
            if self.chance.random() < happens:
                self.pass_minutes(1, 3)
                await what()
        page = await self.caller.get("/today")
        assert page["items"], "Today is never empty (NET-6)"
        for item in page["items"][:most]:
            if self.chance.random() < 0.12:
                continue  # forgotten
            self.pass_minutes()
            await self._do(item)
        seen = {item["contact"]["id"] for item in page["items"] if item["contact"]}
        planned = await self.caller.get(f"/planned-touches?from_on={day}&to_on={day}")
        for touch in planned["items"][:most]:
            kind, contact_id = touch["kind"], touch["contact"]["id"]
            if contact_id in seen or self.chance.random() < 0.4:
                continue
            self.pass_minutes()
            if kind in ("ask_by_phone", "call_again"):
                await self.call(contact_id)
            elif kind == "write_letter":
                await self.write(contact_id)

    async def _do(self, item: dict[str, Any]) -> None:
        kind, contact = item["kind"], item["contact"]
        if item["section"] == "done" or contact is None:
            return
        if item["action"] == "mark_sent":
            await self.sent_it(item["promise_id"])
        elif kind in CALLS:
            await self.call(contact["id"])
        elif kind == "write_letter":
            await self.write(contact["id"])
        elif kind == "resend_letter":
            await self.write(contact["id"], item["letter_id"])
        elif kind == "post_letter":
            await self.post(item["letter_id"])
        elif kind == "name_day":
            await self._name_day(contact["id"])
        elif kind in ("thank_you", "update_referrer") and item["when"] != "Tonight":
            await self.note(item)
        elif kind == "debrief" and item["meeting_id"] in self.meetings:
            await self.debrief(item["meeting_id"])

    async def _name_day(self, contact_id: str) -> None:
        days = await self.caller.get(f"/contacts/{contact_id}/call-days?weeks=8")
        if days["best_on"] is not None:
            body = {"contact_id": contact_id, "due_on": days["best_on"]}
            made = await self.caller.post("/promises", body)
            self.promised(made["id"], contact_id, "call", made["due_on"])

    async def _notes(self) -> None:
        for item in (await self.caller.get("/today"))["items"]:
            if item["kind"] in ("debrief", "thank_you") and item["section"] != "done":
                meeting = self.meetings.get(item["meeting_id"] or "")
                if meeting is None or datetime.fromisoformat(meeting["starts_at"]) > self.now:
                    continue
                if item["kind"] == "debrief":
                    await self.debrief(item["meeting_id"])
                    await self.keep(item["meeting_id"])
                else:
                    await self.note(item)
                self.pass_minutes()
