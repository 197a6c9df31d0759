"""Nobody fits what the seeker asked for: what is missing, and the wishes that could be given up.

A wish is never bent without the seeker saying so.
"""

from __future__ import annotations

from collections.abc import Iterator

from db.letters import Buttons, Send, Words
from db.records import Case, Seeker
from handlers import places
from handlers.actions import action
from handlers.desk import Desk, voice_of
from handlers.match import candidates
from handlers.match.wishes import DISTANCE, GENDER, LANGUAGE, wish_of
from handlers.phrases import join, labelled, phrase
from handlers.seeker import tongues
from locales import Tongue
from locales.text import Text
from locales.texts import common, matching as texts, seeker as seeker_texts
from matching.shortage import Shortage, Widening, missing
from matching.wish import Wish

SCREEN = "nobody"
"""The name that its buttons carry."""

MOST_LANGUAGES = 2
"""Languages that are asked for at once."""

LACKING: dict[str, Text] = {
    "no_shared_language": texts.LACKS_LANGUAGE,
    "own_town": texts.LACKS_OTHER_TOWN,
    "unavailable": texts.LACKS_TIME,
    "full": texts.LACKS_TIME,
}


def offer(desk: Desk, seeker: Seeker, case: Case) -> None:
    """Say that nobody who fits is free, why, and what could be given up."""
    words, buttons = drawn(desk, seeker, case)
    desk.tell_seeker(seeker, Send(words, buttons=buttons), case)


def drawn(desk: Desk, seeker: Seeker, case: Case) -> tuple[Words, Buttons]:
    """What is missing now, in a second language too where that is a habit, and what could be given up."""
    wish, shortage = wish_of(desk, case), None
    if case.kind != "professionals":
        shortage = missing(wish, candidates.pool(desk, (case,)), places.known())
    gives = [option for widened in shortage.helps for option in _options(widened)] if shortage else []

    def words(say: Tongue) -> Words:
        lines = [phrase(say, one) for one in _why(wish, shortage)]
        asks = phrase(say, texts.MAY_GIVE) if gives else Words()
        return join((phrase(say, seeker_texts.NOBODY_FREE), join(lines, gap="\n"), asks))

    buttons = _buttons(voice_of(seeker), wish, gives)
    return tongues.both(seeker, words), (*buttons, tongues.row(seeker, SCREEN))


def _why(wish: Wish, shortage: Shortage | None) -> Iterator[Text]:
    if shortage is None:
        return
    told = dict.fromkeys(one.kind for one in shortage.unmet)
    if not told:
        yield texts.LACKS_TOGETHER
    for kind in told:
        if kind == "gender_not_as_asked":
            yield texts.LACKS_WOMAN if wish.gender == "woman" else texts.LACKS_MAN
        elif kind in LACKING:
            yield LACKING[kind]


def _options(widened: Widening) -> Iterator[tuple[str, ...]]:
    """What this widening asks the seeker to give, as it would stand in `Case.given`; waiting is no gift."""
    plain = tuple(give for give in widened.gives if give in (GENDER, DISTANCE))
    if "language" not in widened.gives:
        if plain and "wait" not in widened.gives:
            yield plain
        return
    for language in [one for one in widened.languages if one in common.LANGUAGES][:MOST_LANGUAGES]:
        yield (*plain, LANGUAGE + language)


def _buttons(say: Tongue, wish: Wish, gives: list[tuple[str, ...]]) -> Buttons:
    made = [
        (labelled(say, texts.GIVE, action("give", "+".join(given)), wish=named(say, wish, given)),)
        for given in gives
    ]
    return (
        *made,
        (labelled(say, seeker_texts.WHERE_ELSE, action("page", "elsewhere")),),
        (labelled(say, seeker_texts.STOP_WAITING, action("erase")),),
    )


def named(say: Tongue, wish: Wish, given: tuple[str, ...]) -> str:
    """What is given up, as a list in words: "a man and Dutch"."""
    return say.list_of([_name(say, wish, one) for one in given])


def _name(say: Tongue, wish: Wish, one: str) -> str:
    if one == GENDER:
        return say(texts.GIVE_MAN if wish.gender == "woman" else texts.GIVE_WOMAN)
    if one == DISTANCE:
        return say(texts.GIVE_TOWN)
    return say(texts.GIVE_LANGUAGE, language=common.LANGUAGES[one.removeprefix(LANGUAGE)])
