"""The numbers of the method as one search has set them."""

from datetime import time
from functools import lru_cache

from inroad.domain.policy import OfficeHours, Policy
from inroad.rooms.accounts.tables import Workspace


@lru_cache(maxsize=512)
def office_hours(opens: time, closes: time) -> OfficeHours:
    """Office hours with their lunch: noon to two, or the middle third of a day that leaves no room for it."""
    usual = OfficeHours()
    if opens < usual.lunch_from and usual.lunch_to < closes:
        return OfficeHours(opens=opens, closes=closes)
    start, end = opens.hour * 60 + opens.minute, closes.hour * 60 + closes.minute
    third = (end - start) // 3
    if third < 1:
        return usual
    cut = [divmod(start + third * n, 60) for n in (1, 2)]
    return OfficeHours(opens=opens, lunch_from=time(*cut[0]), lunch_to=time(*cut[1]), closes=closes)


def policy_of(workspace: Workspace) -> Policy:
    """The numbers of the method as this search has set them."""
    minutes = max(workspace.minutes, 2)
    own = dict(workspace.method or {})
    cue = min(own.pop("cue_minutes", minutes - 2), minutes - 1)
    for name in ("call_scores", "mail_scores"):
        if name in own:
            own[name] = tuple(own[name])
    return Policy(
        minutes=minutes,
        cue_minutes=max(1, cue),
        calls_per_day=workspace.calls_per_day,
        post_transit_business_days=workspace.post_days,
        office_hours=office_hours(workspace.office_opens, workspace.office_closes),
        **own,
    )
