"""The intake begins, goes on, pauses."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from db.letters import Buttons, Edit, Send, Words
from db.records import Case, QuestionnaireKind, Seeker
from handlers.actions import action
from handlers.company import barring
from handlers.desk import Desk, voice_of
from handlers.incoming import Letter, Press
from handlers.intake.storing import write_walk
from handlers.intake.walk import Walk, begin as first_step, current
from handlers.personal import shelf
from handlers.phrases import join, labelled, phrase
from handlers.questionnaires import newest, of_case, walk_of
from handlers.seeker import agreeing, aloud, returning, screen, strays, talking, tongues, waiting
from handlers.voices import choosing
from handlers.voices.speaker import Speaker
from locales.case_names import new_name
from locales.text import Counted
from locales.texts import abuse, common, seeker as texts, waiting as waiting_texts

DAY = timedelta(days=1)
"""The time in which so many intakes can be begun."""


def begin(desk: Desk, seeker: Seeker, press: Press) -> None:
    """*Talk to someone*: a case is made, with its own key, and the first question is asked."""
    _begin(desk, seeker, press, "seekers")


def begin_as_professional(desk: Desk, seeker: Seeker, press: Press) -> None:
    """*I am a professional*: other questions, and a coordinator answers."""
    _begin(desk, seeker, press, "professionals")


def begin_question(desk: Desk, seeker: Seeker, press: Press) -> None:
    """*I have a short question*: no full intake, and whoever speaks the language answers."""
    _begin(desk, seeker, press, "questions")


def _begin(desk: Desk, seeker: Seeker, press: Press, kind: QuestionnaireKind) -> None:
    if seeker.consent is None:
        # An old menu may still be on the phone of somebody who has erased everything.
        strays.old_button(desk, seeker, press)
        return
    desk.answer_seeker(press)
    if seeker.case_id:
        _already(desk, seeker, seeker.case_id)
        return
    lately = tuple(one for one in seeker.begun if desk.now - one < DAY)
    if len(lately) >= desk.line.intakes_a_day:
        _too_often(desk, seeker)
        return
    version = newest(desk, kind)
    name = new_name(desk.rng, desk.work.cases.is_called)
    case = desk.work.cases.new(seeker, name, version, voice_of(seeker).language)
    case = save_walk(desk, replace(case, kind=kind), first_step(version))
    seeker = replace(seeker, stage="intake", case_id=case.id, begun=(*lately, desk.now))
    seeker = returning.here(desk, barring.from_their_own(desk, seeker))
    aloud.begin(desk, seeker, case, press.message_id)
    ask(desk, seeker, case)


def _too_often(desk: Desk, seeker: Seeker) -> None:
    """Whoever begins again and again waits until tomorrow; what to do in danger is said all the same."""
    said = tongues.said(seeker, abuse.TOO_MANY_TIMES)
    desk.tell_seeker(seeker, Send(join((said, tongues.said(seeker, common.EMERGENCY)))))


def _already(desk: Desk, seeker: Seeker, case_id: str) -> None:
    """There is a case already: say how it stands. In the intake the press is a double one."""
    case = desk.work.cases.get(case_id)
    if case and seeker.stage == "waiting":
        waiting.still_looking(desk, seeker, case)
    elif case and seeker.stage == "talking":
        talking.still_talking(desk, seeker, case)


def save_walk(desk: Desk, case: Case, walk: Walk) -> Case:
    """The case with this walk. An answer that waited for a word of the seeker is asked for no longer."""
    case = replace(shelf.clear(desk, case), walk=write_walk(walk), touched_at=desk.now)
    desk.work.cases.save(case)
    return case


def ask(desk: Desk, seeker: Seeker, case: Case, before: Words = Words()) -> None:
    """Ask the question the walk is at, `before` above it; after the last one, ask for the match.

    Who has been away is first asked whether it is safe to read.
    """
    if returning.is_away(desk, seeker):
        returning.ask(desk, seeker, case)
        return
    questionnaire, walk = of_case(desk, case), walk_of(case)
    asked = current(questionnaire, walk)
    if asked is None:
        agreeing.ask(desk, replace(seeker, read_at=desk.now), case, before)
        return
    seeker = returning.here(desk, replace(seeker, stage="intake"))
    if asked.kind == "voice":
        choosing.offer(Speaker(desk, seeker, case))
    aloud.read(desk, seeker, case, asked, walk)
    words = join((before, screen.words(seeker, questionnaire, walk, asked)))
    desk.tell_seeker(seeker, Send(words, buttons=screen.buttons(seeker, questionnaire, walk, asked)), case)


def resume(desk: Desk, seeker: Seeker, case: Case) -> None:
    """Back after a while: the same question once more."""
    ask(desk, seeker, case, tongues.said(seeker, texts.GO_ON_HERE))


def stop_pressed(desk: Desk, seeker: Seeker, press: Press) -> None:
    """Stop under a question: go on, go on later, or erase the answers."""
    if _case(desk, seeker) is None:
        strays.old_button(desk, seeker, press)
        return
    desk.answer_seeker(press)
    ask_to_stop(desk, seeker)


def _case(desk: Desk, seeker: Seeker) -> Case | None:
    case = desk.work.cases.get(seeker.case_id) if seeker.case_id else None
    return case if seeker.stage in ("intake", "agreeing") else None


def ask_to_stop(desk: Desk, seeker: Seeker) -> None:
    """Stopping loses nothing unless the seeker says so. The days that are promised count from now."""
    if case := _case(desk, seeker):
        desk.work.cases.save(replace(case, touched_at=desk.now))
    words, buttons = stop_drawn(desk, seeker)
    desk.tell_seeker(seeker, Send(words, buttons=buttons))


def stop_drawn(desk: Desk, seeker: Seeker) -> tuple[Words, Buttons]:
    """The question and its buttons."""
    say = voice_of(seeker)
    buttons = (
        (labelled(say, texts.STOP_GO_ON, action("goon")), labelled(say, texts.STOP_LATER, action("later"))),
        (labelled(say, texts.STOP_ERASE_ANSWERS, action("drop")),),
        tongues.row(seeker, "stopsure"),
    )
    return tongues.said(
        seeker, texts.STOP_INTAKE, time=Counted(waiting_texts.DAYS, desk.line.intake_days)
    ), buttons


def later_pressed(desk: Desk, seeker: Seeker, press: Press) -> None:
    """The answers wait for a while."""
    if _case(desk, seeker) is None:
        strays.old_button(desk, seeker, press)
        return
    desk.answer_seeker(press)
    words, buttons = tongues.note(seeker, texts.PAUSED)
    desk.tell_seeker(seeker, Edit(words, press.message_id, buttons=buttons))


def go_on_pressed(desk: Desk, seeker: Seeker, press: Press) -> None:
    """On with the question that was open."""
    desk.answer_seeker(press)
    case = _case(desk, seeker)
    if case:
        desk.tell_seeker(seeker, Edit(tongues.said(seeker, texts.GO_ON_HERE), press.message_id))
        ask(desk, seeker, case)


def safe_pressed(desk: Desk, seeker: Seeker, press: Press) -> None:
    """Alone, and safe to read: on with the question that was open."""
    go_on_pressed(desk, returning.here(desk, seeker), press)


def guarded(desk: Desk, seeker: Seeker, case: Case, letter: Letter) -> None:
    """Something was written before it was said that it is safe: a yes counts, anything else is no answer."""
    if returning.means_yes(letter.words.text):
        resume(desk, returning.here(desk, seeker), case)
    else:
        returning.ask(desk, seeker, case, phrase(voice_of(seeker), texts.USE_MENU))


def aloud_pressed(desk: Desk, seeker: Seeker, press: Press) -> None:
    """*Read to me* or no more; the question that is open comes once more."""
    case = desk.work.cases.get(seeker.case_id) if seeker.case_id else None
    if case is None or seeker.stage != "intake":
        strays.old_button(desk, seeker, press)
        return
    ask(desk, aloud.turned(desk, seeker, case, press), case)
