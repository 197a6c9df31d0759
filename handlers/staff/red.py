"""The red button, pressed by somebody on a case; and those on duty, who are on it."""

from __future__ import annotations

from db.letters import Button, Buttons, Edit, Send, Words
from db.records import Alarm, Case, Seeker, Staff
from handlers import alarms
from handlers.actions import action
from handlers.company import present as company
from handlers.company.headings import name
from handlers.desk import Desk, voice_of
from handlers.incoming import Letter, Press
from handlers.phrases import join, phrase
from handlers.seeker import tongues
from handlers.staff import cases, strays, talking
from locales import tongue
from locales.organisation import ours
from locales.text import Text
from locales.texts import alarm as texts, common, seeker as seeker_texts, staff as staff_texts

TO_SAY: dict[str, Text] = {"life": seeker_texts.DANGER_NOW, "threat": seeker_texts.DANGER_NOW}
"""What is said to the seeker, by the kind of alarm; for all others the words with both 112 and 113."""


def command(desk: Desk, member: Staff, letter: Letter) -> None:
    """/red in a case. Where the case is not certain each case has a red button."""
    held = cases.meant(desk, member, letter)
    case = cases.ours(desk, member, held.case_id) if held else None
    if case:
        _begin(desk, member, case)
        return
    say, there = voice_of(member), [one for one in cases.held_by(desk, member) if one.state == "open"]
    rows = tuple((Button(f"🚨 {one.name}", action("red", one.id)),) for one in there)
    desk.tell_staff(member, Send(phrase(say, texts.WHICH if rows else staff_texts.NO_CASE), buttons=rows))


def pressed(desk: Desk, member: Staff, press: Press) -> None:
    """The button under a case's first message, or in the list: pressed is meant, nobody asks twice."""
    case = _mine(desk, member, press)
    if case:
        desk.answer_staff(press)
        _begin(desk, member, case)


def _begin(desk: Desk, member: Staff, case: Case) -> None:
    case = alarms.sound(desk, member, case)
    held = desk.work.assignments.of_member(case.id, member.id)
    words, buttons = _shown(desk, member, case)
    desk.tell_staff(member, Send(words, buttons=buttons, entry=alarms.about(case), protect=True), held)


def _shown(desk: Desk, member: Staff, case: Case) -> tuple[Words, Buttons]:
    """Who knows, which kind it is, and the words to say to the seeker, with a button that says them."""
    say, alarm, seeker = voice_of(member), case.alarm, desk.work.seekers.get(case.seeker_id)
    if alarm is None or seeker is None:
        return phrase(say, staff_texts.OLD_BUTTON), ()
    asked = Words() if alarm.kind else phrase(say, texts.WHICH_KIND)
    kind = phrase(say, texts.ALERT_KIND, kind=texts.KINDS[alarm.kind]) if alarm.kind else Words()
    said = join((phrase(say, texts.SAY_THIS), to_say(seeker, alarm.kind)))
    kinds = tuple(
        (Button(say(label), action("rk", case.id, one)),)
        for one, label in texts.KINDS.items()
        if one != alarm.kind
    )
    rows = ((Button(say(texts.B_SEND), action("rs", case.id)),), *kinds)
    return join((_who_knows(desk, member, case), kind, asked, said)), (*rows, _over(member, case))


def _who_knows(desk: Desk, member: Staff, case: Case) -> Words:
    say, alarm = voice_of(member), case.alarm
    if alarm and alarm.taken_by:
        return phrase(say, texts.TAKEN_TOLD, case=case.name, name=name(desk, say, alarm.taken_by))
    known = alarms.on_duty(desk, case, alarm.by if alarm else member.id)
    return phrase(say, texts.RAISED if known else texts.NOBODY_ON_DUTY, case=case.name)


def _over(member: Staff, case: Case) -> tuple[Button, ...]:
    return (Button(voice_of(member)(texts.B_OVER), action("rz", case.id)),)


def to_say(seeker: Seeker, kind: str) -> Words:
    """The words with 112 and 113, in each language this seeker reads, and in Dutch."""
    what = TO_SAY.get(kind, common.EMERGENCY)
    return join(phrase(tongue(code), what) for code in dict.fromkeys((*tongues.codes(seeker), ours().local)))


def kind_pressed(desk: Desk, member: Staff, press: Press) -> None:
    """Which kind it is: those on duty read it, and the words to say fit it."""
    case, kind = _mine(desk, member, press), press.given(2)[1]
    if case is None:
        return
    if case.alarm is None or kind not in texts.KINDS:
        strays.old_button(desk, member, press)
        return
    case = alarms.tell_kind(desk, case, kind)
    words, buttons = _shown(desk, member, case)
    desk.answer_staff(press)
    desk.tell_staff(member, Edit(words, press.message_id, buttons=buttons))


def said(desk: Desk, member: Staff, press: Press) -> None:
    """One tap: the words go to the seeker as a message of whoever pressed. A repeat does nothing."""
    case = _mine(desk, member, press)
    if case is None:
        return
    held, seeker = desk.work.assignments.of_member(case.id, member.id), desk.work.seekers.get(case.seeker_id)
    if not case.alarm or not held or not seeker or _is_sent(desk, press):
        strays.old_button(desk, member, press)
        return
    words = to_say(seeker, case.alarm.kind)
    desk.answer_staff(press)
    talking.to_seeker(desk, member, case, held, Letter(press.chat_id, press.message_id, "text", words))
    told = join((phrase(voice_of(member), texts.SAID), words))
    desk.tell_staff(member, Edit(told, press.message_id, buttons=(_over(member, case),)))


def _is_sent(desk: Desk, press: Press) -> bool:
    shown = desk.work.messages.entry_at("staff", press.chat_id, press.message_id)
    return shown is not None and shown.seq > 0


def taken(desk: Desk, member: Staff, press: Press) -> None:
    """Somebody is on it: the first of those on duty who presses; a second one hears who is."""
    case = _on_duty(desk, member, press)
    if case is None or case.alarm is None:
        return
    say = voice_of(member)
    if case.alarm.taken_by:
        desk.answer_staff(press, say(texts.TAKEN, name=name(desk, say, case.alarm.taken_by)), alert=True)
        return
    desk.answer_staff(press)
    alarms.take(desk, member, case)


def over(desk: Desk, member: Staff, press: Press) -> None:
    """It is over, says somebody on the case or one of those on duty."""
    case = desk.work.cases.get(press.given(1)[0]) if press.args else None
    there = case is not None and member.id in {one.member.id for one in company.of(desk, case.id)}
    case = case if case and case.state == "open" and there else _on_duty(desk, member, press)
    if case and case.alarm:
        desk.answer_staff(press)
        desk.tell_staff(member, Edit(_told_over(member, case), press.message_id))
        alarms.end(desk, member, case)
    elif case:
        strays.old_button(desk, member, press)


def _told_over(member: Staff, case: Case) -> Words:
    return phrase(voice_of(member), texts.YOU_ENDED, case=case.name)


def _mine(desk: Desk, member: Staff, press: Press) -> Case | None:
    case = cases.ours(desk, member, press.given(1)[0]) if press.args else None
    if case is None:
        strays.old_button(desk, member, press)
    return case


def _on_duty(desk: Desk, member: Staff, press: Press) -> Case | None:
    """The case, when there is an alarm that this member has been alerted of or may take."""
    case = desk.work.cases.get(press.given(1)[0]) if press.args else None
    alarm = case.alarm if case and case.state in ("waiting", "open") else None
    if case and alarm and (_leads(desk, member, case) or _is_reached(desk, member, case, alarm)):
        return case
    strays.old_button(desk, member, press)
    return None


def _is_reached(desk: Desk, member: Staff, case: Case, alarm: Alarm) -> bool:
    return member.id in {one.id for one in alarms.on_duty(desk, case, alarm.by)}


def _leads(desk: Desk, member: Staff, case: Case) -> bool:
    """Any coordinator may take an alarm, on duty or not, but for seekers of whom they must not hear."""
    seeker = desk.work.seekers.get(case.seeker_id)
    return "coordinator" in member.roles and seeker is not None and member.id not in seeker.barred
