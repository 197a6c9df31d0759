"""The seeker answers a question: with a button, in words, or by voice."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from db.letters import Edit, Remove, Send, Words
from db.records import Case, Seeker
from handlers import danger, places, relaying
from handlers.actions import action
from handlers.desk import Desk, voice_of
from handlers.incoming import Letter, Press
from handlers.intake import walk as steps
from handlers.intake.answers import Answer, Chosen, Counted, Said, Spoken, YesNo
from handlers.intake.fitting import Refused
from handlers.intake.questionnaire import OPEN, Question, Questionnaire
from handlers.intake.understand import Misunderstood, understand
from handlers.intake.walk import Outcome, Stale, Walk
from handlers.kinds import RELAYED
from handlers.phrases import join, phrase
from handlers.questionnaires import of_case, walk_of
from handlers.seeker import asking, question, screen, strays, talking, tongues
from handlers.summaries import answer_words
from handlers.voices import notes
from handlers.voices.speaker import Speaker
from locales import Tongue
from locales.texts import seeker as texts, sending

ANSWER_LIMIT = 3000
"""Characters of one typed answer, so that a summary of it still fits a Telegram message."""

REST = timedelta(seconds=10)
"""Telegram's apps cut a text that is too long for one message, and send the pieces at once."""

AWAITS = "long"
"""What `Seeker.awaits` begins with after an answer that was too long: the rest of it is no answer either."""

Step = Outcome | Stale | Refused


def _case(desk: Desk, seeker: Seeker) -> Case | None:
    return desk.work.cases.get(seeker.case_id) if seeker.case_id and seeker.stage == "intake" else None


def pressed(desk: Desk, seeker: Seeker, press: Press) -> None:
    """An option was pressed. A tick is redrawn in place; an answer leads to the next question."""
    case = _case(desk, seeker)
    question_id, value, *rest = (*press.args, "", "")
    if not case or not value:
        strays.old_button(desk, seeker, press)
        return
    questionnaire, walk = of_case(desk, case), walk_of(case)
    if rest[0]:
        step = steps.toggle(questionnaire, walk, question_id, value, on=rest[0] == "on")
        _tick(desk, seeker, case, press, step)
    elif value == "next":
        _take(desk, seeker, case, press, steps.go_on(questionnaire, walk, question_id))
    else:
        answer = _pressed_answer(questionnaire.question(question_id), value)
        _take(desk, seeker, case, press, steps.answer(questionnaire, walk, question_id, answer))


def _pressed_answer(asked: Question | None, value: str) -> Answer:
    match asked.kind if asked else None:
        case "yes_no":
            return YesNo(value == "yes")
        case "scale" | "number":
            return Counted(int(value)) if value.lstrip("-").isdigit() else Chosen((value,))
        case _:
            return Chosen((value,))


def _tick(desk: Desk, seeker: Seeker, case: Case, press: Press, step: Step) -> None:
    if not isinstance(step, Outcome):
        _decline(desk, seeker, press, step)
        return
    asking.save_walk(desk, case, step.walk)
    questionnaire = of_case(desk, case)
    asked = steps.current(questionnaire, step.walk)
    desk.answer_seeker(press)
    if asked:
        words = screen.words(seeker, questionnaire, step.walk, asked)
        shown = Edit(words, press.message_id, buttons=screen.buttons(seeker, questionnaire, step.walk, asked))
        desk.tell_seeker(seeker, shown, case)


def done_pressed(desk: Desk, seeker: Seeker, press: Press) -> None:
    """Done under several choices; where an answer is needed, nothing ticked is not enough."""
    _step(desk, seeker, press, steps.done)


def skip_pressed(desk: Desk, seeker: Seeker, press: Press) -> None:
    """The seeker would rather not say."""
    _step(desk, seeker, press, steps.skip)


def _step(desk: Desk, seeker: Seeker, press: Press, step: object) -> None:
    case = _case(desk, seeker)
    if not case or len(press.args) != 1 or not callable(step):
        strays.old_button(desk, seeker, press)
        return
    _take(desk, seeker, case, press, step(of_case(desk, case), walk_of(case), press.given(1)[0]))


def back_pressed(desk: Desk, seeker: Seeker, press: Press) -> None:
    """One question back; the one that was open disappears, and nothing is lost by it."""
    case = desk.work.cases.get(seeker.case_id) if seeker.case_id else None
    if not case or seeker.stage not in ("intake", "agreeing"):
        strays.old_button(desk, seeker, press)
        return
    before = walk_of(case)
    step = steps.back(of_case(desk, case), before, press.given(1)[0])
    if isinstance(step, Stale) or step.walk == before:
        desk.answer_seeker(
            press,
            voice_of(seeker)(texts.ALREADY_ANSWERED if isinstance(step, Stale) else texts.NOTHING_EARLIER),
        )
        return
    desk.answer_seeker(press)
    desk.tell_seeker(seeker, Remove((press.message_id,)), case)
    asking.ask(desk, seeker, asking.save_walk(desk, case, step.walk))


def place_pressed(desk: Desk, seeker: Seeker, press: Press) -> None:
    """One of several places with the same name, or a province, was pressed."""
    case = _case(desk, seeker)
    asked = steps.current(of_case(desk, case), walk_of(case)) if case else None
    located = places.located(press.given(1)[0]) if press.args else None
    if not case or not asked or asked.kind != "place" or not located:
        strays.old_button(desk, seeker, press)
        return
    _take(desk, seeker, case, press, steps.answer(of_case(desk, case), walk_of(case), asked.id, located))


def none_pressed(desk: Desk, seeker: Seeker, press: Press) -> None:
    """None of the places that were found: the provinces are shown instead."""
    case = _case(desk, seeker)
    asked = steps.current(of_case(desk, case), walk_of(case)) if case else None
    if not case or not asked or press.args != (asked.id,):
        strays.old_button(desk, seeker, press)
        return
    say = voice_of(seeker)
    buttons = (*places.buttons(places.provinces(), "qp"), *question.place_steps(say, asked, found=False))
    desk.answer_seeker(press)
    desk.tell_seeker(
        seeker, Edit(tongues.said(seeker, texts.PLACE_UNKNOWN), press.message_id, buttons=buttons), case
    )


def _take(desk: Desk, seeker: Seeker, case: Case, press: Press, step: Step) -> None:
    if not isinstance(step, Outcome):
        _decline(desk, seeker, press, step)
        return
    desk.answer_seeker(press)
    asked = steps.current(of_case(desk, case), walk_of(case))
    if asked and asked.id in step.walk.answers:
        done = question.answered(voice_of(seeker), step.walk, asked, step.walk.answers[asked.id])
        desk.tell_seeker(seeker, Edit(done, press.message_id), case)
    _advance(desk, seeker, case, asked, step)


def _decline(desk: Desk, seeker: Seeker, press: Press, step: Stale | Refused) -> None:
    why = texts.ALREADY_ANSWERED if isinstance(step, Stale) else texts.REQUIRED
    desk.answer_seeker(press, voice_of(seeker)(why), alert=isinstance(step, Refused))


def _advance(
    desk: Desk, seeker: Seeker, case: Case, asked: Question | None, step: Outcome, before: Words = Words()
) -> None:
    case = asking.save_walk(desk, case, step.walk)
    if asked and asked.role == "urgency":
        case = danger.answered(desk, seeker, case)
    dropped = tongues.said(seeker, texts.DROPPED) if step.dropped else Words()
    asking.ask(desk, seeker, case, join((before, dropped)))


def written(desk: Desk, seeker: Seeker, case: Case, letter: Letter) -> None:
    """Something was typed, spoken or sent while a question is open: an answer, or a kind word why not."""
    if seeker.guarded:
        asking.guarded(desk, seeker, case, letter)
        return
    questionnaire, walk = of_case(desk, case), walk_of(case)
    asked = steps.current(questionnaire, walk)
    if asked is None:
        asking.ask(desk, seeker, case)
    elif letter.kind == "voice" and asked.kind in OPEN:
        _spoken(desk, seeker, case, asked, letter)
    elif letter.kind != "text":
        _again(desk, seeker, case, _not_here(seeker, asked, letter))
    elif asked.kind == "place":
        _located(desk, seeker, case, asked, letter.words.text)
    else:
        _typed(desk, seeker, case, questionnaire, walk, asked, letter.words.text)


def _not_here(seeker: Seeker, asked: Question, letter: Letter) -> Words:
    """Why this is no answer, whether a confidant could have it later, and what would be an answer."""
    if letter.kind in RELAYED and letter.kind != "document":
        told = texts.ONLY_WORDS_HERE if asked.kind in OPEN else texts.NO_VOICE_HERE
        return tongues.said(seeker, told)
    how = sending.IN_WORDS if asked.kind in OPEN else sending.WITH_BUTTONS
    never = sending.FILE if letter.kind == "document" else relaying.never(letter.kind)

    def words(say: Tongue) -> Words:
        return join((phrase(say, never), phrase(say, how)), gap=" ")

    return tongues.both(seeker, words)


def _spoken(desk: Desk, seeker: Seeker, case: Case, asked: Question, letter: Letter) -> None:
    speaker = Speaker(desk, seeker, case)
    if notes.refusal(speaker, letter):
        _again(desk, seeker, case, talking.not_passed_on(speaker, letter))
        return
    entry = relaying.keep(desk, case, "seeker", letter)
    case = notes.answered(speaker, case, letter, entry)
    _answer(desk, seeker, case, asked, Spoken(entry.seq))


def _typed(
    desk: Desk,
    seeker: Seeker,
    case: Case,
    questionnaire: Questionnaire,
    walk: Walk,
    asked: Question,
    text: str,
) -> None:
    if asked.kind in OPEN and len(text) > ANSWER_LIMIT:
        too_long(desk, seeker, case)
        return
    understood = understand(asked, text, voice_of(seeker).language)
    if isinstance(understood, Misunderstood):
        _again(desk, seeker, case, tongues.said(seeker, texts.CHOOSE_BUTTON))
        return
    _answer(desk, seeker, case, asked, understood)


def too_long(desk: Desk, seeker: Seeker, case: Case) -> None:
    """It is not kept, and neither is what may be the rest of it; the question is asked again."""
    seeker = replace(seeker, awaits=action(AWAITS, str(int(desk.now.timestamp()))))
    _again(desk, seeker, case, tongues.said(seeker, texts.TOO_LONG, limit=ANSWER_LIMIT))


def is_rest(desk: Desk, seeker: Seeker, letter: Letter) -> bool:
    """Whether a message may be the rest of an answer that was too long."""
    verb, _, since = seeker.awaits.partition(":")
    if verb != AWAITS or letter.kind != "text" or not since.isdecimal():
        return False
    return desk.now - datetime.fromtimestamp(int(since), UTC) <= REST


def _located(desk: Desk, seeker: Seeker, case: Case, asked: Question, text: str) -> None:
    found = places.find(text)
    sure = places.sure(found)
    located = places.located(sure.id) if sure else None
    if located:
        _answer(desk, seeker, case, asked, located)
        return
    say = voice_of(seeker)
    choices = places.choices(found) or places.provinces()
    buttons = (*places.buttons(choices, "qp"), *question.place_steps(say, asked, found=bool(found)))
    words = tongues.said(seeker, texts.WHICH_PLACE if found else texts.PLACE_UNKNOWN)
    desk.tell_seeker(seeker, Send(words, buttons=buttons), case)


def _answer(desk: Desk, seeker: Seeker, case: Case, asked: Question, given: Answer) -> None:
    step = steps.answer(of_case(desk, case), walk_of(case), asked.id, given)
    if isinstance(step, Outcome):
        _advance(desk, seeker, case, asked, step, _understood(seeker, asked, given))
    else:
        _again(desk, seeker, case, tongues.said(seeker, texts.CHOOSE_BUTTON))


def _understood(seeker: Seeker, asked: Question, given: Answer) -> Words:
    """What typed words were taken for, so that a wrong guess is seen at once and can be taken back."""
    if isinstance(given, Said | Spoken):
        return Words()
    say = voice_of(seeker)
    return phrase(say, texts.YOUR_ANSWER, answer=answer_words(say, asked, given))


def _again(desk: Desk, seeker: Seeker, case: Case, before: Words) -> None:
    asking.ask(desk, seeker, case, join((before,)))
