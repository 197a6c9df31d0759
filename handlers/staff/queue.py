"""/queue: who waits, who was asked and why, and what is missing. Choices only, never anybody's words."""

from __future__ import annotations

from collections.abc import Iterator

from db.letters import Button, Buttons, Edit, Send, Words
from db.records import Case, Offer, Staff
from handlers import labels, places, summaries, triaging
from handlers.actions import action
from handlers.desk import Desk, voice_of
from handlers.incoming import Letter, Press
from handlers.match import candidates, lacking, matchmaking, offering
from handlers.match.wishes import wish_of
from handlers.phrases import join, phrase
from handlers.questionnaires import of_case, walk_of
from handlers.staff import listing, profile, strays
from handlers.staff.naming import called
from locales import Tongue
from locales.dates import day_and_hour
from locales.texts import common, intake, matching as texts, staff as staff_texts, tools
from matching.shortage import missing

MOST = 40
"""Cases that are listed; the most pressing come first."""


def show(desk: Desk, member: Staff, _: Letter) -> None:
    """/queue: everybody who waits in the order in which they are served, and the open cases."""
    words, buttons = _list(desk, member)
    desk.tell_staff(member, Send(words, buttons=buttons, protect=True))


def list_pressed(desk: Desk, member: Staff, press: Press) -> None:
    """Back to the list."""
    words, buttons = _list(desk, member)
    desk.answer_staff(press)
    desk.tell_staff(member, Edit(words, press.message_id, buttons=buttons))


def case_pressed(desk: Desk, member: Staff, press: Press) -> None:
    """One case: what was chosen, who was asked or has it and why, and what is missing."""
    case = desk.work.cases.get(press.given(1)[0])
    if case is None or case.state not in ("waiting", "open") or listing.is_barred(desk, member, case):
        strays.old_button(desk, member, press)
        return
    back = ((Button(voice_of(member)(common.BACK), action("qu")),),)
    desk.answer_staff(press)
    desk.tell_staff(member, Edit(about(desk, member, case), press.message_id, buttons=back))


def in_turn(desk: Desk) -> list[Case]:
    """The cases that wait, in the order in which they are served."""
    waiting = desk.work.cases.in_state("waiting")
    return sorted(waiting, key=lambda case: (triaging.turn(case), case.waiting_since or case.opened_at))


def _list(desk: Desk, member: Staff) -> tuple[Words, Buttons]:
    say = voice_of(member)
    places_in = [(place, one) for place, one in enumerate(in_turn(desk), 1) if _may_see(desk, member, one)][
        :MOST
    ]
    waiting = [case for _, case in places_in]
    taken = [case for case in desk.work.cases.in_state("open") if _may_see(desk, member, case)][:MOST]
    lines = [_waiting(desk, say, place, case) for place, case in places_in]
    head = phrase(say, texts.QUEUE) if waiting else phrase(say, texts.QUEUE_EMPTY)
    held = [_held(desk, say, case) for case in taken]
    opened = join((phrase(say, texts.QUEUE_OPEN), *held), gap="\n") if held else Words()
    made = [Button(case.name, action("qc", case.id)) for case in (*waiting, *taken)]
    rows = tuple(tuple(made[at : at + 2]) for at in range(0, len(made), 2))
    return join((join((head, *lines), gap="\n"), opened)), rows


def _may_see(desk: Desk, member: Staff, case: Case) -> bool:
    return not listing.is_barred(desk, member, case)


def _waiting(desk: Desk, say: Tongue, place: int, case: Case) -> Words:
    since = day_and_hour(case.waiting_since or case.opened_at, say.code, desk.line.zone)
    level = say(intake.LEVELS[case.level or "support"])
    line = phrase(say, texts.QUEUE_LINE, place=place, case=case.name, level=level, since=since)
    return join((line, _labels(desk, say, case)), gap=" ")


def _held(desk: Desk, say: Tongue, case: Case) -> Words:
    line = phrase(say, texts.QUEUE_OPEN_LINE, case=case.name, who=holder(desk, say, case))
    return join((line, _labels(desk, say, case)), gap=" ")


def _labels(desk: Desk, say: Tongue, case: Case) -> Words:
    called = labels.of_case(desk, case)
    return phrase(say, tools.HAS_LABELS, labels=say.list_of(called)) if called else Words()


def holder(desk: Desk, say: Tongue, case: Case) -> str:
    held = desk.work.assignments.current(case.id)
    member = desk.work.staff.get(held.staff_id) if held else None
    return called(say, member) if member else say(staff_texts.NOBODY_YET)


def about(desk: Desk, member: Staff, case: Case) -> Words:
    say = voice_of(member)
    languages = profile.names(say, common.LANGUAGES, wish_of(desk, case).languages)
    head = phrase(say, texts.QUEUE_CASE, case=case.name, languages=languages)
    chosen = summaries.choices(say, of_case(desk, case), walk_of(case))
    return join((head, offering.urgency(say, case), chosen, *_about(desk, say, case)))


def _about(desk: Desk, say: Tongue, case: Case) -> Iterator[Words]:
    past = [*desk.work.offers.past(case.id), *desk.work.offers.all_open_for(case.id)]
    if past:
        yield join((phrase(say, texts.OFFERED_TO), *(_offer(desk, say, one) for one in past)), gap="\n")
    for made in past:
        if made.state in ("open", "accepted") and made.reasons:
            yield _why(desk, say, made)
    if case.state == "waiting" and case.kind != "professionals" and not desk.work.offers.open_for(case.id):
        yield _lacking(desk, say, case)


def _offer(desk: Desk, say: Tongue, made: Offer) -> Words:
    who = desk.work.staff.get(made.staff_id)
    state: object = texts.OFFER_STATES[made.state]
    if made.state == "declined" and made.why:
        state = say(texts.DECLINED_BECAUSE, why=texts.DECLINE_REASONS[made.why])
    name = called(say, who) if who else say(staff_texts.NOBODY_YET)
    return phrase(say, texts.OFFER_LINE, who=name, state=state)


def _why(desk: Desk, say: Tongue, made: Offer) -> Words:
    who = desk.work.staff.get(made.staff_id)
    head = phrase(say, texts.WHY_THEM, who=called(say, who) if who else say(staff_texts.NOBODY_YET))
    return join((head, *offering.reason_lines(say, made.reasons)), gap="\n")


def _lacking(desk: Desk, say: Tongue, case: Case) -> Words:
    wish = matchmaking.in_line(desk, case).wish
    shortage = missing(wish, candidates.pool(desk, (case,)), places.known())
    if shortage is None:
        return phrase(say, texts.NOTHING_LACKING)
    return phrase(say, texts.LACKING, reason=lacking.in_words(say, lacking.kinds(shortage)))
