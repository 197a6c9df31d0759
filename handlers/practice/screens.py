"""How practice looks. Whatever belongs to it begins with a line that says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import blake2b

from db.letters import Button, Buttons, Words
from db.practices import Practice
from handlers.actions import action
from handlers.phrases import join, phrase
from handlers.practice import assessing
from handlers.practice.assessing import Said
from handlers.practice.scenario import POINTS, Answer, Scenario, Step
from locales import Tongue, tongue
from locales.texts import practice as texts

LONGEST = 3600
"""Characters of one screen, under the Bot API's 4096."""
Screen = tuple[Words, Buttons]


def marked(say: Tongue, *parts: Words) -> Words:
    """Something of practice, under the line that says that it is."""
    return join((phrase(say, texts.BANNER), *parts))


def own(say: Tongue, scenario: Scenario, words: str) -> str:
    """Words of the scenario, in the script its reader has chosen for that language."""
    spoken = say if say.language == scenario.language else tongue(scenario.language)
    return spoken.shaped(words)


def title_of(say: Tongue, scenario: Scenario | None, practice: Practice) -> str:
    """What the conversation is called; its id when the scenario is no longer there."""
    return own(say, scenario, scenario.title) if scenario else practice.scenario


def shown(say: Tongue, scenario: Scenario | None, practice: Practice) -> Screen:
    """The trainee's own screen, as it is now."""
    step = scenario.step(practice.step) if scenario else None
    if scenario is None or step is None:
        return marked(say, phrase(say, texts.GONE)), ()
    return _waits(say, scenario, practice) or _open(say, scenario, practice, step)


def _waits(say: Tongue, scenario: Scenario, practice: Practice) -> Screen | None:
    if practice.state == "interrupted":
        return marked(say, phrase(say, texts.INTERRUPTED)), _waiting(say, practice)
    if practice.state == "aside":
        named = own(say, scenario, scenario.title)
        return marked(say, phrase(say, texts.PUT_ASIDE, title=named)), _waiting(say, practice)[:1]
    return None


def _open(say: Tongue, scenario: Scenario, practice: Practice, step: Step) -> Screen:
    match practice.state:
        case "talking" if practice.words:
            return _asked_what(say, scenario, practice, step)
        case "talking":
            return _asked(say, scenario, practice, step)
        case "looking":
            return _look_back(say, scenario, practice, step)
        case _:
            back = (Button(say(texts.B_MINE), action("zm")),)
            return whole(say, scenario, practice, ()), (back,)


def _waiting(say: Tongue, practice: Practice) -> Buttons:
    return (
        (Button(say(texts.B_RESUME), action("zr", practice.id)),),
        (Button(say(texts.B_PUT_ASIDE), action("zp", practice.id)),),
    )


def _mixed(practice: Practice, step: Step) -> list[tuple[int, Answer]]:
    """The answers, each with its place in the file, in an order that tells nothing and stays the same."""

    def key(one: tuple[int, Answer]) -> bytes:
        return blake2b(f"{practice.id}/{step.id}/{one[0]}".encode()).digest()

    return sorted(enumerate(step.answers), key=key)


def _asked(say: Tongue, scenario: Scenario, practice: Practice, step: Step) -> Screen:
    about = Words(own(say, scenario, scenario.about)) if not practice.turns else Words()
    mixed = _mixed(practice, step)
    numbered = [
        Words(f"{number}. {own(say, scenario, one.text)}") for number, (_, one) in enumerate(mixed, 1)
    ]
    how = phrase(say, texts.HOW)
    words = marked(say, about, *_last(say, scenario, practice, step), how, *numbered)
    turn = str(len(practice.turns))
    row = tuple(
        Button(str(number), action("za", practice.id, turn, str(place)))
        for number, (place, _) in enumerate(mixed, 1)
    )
    return words, (row, _waiting(say, practice)[1])


def _asked_what(say: Tongue, scenario: Scenario, practice: Practice, step: Step) -> Screen:
    """The trainee has answered in their own words: what was it?"""
    turn = str(len(practice.turns))
    mine = phrase(say, texts.YOU, words=practice.words)
    theirs = phrase(say, texts.SEEKER, words=own(say, scenario, step.seeker))
    rows = tuple(
        (Button(own(say, scenario, one.did), action("zd", practice.id, turn, str(place))),)
        for place, one in _mixed(practice, step)
    )
    return marked(say, theirs, mine, phrase(say, texts.WHAT_DID)), (*rows, _waiting(say, practice)[1])


def _last(say: Tongue, scenario: Scenario, practice: Practice, step: Step) -> Iterator[Words]:
    """What the trainee did last, and how the seeker reacts."""
    for turn in practice.turns[-1:]:
        answer = assessing.taken(scenario, turn)
        chosen = own(say, scenario, answer.text) if answer else ""
        yield phrase(say, texts.YOU, words=turn.words or chosen)
    yield phrase(say, texts.SEEKER, words=own(say, scenario, step.seeker))


def _look_back(say: Tongue, scenario: Scenario, practice: Practice, step: Step) -> Screen:
    parts = (*_last(say, scenario, practice, step), *ended(say, scenario, step), phrase(say, texts.LOOK_BACK))
    rows = tuple((_tick(say, practice, number),) for number in range(len(POINTS)))
    return marked(say, *parts), (*rows, (Button(say(texts.B_COMPARE), action("zf", practice.id)),))


def _tick(say: Tongue, practice: Practice, number: int) -> Button:
    sign = "☑" if POINTS[number] in practice.ticks else "☐"
    return Button(f"{sign} {say(texts.POINTS[POINTS[number]])}", action("zt", practice.id, str(number)))


def ended(say: Tongue, scenario: Scenario, step: Step) -> Iterator[Words]:
    """How it ended, and what there is to learn of it."""
    if step.outcome:
        yield phrase(say, texts.OUTCOMES[step.outcome])
        yield Words(own(say, scenario, step.lesson))


def whole(say: Tongue, scenario: Scenario, practice: Practice, comments: Iterable[Words]) -> Words:
    """The conversation as far as it goes, with what it showed once it is done, and comments.

    Where it is too long for one message its beginning is left out.
    """
    talk = [part for one in assessing.said(scenario, practice) for part in _exchange(say, scenario, one)]
    if practice.words and practice.state != "done":
        talk.append(phrase(say, texts.YOU, words=practice.words))
    step = scenario.step(practice.step)
    after = [*(ended(say, scenario, step) if step else ()), *_compared(say, scenario, practice), *comments]
    room = LONGEST - len(join(after).text)
    while talk and len(join(talk).text) > room:
        talk.pop(0)
    return marked(say, *talk, *after)


def _exchange(say: Tongue, scenario: Scenario, one: Said) -> Iterator[Words]:
    if one.seeker:
        yield phrase(say, texts.SEEKER, words=own(say, scenario, one.seeker))
    if one.turn:
        chosen = own(say, scenario, one.answer.text) if one.answer else ""
        yield phrase(say, texts.YOU, words=one.turn.words or chosen)
    if one.turn and one.turn.words:
        # The coach sees what the trainee took their own words for.
        yield phrase(say, texts.ANSWER_WAS, did=own(say, scenario, one.turn.answer))


def _compared(say: Tongue, scenario: Scenario, practice: Practice) -> Iterator[Words]:
    if practice.state != "done":
        return
    seen = assessing.seen(scenario, practice)
    lines = [
        phrase(
            say,
            texts.COMPARISON,
            point=texts.POINTS[point],
            own=assessing.YES if point in practice.ticks else assessing.UNSEEN,
            seen=seen[point],
        )
        for point in POINTS
    ]
    yield join((phrase(say, texts.COMPARED), *lines, phrase(say, texts.LEGEND)), gap="\n")
