"""An admin reads questions aloud: a voice note in reply to a question becomes its recording."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import get_args

from db.letters import Attachment, Button, Buttons, Edit, Send, Words
from db.records import QuestionnaireKind, Staff
from handlers import relaying
from handlers.actions import action
from handlers.desk import Desk, voice_of
from handlers.incoming import Letter, Press
from handlers.intake.questionnaire import Question, Questionnaire
from handlers.intake.reading_yaml import published
from handlers.intake.recorded import words_read
from handlers.phrases import join, phrase
from handlers.questionnaires import DEFAULTS, newest
from handlers.seeker import question as looks, screen
from handlers.staff import strays
from handlers.staff.questions import draft as drafts
from locales import Tongue, tongue
from locales.naming import own_name
from locales.organisation import ours
from locales.texts import common, intake as texts, recording

KINDS: tuple[QuestionnaireKind, ...] = get_args(QuestionnaireKind)
DRAFT = "draft."
"""Before a kind's name: the working copy of that questionnaire, not what is published."""
AWAITS = "vl"
"""The button after which a voice note is awaited; `Staff.reading` begins with it."""


@dataclass(frozen=True, slots=True)
class Source:
    """Which questions are read: those published for somebody, or the working copy of them."""

    kind: QuestionnaireKind
    draft: bool = False

    @property
    def name(self) -> str:
        """What its buttons carry."""
        return f"{DRAFT}{self.kind}" if self.draft else self.kind


def command(desk: Desk, member: Staff, _: Letter) -> None:
    """/prompts: the seekers' questions, each a button."""
    words, buttons = _listed(desk, member, Source("seekers"))
    desk.tell_staff(member, Send(words, buttons=buttons))


def list_pressed(desk: Desk, member: Staff, press: Press) -> None:
    """The questions of one kind of questionnaire."""
    if (source := _source(*press.args[:1])) is None:
        strays.old_button(desk, member, press)
        return
    _turn(desk, member, press, *_listed(desk, member, source))


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
    if found is None or code not in ours().languages:
        strays.old_button(desk, member, press)
        return
    source, asked = found
    waits = ":".join((AWAITS, str(press.message_id), source.name, asked.id, code, words_read(asked, code)))
    desk.work.staff.save(replace(member, reading=waits))
    say, spoken = voice_of(member), tongue(code)
    text = join((looks.shown(spoken, asked.text, bold=True), screen.options(spoken, asked)), gap="\n")
    buttons = _of_one(desk, say, source, asked, code)
    _turn(desk, member, press, join((text, phrase(say, texts.PROMPT_HOW))), buttons)


def play_pressed(desk: Desk, member: Staff, press: Press) -> None:
    """The recording as it is."""
    found, code = _found(desk, press), ("", *press.args)[-1]
    prompt = _recording(desk, found[0], found[1], code) if found else None
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
    source, asked = found
    desk.work.prompts.remove(source.kind, asked.id, ("", *press.args)[-1])
    _turn(desk, member, press, *_languages(desk, member, source, asked))


def awaited(member: Staff, reply_to: int | None) -> bool:
    """Whether an answer to this message is the recording that the member was asked for."""
    begins = f"{AWAITS}:{reply_to}:"
    return "admin" in member.roles and member.reading.startswith(begins)


def taken(desk: Desk, member: Staff, letter: Letter) -> bool:
    """Take a voice note that answers a question's message; False when the letter is something else."""
    if not awaited(member, letter.reply_to):
        return False
    _, _, name, question_id, code, read = (*member.reading.split(":"), "", "", "", "", "")[:6]
    source = _source(name)
    if source is None:
        return False
    say = voice_of(member)
    parcel, reason = letter.parcel, relaying.refusal(say, letter)
    if letter.kind != "voice" or reason or parcel is None or parcel.parcel_id is None:
        desk.tell_staff(
            member, Send(join((Words(reason.text if reason else ""), phrase(say, texts.PROMPT_HOW))))
        )
        return True
    desk.work.staff.save(replace(member, reading=""))
    asked = _questionnaire(desk, source).question(question_id)
    if asked is None or words_read(asked, code) != read:
        desk.tell_staff(member, Send(phrase(say, recording.CHANGED)))
        return True
    data = desk.work.media.peek(parcel.parcel_id)
    desk.work.prompts.put(source.kind, asked.id, code, read, data, parcel.duration or 0)
    left = _languages(desk, member, source, asked)[1]
    desk.tell_staff(member, Send(phrase(say, texts.PROMPT_KEPT), buttons=left))
    return True


def _turn(desk: Desk, member: Staff, press: Press, words: Words, buttons: Buttons) -> None:
    desk.answer_staff(press)
    desk.tell_staff(member, Edit(words, press.message_id, buttons=buttons))


def _source(name: str = "") -> Source | None:
    kind = next((kind for kind in KINDS if kind == name.removeprefix(DRAFT)), None)
    return Source(kind, draft=name.startswith(DRAFT)) if kind else None


def _questionnaire(desk: Desk, source: Source) -> Questionnaire:
    if source.draft:
        return drafts.load(desk, source.kind).questionnaire
    return published(desk.work.questionnaires.get(newest(desk, source.kind)))


def _found(desk: Desk, press: Press) -> tuple[Source, Question] | None:
    name, question_id, *_ = (*press.args, "", "")
    source = _source(name)
    asked = _questionnaire(desk, source).question(question_id) if source else None
    return (source, asked) if source and asked else None


def _recording(desk: Desk, source: Source, asked: Question, code: str) -> Attachment | None:
    return desk.work.prompts.get(source.kind, asked.id, code, words_read(asked, code))


def _listed(desk: Desk, member: Staff, source: Source) -> tuple[Words, Buttons]:
    say, there = voice_of(member), desk.work.prompts.there(source.kind)
    rows = []
    for asked in _questionnaire(desk, source).questions:
        done = sum(_is_there(there, asked, code) for code in ours().languages)
        label = f"{done}/{len(ours().languages)} {looks.shown(say, asked.text).text}"
        rows.append((Button(label[:60], action("vq", source.name, asked.id)),))
    others = [kind for kind in DEFAULTS if kind != source.kind]
    rows += [(Button(say(texts.PROMPTS_OF[other]), action("vs", other)),) for other in others]
    return phrase(say, texts.PROMPTS), tuple(rows)


def _is_there(there: set[tuple[str, str, str]], asked: Question, code: str) -> bool:
    return any((asked.id, code, words) in there for words in (words_read(asked, code), ""))


def _languages(desk: Desk, member: Staff, source: Source, asked: Question) -> tuple[Words, Buttons]:
    say, there = voice_of(member), desk.work.prompts.there(source.kind)
    rows = tuple(
        (_language(source, asked, code, _is_there(there, asked, code)),) for code in ours().languages
    )
    return looks.shown(say, asked.text, bold=True), (*rows, _way_back(desk, say, source, asked))


def _way_back(desk: Desk, say: Tongue, source: Source, asked: Question) -> tuple[Button, ...]:
    """To the list; from the working copy to the question in the editor."""
    if not source.draft:
        return _back(say, "vs", source.name)
    draft = drafts.load(desk, source.kind)
    place = draft.questionnaire.questions.index(asked)
    return _back(say, "e", f"{draft.kind[0]}{draft.revision}", "one", str(place))


def _language(source: Source, asked: Question, code: str, done: bool) -> Button:  # noqa: FBT001
    name = own_name(code)
    return Button(f"✔ {name}" if done else name, action("vl", source.name, asked.id, code))


def _of_one(desk: Desk, say: Tongue, source: Source, asked: Question, code: str) -> Buttons:
    back = _back(say, "vq", source.name, asked.id)
    if not _recording(desk, source, asked, code):
        return (back,)
    play = Button(say(texts.PROMPT_PLAY), action("vp", source.name, asked.id, code))
    return ((play, Button(say(texts.PROMPT_REMOVE), action("vx", source.name, asked.id, code))), back)


def _back(say: Tongue, *where: str) -> tuple[Button, ...]:
    return (Button(say(common.BACK), action(*where)),)
