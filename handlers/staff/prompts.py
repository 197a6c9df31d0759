"""An admin reads questions aloud: a voice note in reply to a question becomes its recording."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

from db.letters import Button, Buttons, Edit, Send, Words
from db.records import QuestionnaireKind, Staff
from handlers import relaying
from handlers.actions import action
from handlers.desk import Desk, voice_of
from handlers.incoming import Letter, Press
from handlers.intake.questionnaire import Question, Questionnaire
from handlers.intake.reading_yaml import published
from handlers.phrases import join, phrase
from handlers.questionnaires import newest
from handlers.seeker import question as looks, screen
from handlers.seeker.tongues import LANGUAGES
from handlers.staff import strays
from locales import Tongue, tongue
from locales.texts import common, intake as texts

KINDS: tuple[QuestionnaireKind, ...] = get_args(QuestionnaireKind)
AWAITS = "vl"
"""The button after which a voice note is awaited; `Staff.reading` begins with it."""


def command(desk: Desk, member: Staff, _: Letter) -> None:
    """/prompts: the seekers' questions, each a button."""
    words, buttons = _listed(desk, member, "seekers")
    desk.tell_staff(member, Send(words, buttons=buttons))


def list_pressed(desk: Desk, member: Staff, press: Press) -> None:
    """The questions of one kind of questionnaire."""
    if (kind := _kind(*press.args[:1])) is None:
        strays.old_button(desk, member, press)
        return
    _turn(desk, member, press, *_listed(desk, member, kind))


def question_pressed(desk: Desk, member: Staff, press: Press) -> None:
    """One question: its languages, ticked where there is a recording."""
    found = _found(desk, press)
    if found is None:
        strays.old_button(desk, member, press)
        return
    _turn(desk, member, press, *_languages(desk, member, *found))


def language_pressed(desk: Desk, member: Staff, press: Press) -> None:
    """One question in one language: its words, to be read aloud in a reply."""
    found, code = _found(desk, press), ("", *press.args)[-1]
    if found is None or code not in LANGUAGES:
        strays.old_button(desk, member, press)
        return
    kind, asked = found
    waits = ":".join((AWAITS, str(press.message_id), kind, asked.id, code))
    desk.work.staff.save(replace(member, reading=waits))
    say, spoken = voice_of(member), tongue(code)
    text = join((looks.shown(spoken, asked.text, bold=True), screen.options(spoken, asked)), gap="\n")
    buttons = _of_one(desk, say, kind, asked, code)
    _turn(desk, member, press, join((text, phrase(say, texts.PROMPT_HOW))), buttons)


def play_pressed(desk: Desk, member: Staff, press: Press) -> None:
    """The recording as it is."""
    found, code = _found(desk, press), ("", *press.args)[-1]
    prompt = desk.work.prompts.get(found[0], found[1].id, code) if found else None
    if prompt is None:
        strays.old_button(desk, member, press)
        return
    desk.answer_staff(press)
    desk.tell_staff(member, Send(attachment=prompt, language=voice_of(member).code))


def remove_pressed(desk: Desk, member: Staff, press: Press) -> None:
    """The recording goes; the question is not read aloud in this language any more."""
    if (found := _found(desk, press)) is None:
        strays.old_button(desk, member, press)
        return
    kind, asked = found
    desk.work.prompts.remove(kind, asked.id, ("", *press.args)[-1])
    _turn(desk, member, press, *_languages(desk, member, kind, asked))


def taken(desk: Desk, member: Staff, letter: Letter) -> bool:
    """Take a voice note that answers a question's message; False when the letter is something else."""
    verb, _, rest = member.reading.partition(":")
    if verb != AWAITS or "admin" not in member.roles:
        return False
    message_id, name, question_id, code = rest.split(":")
    kind = _kind(name)
    if kind is None or str(letter.reply_to) != message_id:
        return False
    say = voice_of(member)
    parcel, reason = letter.parcel, relaying.refusal(say, letter)
    if letter.kind != "voice" or reason or parcel is None or parcel.parcel_id is None:
        desk.tell_staff(member, Send(join((Words(reason or ""), phrase(say, texts.PROMPT_HOW)))))
        return True
    data = desk.work.media.peek(parcel.parcel_id)
    desk.work.prompts.put(kind, question_id, code, data, parcel.duration or 0)
    desk.work.staff.save(replace(member, reading=""))
    asked = _questionnaire(desk, kind).question(question_id)
    left = _languages(desk, member, kind, asked)[1] if asked else ()
    desk.tell_staff(member, Send(phrase(say, texts.PROMPT_KEPT), buttons=left))
    return True


def _turn(desk: Desk, member: Staff, press: Press, words: Words, buttons: Buttons) -> None:
    desk.answer_staff(press)
    desk.tell_staff(member, Edit(words, press.message_id, buttons=buttons))


def _kind(name: str = "") -> QuestionnaireKind | None:
    return next((kind for kind in KINDS if kind == name), None)


def _questionnaire(desk: Desk, kind: QuestionnaireKind) -> Questionnaire:
    return published(desk.work.questionnaires.get(newest(desk, kind)))


def _found(desk: Desk, press: Press) -> tuple[QuestionnaireKind, Question] | None:
    name, question_id, *_ = (*press.args, "", "")
    kind = _kind(name)
    asked = _questionnaire(desk, kind).question(question_id) if kind else None
    return (kind, asked) if kind and asked else None


def _listed(desk: Desk, member: Staff, kind: QuestionnaireKind) -> tuple[Words, Buttons]:
    say, there = voice_of(member), desk.work.prompts.there(kind)
    rows = []
    for asked in _questionnaire(desk, kind).questions:
        done = sum((asked.id, code) in there for code in LANGUAGES)
        label = f"{done}/{len(LANGUAGES)} {looks.shown(say, asked.text).text}"
        rows.append((Button(label[:60], action("vq", kind, asked.id)),))
    other: QuestionnaireKind = "seekers" if kind == "professionals" else "professionals"
    rows.append((Button(say(texts.PROMPTS_OF[other]), action("vs", other)),))
    return phrase(say, texts.PROMPTS), tuple(rows)


def _languages(desk: Desk, member: Staff, kind: QuestionnaireKind, asked: Question) -> tuple[Words, Buttons]:
    say, there = voice_of(member), desk.work.prompts.there(kind)
    rows = tuple((_language(kind, asked, code, (asked.id, code) in there),) for code in LANGUAGES)
    return looks.shown(say, asked.text, bold=True), (*rows, _back(say, "vs", kind))


def _language(kind: QuestionnaireKind, asked: Question, code: str, done: bool) -> Button:  # noqa: FBT001
    name = tongue(code)(common.LANGUAGES[code])
    return Button(f"✔ {name}" if done else name, action("vl", kind, asked.id, code))


def _of_one(desk: Desk, say: Tongue, kind: QuestionnaireKind, asked: Question, code: str) -> Buttons:
    back = _back(say, "vq", kind, asked.id)
    if not desk.work.prompts.get(kind, asked.id, code):
        return (back,)
    play = Button(say(texts.PROMPT_PLAY), action("vp", kind, asked.id, code))
    return ((play, Button(say(texts.PROMPT_REMOVE), action("vx", kind, asked.id, code))), back)


def _back(say: Tongue, *where: str) -> tuple[Button, ...]:
    return (Button(say(common.BACK), action(*where)),)
