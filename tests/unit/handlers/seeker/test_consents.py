"""Everything a seeker agrees to is in the consent log, once for each language it was shown in."""

from __future__ import annotations

import ast
from dataclasses import replace

import pytest

from db.records import Handover, Seeker
from handlers import exports
from handlers.seeker import agreeing, arriving, exporting, following, passed
from locales.texts import export as texts
from tests.tree import TOP
from tests.unit.handlers.room import Room


def use(room: Room, seeker: Seeker) -> None:
    """To the line itself."""
    seeker = replace(room.again(seeker), stage="reading")
    room.work.seekers.save(seeker)
    arriving.agreed(room.desk, seeker, room.press(seeker, "agree"))


def match(room: Room, seeker: Seeker) -> None:
    """To be matched."""
    case = room.case(seeker, "intake")
    seeker = replace(room.again(seeker), stage="agreeing", case_id=case.id)
    room.work.seekers.save(seeker)
    agreeing.agreed(room.desk, seeker, room.press(seeker, "match"))


def whole(room: Room, seeker: Seeker) -> None:
    """That the next confidant reads what was said."""
    member = room.member()
    case = room.case(seeker, "open", handover=Handover(member.id))
    room.held(case, member)
    passed.pressed(room.desk, room.again(seeker), room.press(seeker, "pass:whole"))


def export(room: Room, seeker: Seeker) -> None:
    """To a file on this phone."""
    room.case(seeker, "open")
    exporting.meant(room.desk, room.again(seeker), room.press(seeker, "exyes"))


def ended(room: Room, seeker: Seeker) -> Seeker:
    """Their conversation is over."""
    case, member = room.case(seeker, "open"), room.member()
    held = room.held(case, member)
    room.work.assignments.end(held.id)
    room.work.cases.save(replace(case, state="closed", closed_at=room.work.now))
    seeker = replace(room.again(seeker), stage="farewell", case_id=None)
    room.work.seekers.save(seeker)
    return seeker


def follow_up(room: Room, seeker: Seeker) -> None:
    """To be asked later how it goes."""
    seeker = ended(room, seeker)
    following.may_ask_pressed(room.desk, seeker, room.press(seeker, "fu:on"))


def same_again(room: Room, seeker: Seeker) -> None:
    """That the confidant is remembered."""
    seeker = ended(room, seeker)
    following.same_again_pressed(room.desk, seeker, room.press(seeker, "fa:on"))


EVERY = [use, match, whole, export, follow_up, same_again]


@pytest.mark.parametrize("agrees", EVERY)
@pytest.mark.parametrize("second", [None, "ar"])
def test_it_is_logged_once_for_each_language_it_was_shown_in(room: Room, agrees, second) -> None:
    """With a version of the text that differs from language to language."""
    seeker = room.seeker(second_language=second)
    agrees(room, seeker)
    logged = room.work.consents.of(seeker.id)
    assert [one.what for one in logged] == [agrees.__name__] * len(logged)
    assert [one.language for one in logged] == ["nl", second][: len(logged)]
    assert len({one.text_version for one in logged}) == len(logged) == (2 if second else 1)


@pytest.mark.parametrize("answer", ["fresh", "no"])
def test_no_is_no_consent(room: Room, answer: str) -> None:
    """Whoever does not let the next one read agrees to nothing."""
    seeker, member = room.seeker(), room.member()
    case = room.case(seeker, "open", handover=Handover(member.id))
    room.held(case, member)
    passed.pressed(room.desk, room.again(seeker), room.press(seeker, f"pass:{answer}"))
    assert room.work.consents.of(seeker.id) == []


def test_every_consent_has_words_in_the_seekers_file(room: Room) -> None:
    """Nobody reads a word of the program where what they agreed to should stand."""
    seeker = room.seeker()
    case = room.case(seeker, "open")
    for what in (*texts.CONSENTS, "share 1a2b3c4d"):
        room.work.consents.log(seeker.id, what, "version", "nl")
    page = exports.page(room.desk, room.again(seeker), case).decode()
    assert "follow_up" not in page
    assert "share 1a2b3c4d" not in page


def test_nothing_is_agreed_to_that_has_no_words() -> None:
    """Each call that logs a consent names one of them, wherever it stands."""
    named = {word for path in (TOP / "handlers").rglob("*.py") for word in _logged(path.read_text("utf-8"))}
    assert named == {"use", "match", "meeting", "export", "share", "intervention"}
    assert named < texts.CONSENTS.keys()


def _logged(source: str):
    for call in ast.walk(ast.parse(source)):
        if (
            isinstance(call, ast.Call)
            and getattr(call.func, "attr", getattr(call.func, "id", "")) == "log_consent"
        ):
            word = call.args[2]
            first = word.values[0] if isinstance(word, ast.JoinedStr) else word
            if isinstance(first, ast.Constant):
                yield str(first.value).split()[0]
