"""What the line does beyond talking: nothing before the seeker has agreed to the very words of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from db.letters import Button, Buttons, Edit, Send, Words
from db.records import Case, FollowUp, Intervention, Seeker
from handlers.actions import action
from handlers.company import present as company
from handlers.company.headings import name
from handlers.desk import Desk, voice_of
from handlers.figures import counting
from handlers.incoming import Press
from handlers.phrases import join, labelled, phrase
from handlers.seeker import arriving, strays, tongues
from locales import Tongue
from locales.dates import day_short
from locales.text import Text
from locales.texts import intervening as texts


def of(case: Case, intervention_id: str) -> Intervention | None:
    """The one with this id."""
    return next((one for one in case.interventions if one.id == intervention_id), None)


def put(desk: Desk, case: Case, changed: Intervention) -> Case:
    """Keep one, new or changed, in its place. The case as it is then."""
    known = any(one.id == changed.id for one in case.interventions)
    there = tuple(changed if one.id == changed.id else one for one in case.interventions)
    case = replace(case, interventions=there if known else (*there, changed))
    desk.work.cases.save(case)
    return case


def without_drafts(desk: Desk, case: Case, staff_id: str) -> Case:
    """Let go of what somebody wrote down and did not go on with. The case as it is then."""
    kept = tuple(one for one in case.interventions if (one.state, one.by) != ("draft", staff_id))
    case = replace(case, interventions=kept)
    desk.work.cases.save(case)
    return case


def line(say: Tongue, one: Intervention) -> Words:
    """One of them in words: what, how far it is, and what is still to be done."""
    state = say(texts.OUTCOMES[one.outcome]) if one.outcome else say(texts.STATES[one.state])
    head = phrase(say, texts.LINE, words=one.what, state=state)
    return join((head, *(_follow_up(say, each) for each in one.follow_ups)), gap="\n")


def _follow_up(say: Tongue, one: FollowUp) -> Words:
    sign = "☑" if one.done else "☐"
    return phrase(say, texts.FOLLOW_UP_LINE, sign=sign, day=day_of(say, one), words=one.words)


def day_of(say: Tongue, one: FollowUp) -> str:
    """Its day, in words."""
    return day_short(date.fromisoformat(one.day), say.code)


def ask(desk: Desk, case: Case, one: Intervention) -> None:
    """Ask the seeker, with exactly what would be done."""
    put(desk, case, replace(one, state="asked"))
    if seeker := desk.work.seekers.get(case.seeker_id):
        words = tongues.said(seeker, texts.ASK, words=one.what)
        rows = (_button(seeker, texts.B_YES, "uy", case, one), _button(seeker, texts.B_NO, "un", case, one))
        desk.tell_seeker(seeker, Send(words, buttons=rows), case)


def _button(seeker: Seeker, label: Text, verb: str, case: Case, one: Intervention) -> tuple[Button, ...]:
    return (labelled(voice_of(seeker), label, action(verb, case.id, one.id)),)


def agreed(desk: Desk, seeker: Seeker, press: Press) -> None:
    """Yes: the consent log has it, with the version of the text and which intervention it is about."""
    if (meant := _meant(desk, seeker, press, "asked")) is None:
        return
    case, one = meant
    consent = arriving.log_consent(desk, seeker, f"intervention {one.id}", texts.ASK)
    case = put(desk, case, replace(one, state="agreed", consent=consent))
    counting.intervenes(desk, case)
    desk.work.audit.note("intervention_agreed", "seeker", case.id)
    rows: Buttons = (_button(seeker, texts.B_STOP, "un", case, one),)
    desk.tell_seeker(
        seeker, Edit(tongues.said(seeker, texts.THANKS_YES), press.message_id, buttons=rows), case
    )
    _tell(desk, case, one, texts.SEEKER_SAID_YES)


def refused(desk: Desk, seeker: Seeker, press: Press) -> None:
    """No, at once or after a yes: nothing more of it is done."""
    if (meant := _meant(desk, seeker, press, "asked", "agreed")) is None:
        return
    case, one = meant
    case = put(desk, case, replace(one, state="refused", consent="", follow_ups=()))
    desk.work.audit.note("intervention_refused", "seeker", case.id)
    desk.tell_seeker(seeker, Edit(tongues.said(seeker, texts.THANKS_NO), press.message_id), case)
    _tell(desk, case, one, texts.SEEKER_SAID_NO)


def _meant(desk: Desk, seeker: Seeker, press: Press, *states: str) -> tuple[Case, Intervention] | None:
    """The seeker's own case and what they were asked in it; None, and answered, when that is over."""
    case_id, intervention_id = press.given(2)
    case = desk.work.cases.get(case_id)
    theirs = case is not None and case.seeker_id == seeker.id and not desk.work.cases.is_sealed(case.id)
    one = of(case, intervention_id) if case and theirs else None
    if case and one and one.state in states:
        desk.answer_seeker(press)
        return case, one
    strays.old_button(desk, seeker, press)
    return None


def _tell(desk: Desk, case: Case, one: Intervention, what: Text) -> None:
    """To who proposed it, and to everybody on the case."""
    there = {each.member.id: each.held for each in company.of(desk, case.id)}
    for staff_id in dict.fromkeys((one.by, *there)):
        member = desk.work.staff.get(staff_id)
        if member is None:
            continue
        say = voice_of(member)
        words = phrase(say, what, case=case.name, words=one.what, name=name(desk, say, one.by))
        if staff_id in there:
            desk.tell_staff(member, Send(words, protect=True), there[staff_id])
        else:
            desk.tell_beside(member, Send(words, protect=True), case)


def followed(one: Intervention, follow_up_id: str, change: Callable[[FollowUp], FollowUp]) -> Intervention:
    """The intervention with one of its follow-ups changed."""
    there = tuple(change(each) if each.id == follow_up_id else each for each in one.follow_ups)
    return replace(one, follow_ups=there)
