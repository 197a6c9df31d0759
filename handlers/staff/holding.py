"""/hold: a coordinator wants a case kept by law, or no longer, and a second one decides."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from db.letters import Button, Buttons, Edit, Send, Words
from db.records import Case, CaseState, Keeping, Staff
from handlers import holds, legal, rounds
from handlers.actions import action
from handlers.company import present as company
from handlers.desk import Desk, voice_of
from handlers.incoming import Letter, Press
from handlers.phrases import join, phrase
from handlers.staff import listing, strays
from handlers.staff.naming import called
from locales import Tongue
from locales.dates import day
from locales.text import Text
from locales.texts import common, legal as texts

DAYS = (30, 90, 180, 365)
"""How long a hold can last. One that is still needed then is decided anew."""

STATES: tuple[CaseState, ...] = ("waiting", "open", "closed")
"""What can be held: not an intake, which nobody but its seeker has seen."""


def command(desk: Desk, member: Staff, _: Letter) -> None:
    """/hold: the holds there are, and the cases one can be put on."""
    words, buttons = _listed(desk, member)
    desk.tell_staff(member, Send(words, buttons=buttons, protect=True))


def list_pressed(desk: Desk, member: Staff, press: Press) -> None:
    """Back to the list."""
    listing.turn(desk, member, press, *_listed(desk, member))


def _listed(desk: Desk, member: Staff) -> tuple[Words, Buttons]:
    say, there = voice_of(member), _holds(desk, member)
    lines = [_line(desk, say, case, hold) for case, hold in there]
    ends = [
        (Button(say(texts.B_END_HOLD, case=listing.label(say, case)), action("kx", hold.id)),)
        for case, hold in there
        if hold.agreed
    ]
    cases = reversed(listing.seen_by(desk, member, *STATES))
    rows = [(Button(listing.label(say, case), action("kc", case.id)),) for case in cases]
    head = phrase(say, texts.HOLD if rows else texts.HOLD_NONE)
    return join((head, join(lines, gap="\n"))), (*ends, *rows)


def _holds(desk: Desk, member: Staff) -> list[tuple[Case, Keeping]]:
    """The holds that the member may know of, each with its case."""
    every = rounds.readable(desk.work.keepings.ids(), desk.work.keepings.get)
    found = ((listing.chosen(desk, member, one.case_id, *STATES), one) for one in every if one.kind == "hold")
    return [(case, one) for case, one in found if case]


def _line(desk: Desk, say: Tongue, case: Case, hold: Keeping) -> Words:
    return phrase(say, texts.HOLD_LINE if hold.agreed else texts.HOLD_WAITS, **_about(desk, say, case, hold))


def _about(desk: Desk, say: Tongue, case: Case, hold: Keeping) -> dict[str, object]:
    return {
        "case": listing.label(say, case),
        "day": day(hold.until, say.code, desk.line.zone),
        "ground": legal.ground_of(say, hold),
    }


def case_pressed(desk: Desk, member: Staff, press: Press) -> None:
    """A case was chosen: on which ground?"""
    case = listing.chosen(desk, member, press.given(1)[0], *STATES)
    if case is None:
        strays.old_button(desk, member, press)
        return
    say = voice_of(member)
    grounds = legal.holding(desk, say).items()
    rows = tuple((Button(words, action("kg", case.id, key)),) for key, words in grounds)
    words = phrase(say, texts.WHICH_GROUND, case=listing.label(say, case))
    listing.turn(desk, member, press, words, (*rows, _back(say)))


def ground_pressed(desk: Desk, member: Staff, press: Press) -> None:
    """A ground was chosen: until when?"""
    case_id, ground = press.given(2)
    case, grounds = listing.chosen(desk, member, case_id, *STATES), legal.holding(desk, voice_of(member))
    if case is None or ground not in grounds:
        strays.old_button(desk, member, press)
        return
    say = voice_of(member)
    days = tuple(Button(say(texts.B_DAYS, days=n), action("kd", case.id, ground, str(n))) for n in DAYS)
    words = phrase(say, texts.HOW_LONG, ground=grounds[ground])
    listing.turn(desk, member, press, words, (days, _back(say)))


def days_pressed(desk: Desk, member: Staff, press: Press) -> None:
    """An end was chosen: may the seeker know?"""
    say = voice_of(member)
    case_id, ground, days = press.given(3)
    rows = tuple(
        (Button(say(label), action("kt", case_id, ground, days, how)),)
        for how, label in (("1", texts.B_TOLD), ("0", texts.B_UNTOLD))
    )
    listing.turn(desk, member, press, phrase(say, texts.MAY_BE_TOLD), (*rows, _back(say)))


def asked(desk: Desk, member: Staff, press: Press) -> None:
    """Everything is chosen: the other coordinators are asked."""
    case_id, ground, days, told = press.given(4)
    case, grounds = listing.chosen(desk, member, case_id, *STATES), legal.holding(desk, voice_of(member))
    if case is None or ground not in grounds or days not in map(str, DAYS) or told not in ("0", "1"):
        strays.old_button(desk, member, press)
        return
    if not listing.everyone_but(desk, member, case):
        listing.turn(desk, member, press, phrase(voice_of(member), texts.NO_SECOND))
        return
    until = desk.now + timedelta(days=int(days))
    hold = desk.work.keepings.new(case.id, "hold", until, member.id, ground)
    hold = replace(hold, untold=told == "0", words=legal.DUTIES.every(desk).get(ground, ""))
    desk.work.keepings.save(hold)
    desk.work.audit.note("hold_asked", member.id, case.id, reason=hold.words or ground)
    _ask(desk, member, press, case, hold, texts.HOLD_AGREE, texts.HOLD_ASKED)


def end_pressed(desk: Desk, member: Staff, press: Press) -> None:
    """A coordinator wants a hold to end before its time: that takes a second one, too."""
    found = _found(desk, member, press)
    if found is None or not found[1].agreed:
        strays.old_button(desk, member, press)
        return
    case, hold = found
    if not listing.everyone_but(desk, member, case):
        listing.turn(desk, member, press, phrase(voice_of(member), texts.NO_SECOND))
        return
    hold = replace(hold, ending_by=member.id)
    desk.work.keepings.save(hold)
    desk.work.audit.note("hold_end_asked", member.id, case.id)
    _ask(desk, member, press, case, hold, texts.END_AGREE, texts.END_ASKED)


def _ask(
    desk: Desk, member: Staff, press: Press, case: Case, hold: Keeping, what: Text, answer: Text
) -> None:
    say = voice_of(member)
    listing.turn(desk, member, press, phrase(say, answer, case=listing.label(say, case)))
    for one in listing.everyone_but(desk, member, case):
        theirs = voice_of(one)
        name = called(theirs, member)
        words = phrase(theirs, what, name=name, **_about(desk, theirs, case, hold))
        told = phrase(theirs, texts.UNTOLD if hold.untold else texts.TOLD)
        row = (
            Button(theirs(texts.B_AGREE), action("ky", hold.id)),
            Button(theirs(texts.B_REFUSE), action("kn", hold.id)),
        )
        desk.tell_staff(one, Send(join((words, told), gap="\n"), buttons=(row,), protect=True))


def agreed(desk: Desk, member: Staff, press: Press) -> None:
    """A second coordinator agrees: the hold is on, or ends."""
    if (decided := _decided(desk, member, press)) is None:
        return
    case, hold = decided
    if hold.agreed:
        _answer(desk, member, press, case, hold.ending_by, texts.HOLD_ENDED)
        holds.end(desk, hold, member.id)
        return
    hold = replace(hold, agreed=True, agreed_by=member.id)
    desk.work.keepings.save(hold)
    desk.work.audit.note("hold_set", member.id, case.id, reason=hold.words or hold.ground)
    _answer(desk, member, press, case, hold.by, texts.HOLD_SET, hold)
    _tell_those_in_it(desk, case, hold)


def refused(desk: Desk, member: Staff, press: Press) -> None:
    """A second coordinator does not agree: it stays as it is."""
    if (decided := _decided(desk, member, press)) is None:
        return
    case, hold = decided
    desk.work.audit.note("hold_refused", member.id, case.id)
    if hold.agreed:
        desk.work.keepings.save(replace(hold, ending_by=""))
        _answer(desk, member, press, case, hold.ending_by, texts.END_REFUSED)
    else:
        desk.work.keepings.drop(hold.id)
        _answer(desk, member, press, case, hold.by, texts.HOLD_REFUSED)


def _found(desk: Desk, member: Staff, press: Press) -> tuple[Case, Keeping] | None:
    hold = next(rounds.readable([press.given(1)[0]], desk.work.keepings.get), None)
    case = listing.chosen(desk, member, hold.case_id, *STATES) if hold else None
    return (case, hold) if hold and hold.kind == "hold" and case else None


def _decided(desk: Desk, member: Staff, press: Press) -> tuple[Case, Keeping] | None:
    """What is to be decided by this coordinator; None, with a word, when it is not, or no longer."""
    found = _found(desk, member, press)
    asker = (found[1].ending_by if found[1].agreed else found[1].by) if found else ""
    if found is None or not asker:
        strays.old_button(desk, member, press)
        return None
    if asker == member.id:
        desk.answer_staff(press, voice_of(member)(texts.NOT_ALONE), alert=True)
        return None
    return found


def _answer(
    desk: Desk, member: Staff, press: Press, case: Case, asker: str, what: Text, hold: Keeping | None = None
) -> None:
    """Whoever decided and whoever asked hear what was decided."""

    def words(say: Tongue) -> Words:
        inserted = _about(desk, say, case, hold) if hold else {"case": listing.label(say, case)}
        return phrase(say, what, **inserted)

    desk.answer_staff(press)
    desk.tell_staff(member, Edit(words(voice_of(member)), press.message_id))
    if other := desk.work.staff.get(asker):
        desk.tell_staff(other, Send(words(voice_of(other))))


def _tell_those_in_it(desk: Desk, case: Case, hold: Keeping) -> None:
    """Whoever is on the case, and the seeker where the law lets them know and a conversation goes on."""
    for one in company.of(desk, case.id):
        say = voice_of(one.member)
        told = phrase(say, texts.UNTOLD if hold.untold else texts.TOLD)
        head = phrase(say, texts.HOLD_SET, **_about(desk, say, case, hold))
        desk.tell_staff(one.member, Send(join((head, told), gap="\n")), one.held)
    seeker = desk.work.seekers.get(case.seeker_id)
    if seeker and case.state != "closed" and not hold.untold:
        desk.tell_seeker(seeker, Send(holds.begins(desk, voice_of(seeker), hold)), case)


def _back(say: Tongue) -> tuple[Button, ...]:
    return (Button(say(common.BACK), action("kl")),)
