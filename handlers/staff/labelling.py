"""Labels: admins make them, whoever is on a case puts them on it."""

from __future__ import annotations

from db.letters import Button, Buttons, Edit, Send, Words
from db.records import Case, Staff
from handlers import labels, signs
from handlers.actions import action
from handlers.desk import Desk, voice_of
from handlers.incoming import Letter, Press
from handlers.phrases import phrase
from handlers.staff import cases, strays
from locales.texts import staff as staff_texts, tools as texts


def command(desk: Desk, member: Staff, letter: Letter) -> None:
    """/label in a case: which? Where the case is not certain, ask which case."""
    held = cases.meant(desk, member, letter)
    case = cases.ours(desk, member, held.case_id) if held else None
    if not held or not case:
        cases.list_cases(desk, member, staff_texts.WHICH_CASE)
        return
    words, buttons = _choice(desk, member, case)
    desk.tell_staff(member, Send(words, buttons=buttons), held)


def pressed(desk: Desk, member: Staff, press: Press) -> None:
    """A label goes on the case, or off it."""
    case_id, label = (*press.args, "", "")[:2]
    case = cases.ours(desk, member, case_id)
    if case is None or label not in labels.every(desk):
        strays.old_button(desk, member, press)
        return
    case = labels.turn(desk, case, label)
    words, buttons = _choice(desk, member, case)
    desk.answer_staff(press)
    desk.tell_staff(member, Edit(words, press.message_id, buttons=buttons))
    signs.renew(desk, case)


def _choice(desk: Desk, member: Staff, case: Case) -> tuple[Words, Buttons]:
    say, there = voice_of(member), labels.every(desk)
    rows = tuple(
        (Button(f"✔ {called}" if label in case.labels else called, action("lb", case.id, label)),)
        for label, called in there.items()
    )
    return phrase(say, texts.LABEL_WHICH if rows else texts.LABELS_NONE, case=case.name), rows


def manage(desk: Desk, member: Staff, letter: Letter) -> None:
    """/labels: the line's labels; with a word behind it that one is made."""
    say, given = voice_of(member), letter.words.text.partition(" ")[2].strip()
    if given and labels.add(desk, given):
        desk.work.audit.note("labels", member.id)
    elif given:
        told = phrase(say, texts.LABEL_NOT_MADE, longest=labels.LONGEST, most=labels.MOST)
        desk.tell_staff(member, Send(told))
    words, buttons = _managed(desk, member)
    desk.tell_staff(member, Send(words, buttons=buttons))


def dropped(desk: Desk, member: Staff, press: Press) -> None:
    """A label is taken away."""
    if not press.args or not labels.drop(desk, press.given(1)[0]):
        strays.old_button(desk, member, press)
        return
    desk.work.audit.note("labels", member.id)
    words, buttons = _managed(desk, member)
    desk.answer_staff(press)
    desk.tell_staff(member, Edit(words, press.message_id, buttons=buttons))


def _managed(desk: Desk, member: Staff) -> tuple[Words, Buttons]:
    rows = tuple(
        (Button(f"✖ {called}", action("lx", label)),) for label, called in labels.every(desk).items()
    )
    return phrase(voice_of(member), texts.LABELS), rows
