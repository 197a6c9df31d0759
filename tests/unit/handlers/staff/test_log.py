"""The audit log in words."""

from __future__ import annotations

import ast

import pytest

from handlers.staff import log
from locales import tongue
from locales.texts import deeds as texts, people as people_texts
from tests.tree import text_files
from tests.unit.handlers.room import Room
from tests.unit.handlers.staff.team import NL, Team


def noted() -> set[str]:
    """Every act that is noted anywhere in the program."""
    trees = [
        ast.parse(text)
        for path, text in text_files()
        if path.parts[0] in ("handlers", "bot", "db") and path.suffix == ".py"
    ]
    calls = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call)]
    notes = [call for call in calls if ast.unparse(call.func).endswith("audit.note")]
    assert all(isinstance(call.args[0], ast.Constant) for call in notes)
    return {ast.literal_eval(call.args[0]) for call in notes} | {
        "damaged",
        "missed",
    }  # the log notes these itself


def test_every_act_that_is_noted_has_a_text() -> None:
    """And no text is for an act that nobody notes."""
    assert noted() == set(texts.ACTS)


@pytest.mark.parametrize("code", ["nl", "ar", "rif", "tr", "en"])
def test_the_log_is_in_the_readers_language(room: Room, team: Team, code: str) -> None:
    """Who, what, whom, which role and why, in words; nothing of an id but of somebody who has left."""
    say = tongue(code)
    joost, noor = team.one("Joost", "admin", language=code), team.one("Noor", "confidant")
    room.work.audit.note("role_given", joost.id, about=f"{noor.id} coordinator")
    room.work.audit.note("removed", joost.id, about="f" * 32, reason="rules")
    room.work.audit.note("invited", "", about="admin")
    log.command(room.desk, joost, room.letter(joost, "/log"))
    (shown,) = team.gets(joost)
    for text in (
        *(texts.ACTS[act] for act in ("role_given", "removed", "invited")),
        people_texts.REASONS["rules"],
    ):
        assert say(text) in shown
    assert "Noor" in shown
    assert "ffff" in shown
    assert noor.id not in shown


def test_the_newest_twenty_are_shown(room: Room, team: Team) -> None:
    """Newest first, and no more than a message holds."""
    joost = team.one("Joost", "admin")
    for _ in range(log.MOST + 5):
        room.work.audit.note("paused", joost.id)
    room.work.audit.note("resumed", joost.id)
    log.command(room.desk, joost, room.letter(joost, "/log"))
    (shown,) = team.gets(joost)
    assert shown.count(NL(texts.ACTS["paused"])) == log.MOST - 1
    assert shown.index(NL(texts.ACTS["resumed"])) < shown.index(NL(texts.ACTS["paused"]))


def test_a_case_is_named(room: Room, team: Team) -> None:
    """What was done to a case is told by its name."""
    joost = team.one("Joost", "admin")
    case = room.case(room.seeker(), "open")
    room.work.audit.note("paused", joost.id, case.id)
    log.command(room.desk, joost, room.letter(joost, "/log"))
    assert case.name in team.gets(joost)[0]


def test_an_empty_log_says_so(room: Room, team: Team) -> None:
    """A line that is new."""
    joost = team.one("Joost", "admin")
    log.command(room.desk, joost, room.letter(joost, "/log"))
    assert team.gets(joost) == [NL(texts.LOG_NONE)]
