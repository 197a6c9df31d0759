"""What is chosen by buttons for a meeting: for whom, which languages, how long, who leads it."""

from __future__ import annotations

from db.meetings import Meeting
from db.records import Staff
from handlers import places
from handlers.desk import Desk
from handlers.incoming import Press
from handlers.staff import listing, strays
from handlers.staff.card import toggled
from handlers.staff.meetings import asking, changing, form, home
from locales.texts import common, meetings as seeker_texts


def pressed(desk: Desk, member: Staff, press: Press) -> None:
    """A choice. Of languages there may be several, so their buttons stay until *Done*."""
    _, field, value = press.given(3)
    meeting = home.found(desk, member, press)
    if meeting is None:
        return
    changed = {"leader": meeting.leader} if field == "done" else _changed(desk, meeting, field, value)
    if changed is None or not form.may_change(desk, meeting):
        strays.old_button(desk, member, press)
        return
    meeting = changing.put(desk, member, meeting, **changed)
    if field == "languages":
        listing.turn(desk, member, press, *asking.asked(desk, member, meeting, field))
        return
    _go_on(desk, member, press, meeting)


def _changed(desk: Desk, meeting: Meeting, field: str, value: str) -> dict[str, object] | None:
    """What changes; None when there is no such choice."""
    leaders = {one.id[:8]: one.id for one in asking.leaders(desk)} | {asking.NOBODY: ""}
    match field:
        case "audience" if value in seeker_texts.AUDIENCES:
            return {"audience": value}
        case "languages" if value in common.LANGUAGES:
            return {"languages": toggled(meeting.languages, value)}
        case "minutes" if value in map(str, asking.LENGTHS):
            return {"minutes": int(value)}
        case "leader" if value in leaders:
            return {"leader": leaders[value]}
        case _:
            return None


def _go_on(desk: Desk, member: Staff, press: Press, meeting: Meeting) -> None:
    """To the next question of a new meeting, else to the whole of it."""
    lacks = form.missing(meeting) if meeting.state == "draft" else []
    shown = asking.asked(desk, member, meeting, lacks[0]) if lacks else form.drawn(desk, member, meeting)
    listing.turn(desk, member, press, *shown)


def town_pressed(desk: Desk, member: Staff, press: Press) -> None:
    """One of several towns with the same name."""
    meeting, town = home.found(desk, member, press), press.given(2)[1]
    if meeting is None:
        return
    if places.town(town) is None or not form.may_change(desk, meeting):
        strays.old_button(desk, member, press)
        return
    _go_on(desk, member, press, changing.put(desk, member, meeting, town=town))
