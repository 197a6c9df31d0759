"""What somebody has practised, for themselves and for coaches."""

from __future__ import annotations

from db.letters import Button, Buttons
from db.practices import Practice
from db.records import Staff
from handlers.actions import action
from handlers.desk import Desk, voice_of
from handlers.incoming import Press
from handlers.phrases import phrase
from handlers.practice import assessing, library, screens, showing
from handlers.practice.scenario import POINTS
from handlers.staff import listing, strays
from locales import Tongue
from locales.dates import day_short
from locales.texts import common, practice as texts

MOST = 30
"""Practice conversations in one list."""


def mine(desk: Desk, member: Staff, press: Press) -> None:
    """What the member has practised."""
    say = voice_of(member)
    rows = lines(desk, say, member.id, "zv")
    head = phrase(say, texts.MINE if rows else texts.MINE_NONE)
    words = screens.marked(say, head, phrase(say, texts.SHARES))
    listing.turn(desk, member, press, words, (*rows, (Button(say(common.BACK), action("zh")),)))


def lines(desk: Desk, say: Tongue, staff_id: str, verb: str) -> Buttons:
    """Somebody's practice conversations as buttons, the newest first."""
    there = list(desk.work.practices.of(staff_id))[:MOST]
    return tuple((Button(_line(desk, say, one), action(verb, one.id)),) for one in there)


def _line(desk: Desk, say: Tongue, practice: Practice) -> str:
    """When, which, how it ended, and how much of the checklist: ticked, and shown by the conversation."""
    scenario = library.scenario(practice.scenario)
    ended = assessing.outcome(scenario, practice) if scenario else None
    sign = texts.SIGNS[ended] if ended else "…"
    when = day_short(practice.at.astimezone(desk.line.zone), say.code)
    title = screens.title_of(say, scenario, practice)
    points = ""
    if scenario and practice.state == "done":
        shown = [*assessing.seen(scenario, practice).values()].count(assessing.YES)
        points = f" {len(practice.ticks)}·{shown}/{len(POINTS)}"
    return f"{sign}{points} {title} ({when})"


def opened(desk: Desk, member: Staff, press: Press) -> None:
    """One of the member's own: what was said, looked back on, and commented."""
    practice = _own(desk, member, press)
    if practice is None:
        return
    say = voice_of(member)
    rows: list[tuple[Button, ...]] = []
    if practice.state == "done" or not library.scenario(practice.scenario):
        rows.append((Button(say(texts.B_DELETE), action("zx", practice.id)),))
    else:
        rows.append((Button(say(texts.B_RESUME), action("zr", practice.id)),))
        rows.append((Button(say(texts.B_DELETE), action("zx", practice.id)),))
    rows.append((Button(say(common.BACK), action("zm")),))
    listing.turn(desk, member, press, showing.seen_whole(desk, say, practice), tuple(rows))


def dropped(desk: Desk, member: Staff, press: Press) -> None:
    """One of the member's own is destroyed, once that is said twice."""
    practice = _own(desk, member, press)
    if practice is None:
        return
    if press.given(2)[1] != "y":
        say = voice_of(member)
        yes = (Button(say(texts.B_DELETE_YES), action("zx", practice.id, "y")),)
        no = (Button(say(common.CANCEL), action("zv", practice.id)),)
        words = screens.marked(say, phrase(say, texts.DELETE_SURE))
        listing.turn(desk, member, press, words, (yes, no))
        return
    desk.work.practices.drop(practice.id)
    if member.practising == practice.id:
        showing.let_go(desk, member)
    mine(desk, member, press)


def _own(desk: Desk, member: Staff, press: Press) -> Practice | None:
    practice = desk.work.practices.get(press.given(1)[0])
    if practice and practice.staff_id == member.id:
        return practice
    strays.old_button(desk, member, press)
    return None
