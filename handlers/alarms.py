"""The red button: those on duty know at once, and again until one of them is on it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from db.letters import Button, Buttons, Edit, EntryRef, Remove, Send, Words
from db.records import Alarm, Case, Staff
from handlers import signs, triaging
from handlers.actions import action
from handlers.company import present as company
from handlers.company.headings import name
from handlers.desk import Desk, voice_of
from handlers.own_numbers import Own, lines_own
from handlers.phrases import join, phrase
from locales import Tongue
from locales.texts import alarm as texts

AGAIN_AFTER = timedelta(minutes=10)
"""Without anybody on it, the alarm goes out again, and whoever pressed hears so."""


def about(case: Case) -> EntryRef:
    """All that those on duty are shown of a case's alarm."""
    return lines_own(case, Own.ALARM)


def on_duty(desk: Desk, case: Case, by: str) -> list[Staff]:
    """All coordinators, or all admins where there is none; nobody who must not hear of this seeker.

    Whoever pressed is not alerted themselves, nor is anybody who cannot be reached.
    """
    seeker = desk.work.seekers.get(case.seeker_id)
    barred = {by, *(seeker.barred if seeker else ())}
    there = [one for one in desk.work.staff.everyone() if one.id not in barred and not one.unreachable]
    coordinating = [one for one in there if "coordinator" in one.roles]
    return coordinating or [one for one in there if "admin" in one.roles]


def sound(desk: Desk, member: Staff, case: Case) -> Case:
    """Somebody on a case presses the red button. One that is pressed again is the same alarm."""
    if case.alarm:
        return case
    case = replace(case, alarm=Alarm(member.id, desk.now, desk.now), alarmed=True)
    _save(desk, case)
    desk.work.audit.note("alarm", member.id, case.id)
    _alert(desk, case)
    return case


def tell_kind(desk: Desk, case: Case, kind: str) -> Case:
    """Whoever pressed says of which kind it is: those on duty read it in what they have."""
    if case.alarm is None or case.alarm.kind == kind:
        return case
    case = replace(case, alarm=replace(case.alarm, kind=kind))
    _save(desk, case)
    _update(desk, case)
    return case


def take(desk: Desk, member: Staff, case: Case) -> None:
    """One of those on duty is on it: everybody sees who, the confidant too."""
    if case.alarm is None:
        return
    case = replace(case, alarm=replace(case.alarm, taken_by=member.id))
    _save(desk, case)
    desk.work.audit.note("alarm_taken", member.id, case.id)
    _update(desk, case)
    for one in company.of(desk, case.id):
        if one.member.id != member.id:
            say = voice_of(one.member)
            words = phrase(say, texts.TAKEN_TOLD, case=case.name, name=name(desk, say, member.id))
            desk.tell_staff(one.member, Send(words, entry=about(case)), one.held)


def end(desk: Desk, member: Staff, case: Case) -> None:
    """It is over: the case is as any other again, and everybody who was alerted sees who said so."""
    if case.alarm is None:
        return
    _show_all(desk, case, lambda say: (_over(desk, say, case, member), ()))
    case = replace(case, alarm=None)
    _save(desk, case)
    desk.work.audit.note("alarm_over", member.id, case.id)
    for one in company.of(desk, case.id):
        say = voice_of(one.member)
        desk.tell_staff(one.member, Send(_over(desk, say, case, member), entry=about(case)), one.held)


def sound_again(desk: Desk, case: Case) -> None:
    """Nobody is on it after the time to wait: once more, and the confidant hears that it is so."""
    if not case.alarm or case.alarm.taken_by or desk.now - case.alarm.sent_at < AGAIN_AFTER:
        return
    case = replace(case, alarm=replace(case.alarm, sent_at=desk.now))
    _save(desk, case)
    desk.work.audit.note("alarm_again", "line", case.id)
    _alert(desk, case)
    company.tell(desk, case, texts.NOBODY_YET, case=case.name)


def take_away(desk: Desk, case: Case) -> None:
    """The case closes: its alarm leaves the phones of those on duty."""
    for member in _alerted(desk, case):
        desk.tell_beside(member, Remove(entries=(about(case),)), case)


def _save(desk: Desk, case: Case) -> None:
    desk.work.cases.save(case)
    signs.renew(desk, case)


def _alert(desk: Desk, case: Case) -> None:
    """A new message for each, so that it makes a sound; an earlier one goes."""
    for member in _alerted(desk, case):
        words, buttons = _shown(desk, voice_of(member), case)
        if desk.work.messages.shown_at("staff", member.chat_id, about(case)):
            desk.tell_beside(member, Remove(entries=(about(case),)), case)
        desk.tell_beside(member, Send(words, buttons=buttons, entry=about(case), protect=True), case)


def _update(desk: Desk, case: Case) -> None:
    _show_all(desk, case, lambda say: _shown(desk, say, case))


def _show_all(desk: Desk, case: Case, drawn: signs.Drawn) -> None:
    for member in _alerted(desk, case):
        words, buttons = drawn(voice_of(member))
        desk.tell_beside(member, Edit(words, entry=about(case), buttons=buttons), case)


def _alerted(desk: Desk, case: Case) -> list[Staff]:
    return on_duty(desk, case, case.alarm.by) if case.alarm else []


def _shown(desk: Desk, say: Tongue, case: Case) -> tuple[Words, Buttons]:
    """The alarm as those on duty read it: which case, how pressing, who pressed, the kind, who is on it."""
    alarm = case.alarm
    if alarm is None:
        return Words(), ()
    head = phrase(say, texts.ALERT, case=case.name, name=name(desk, say, alarm.by))
    kind = phrase(say, texts.ALERT_KIND, kind=texts.KINDS[alarm.kind]) if alarm.kind else Words()
    taken = Words()
    button = Button(say(texts.B_TAKE), action("ra", case.id))
    if alarm.taken_by:
        taken = phrase(say, texts.TAKEN, name=name(desk, say, alarm.taken_by))
        button = Button(say(texts.B_OVER), action("rz", case.id))
    answer = phrase(say, texts.ALERT_ANSWER)
    return join((head, join((triaging.level_words(say, case), kind, taken), gap="\n"), answer)), ((button,),)


def _over(desk: Desk, say: Tongue, case: Case, member: Staff) -> Words:
    return phrase(say, texts.OVER, case=case.name, name=name(desk, say, member.id))
