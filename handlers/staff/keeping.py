"""/keep: a coordinator gives a closed case more time before it is destroyed, with a reason."""

from __future__ import annotations

from datetime import datetime, timedelta

from db.letters import Button, Buttons, Send, Words
from db.records import Case, Staff
from handlers.actions import action
from handlers.desk import Desk, voice_of
from handlers.incoming import Letter, Press
from handlers.phrases import join, phrase
from handlers.staff import listing, strays
from locales.dates import day
from locales.texts import common, legal as texts

DAYS = (30, 90, 180, 365)
"""How much longer a case can be kept, from the day on which that is decided."""


def command(desk: Desk, member: Staff, _: Letter) -> None:
    """/keep: the closed cases, and when each is destroyed."""
    words, buttons = _listed(desk, member)
    desk.tell_staff(member, Send(words, buttons=buttons, protect=True))


def list_pressed(desk: Desk, member: Staff, press: Press) -> None:
    """Back to the list."""
    listing.turn(desk, member, press, *_listed(desk, member))


def _listed(desk: Desk, member: Staff) -> tuple[Words, Buttons]:
    say, there = voice_of(member), listing.seen_by(desk, member, "closed")
    lines = [
        phrase(
            say,
            texts.KEEP_LINE,
            case=listing.label(say, case),
            day=day(ends(desk, case), say.code, desk.line.zone),
        )
        for case in there
    ]
    rows = tuple((Button(listing.label(say, case), action("xc", case.id)),) for case in there)
    return join((phrase(say, texts.KEEP if there else texts.KEEP_NONE), join(lines, gap="\n"))), rows


def ends(desk: Desk, case: Case) -> datetime:
    """When a closed case is destroyed."""
    kept = [one.until for one in desk.work.keepings.of_case(case.id) if one.agreed]
    return max([(case.closed_at or desk.now) + timedelta(days=desk.line.retention_days), *kept])


def case_pressed(desk: Desk, member: Staff, press: Press) -> None:
    """A case was chosen: nothing is kept longer without a reason."""
    case = listing.chosen(desk, member, press.given(1)[0], "closed")
    if case is None:
        strays.old_button(desk, member, press)
        return
    say = voice_of(member)
    why = [(Button(say(label), action("xr", case.id, key)),) for key, label in texts.KEEP_REASONS.items()]
    words = phrase(say, texts.KEEP_WHY, case=listing.label(say, case))
    listing.turn(desk, member, press, words, (*why, (Button(say(common.BACK), action("xl")),)))


def reason_pressed(desk: Desk, member: Staff, press: Press) -> None:
    """A reason was chosen: how much longer?"""
    case_id, reason = press.given(2)
    if not listing.chosen(desk, member, case_id, "closed") or reason not in texts.KEEP_REASONS:
        strays.old_button(desk, member, press)
        return
    say = voice_of(member)
    days = tuple(Button(say(texts.B_DAYS, days=n), action("xd", case_id, reason, str(n))) for n in DAYS)
    back = (Button(say(common.BACK), action("xl")),)
    listing.turn(desk, member, press, phrase(say, texts.KEEP_HOW_LONG), (days, back))


def days_pressed(desk: Desk, member: Staff, press: Press) -> None:
    """It is kept until then; the reason is in the audit log."""
    case_id, reason, days = press.given(3)
    case = listing.chosen(desk, member, case_id, "closed")
    if case is None or reason not in texts.KEEP_REASONS or days not in map(str, DAYS):
        strays.old_button(desk, member, press)
        return
    for earlier in desk.work.keepings.of_case(case.id):
        if earlier.kind == "longer":
            desk.work.keepings.drop(earlier.id)
    until = desk.now + timedelta(days=int(days))
    desk.work.keepings.new(case.id, "longer", until, member.id, reason)
    desk.work.audit.note("extended", member.id, case.id, reason=reason)
    say = voice_of(member)
    shown = day(ends(desk, case), say.code, desk.line.zone)
    listing.turn(desk, member, press, phrase(say, texts.KEPT_UNTIL, case=listing.label(say, case), day=shown))
