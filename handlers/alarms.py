"""The red button, and an urgent case that waits: those on duty know at once, and more of them until one
is on it. When nobody is, the seeker is told, with the numbers of those who always are there.
"""

from __future__ import annotations

from dataclasses import replace

from db.letters import Button, Buttons, Edit, EntryRef, Remove, Send, Words
from db.records import LINE, Alarm, Case, Staff
from handlers import signs, triaging
from handlers.actions import action
from handlers.company import present as company
from handlers.company.headings import name
from handlers.desk import Desk, voice_of
from handlers.own_numbers import Own, lines_own
from handlers.phrases import join, phrase
from handlers.seeker import tongues
from handlers.watch import chain
from locales import Tongue, tongue
from locales.organisation import ours
from locales.texts import alarm as texts, common, intake as intake_texts, staff as staff_texts


def about(case: Case) -> EntryRef:
    """All that those on duty are shown of a case's alarm."""
    return lines_own(case, Own.ALARM)


def on_duty(desk: Desk, case: Case, by: str) -> list[Staff]:
    """Whom the alarm of a case reaches, or would reach if `by` pressed now."""
    return chain.reached(desk, case, case.alarm or Alarm(by, desk.now, desk.now))


def sound(desk: Desk, member: Staff, case: Case) -> Case:
    """Somebody on a case presses the red button. One that is pressed again is the same alarm."""
    if case.alarm:
        return case
    case = replace(case, alarm=Alarm(member.id, desk.now, desk.now), alarmed=True)
    _save(desk, case)
    desk.work.audit.note("alarm", member.id, case.id)
    _alert(desk, case)
    return case


def raise_for(desk: Desk, case: Case) -> Case:
    """The line itself says that an urgent case waits, until somebody has it."""
    if case.alarm:
        return case
    case = replace(case, alarm=Alarm(LINE, desk.now, desk.now))
    _save(desk, case)
    desk.work.audit.note("alarm_waiting", LINE, case.id)
    _alert(desk, case)
    return case


def settled(desk: Desk, case: Case) -> Case:
    """Somebody has the urgent case that waited: the line's own alarm is over."""
    if case.alarm is None or case.alarm.by != LINE:
        return case
    _show_all(desk, case, lambda say: (phrase(say, texts.SOMEBODY_HAS_IT, case=case.name), ()))
    return replace(case, alarm=None)


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
        if one.member.id == member.id:
            continue
        say = voice_of(one.member)
        desk.tell_staff(one.member, Send(_over(desk, say, case, member), entry=about(case)), one.held)


def sound_again(desk: Desk, case: Case) -> None:
    """Nobody is on it after the time to wait: it goes further, and whoever waits for help hears so."""
    alarm = case.alarm
    if not alarm or alarm.taken_by or desk.now - alarm.sent_at < chain.AGAIN_AFTER:
        return
    nobody = alarm.step >= chain.LAST or not _alerted(desk, case)
    case = replace(case, alarm=replace(alarm, sent_at=desk.now, step=min(alarm.step + 1, chain.LAST)))
    _save(desk, case)
    desk.work.audit.note("alarm_again", LINE, case.id)
    _alert(desk, case)
    company.tell(desk, case, texts.NOBODY_YET, case=case.name)
    if nobody and not alarm.told:
        _tell_seeker(desk, case)


def _tell_seeker(desk: Desk, case: Case) -> None:
    """Everybody has been alerted and nobody is there: that is said, with 112 and 113, and once."""
    seeker = desk.work.seekers.get(case.seeker_id)
    if seeker is None or case.alarm is None:
        return
    shown = dict.fromkeys((*tongues.codes(seeker), ours().local))
    parts = [part for code in shown for part in _nobody_there(tongue(code))]
    desk.tell_seeker(seeker, Send(join(parts)), case)
    _save(desk, replace(case, alarm=replace(case.alarm, told=True)))
    desk.work.audit.note("alarm_unwatched", LINE, case.id)


def _nobody_there(say: Tongue) -> tuple[Words, Words]:
    return phrase(say, texts.NOBODY_WATCHES), phrase(say, common.EMERGENCY)


def take_away(desk: Desk, case: Case) -> None:
    """The case closes: its alarm leaves the phones of those on duty."""
    for member in _shown_to(desk, case):
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
    for member in _shown_to(desk, case):
        words, buttons = drawn(voice_of(member))
        desk.tell_beside(member, Edit(words, entry=about(case), buttons=buttons), case)


def _alerted(desk: Desk, case: Case) -> list[Staff]:
    return chain.reached(desk, case, case.alarm) if case.alarm else []


def _shown_to(desk: Desk, case: Case) -> list[Staff]:
    """Whom it reached, now or before: who goes off duty still has it on their phone."""
    there = {one.id for one in _alerted(desk, case)}
    on_case = {one.member.id for one in company.of(desk, case.id)}
    return [one for one in desk.work.staff.everyone() if one.id in there or _has_it(desk, case, one, on_case)]


def _has_it(desk: Desk, case: Case, member: Staff, on_case: set[str]) -> bool:
    return member.id not in on_case and bool(
        desk.work.messages.shown_at("staff", member.chat_id, about(case))
    )


def _shown(desk: Desk, say: Tongue, case: Case) -> tuple[Words, Buttons]:
    """The alarm as those on duty read it: which case, how pressing, who pressed, the kind, who is on it."""
    alarm = case.alarm
    if alarm is None:
        return Words(), ()
    head = _head(desk, say, case, alarm)
    kind = phrase(say, texts.ALERT_KIND, kind=texts.KINDS[alarm.kind]) if alarm.kind else Words()
    taken = Words()
    button = Button(say(texts.B_TAKE), action("ra", case.id))
    if alarm.taken_by:
        taken = phrase(say, texts.TAKEN, name=name(desk, say, alarm.taken_by))
        button = Button(say(texts.B_OVER), action("rz", case.id))
    answer = Words() if alarm.by == LINE else phrase(say, texts.ALERT_ANSWER)
    return join((head, join((triaging.level_words(say, case), kind, taken), gap="\n"), answer)), ((button,),)


def _head(desk: Desk, say: Tongue, case: Case, alarm: Alarm) -> Words:
    if alarm.by != LINE:
        return phrase(say, texts.ALERT, case=case.name, name=name(desk, say, alarm.by))
    return phrase(
        say, staff_texts.URGENT_WAITING if case.urgent else intake_texts.LEVEL_WAITING, case=case.name
    )


def _over(desk: Desk, say: Tongue, case: Case, member: Staff) -> Words:
    return phrase(say, texts.OVER, case=case.name, name=name(desk, say, member.id))
