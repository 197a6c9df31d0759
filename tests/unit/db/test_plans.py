"""What is asked for every message is answered from an index, however many rows wait."""

from __future__ import annotations

import pytest

from db import (
    assignments,
    casebook,
    cases,
    claiming,
    delivery,
    figures,
    holding,
    inbox,
    keychain,
    looks,
    messages,
    onscreen,
    posting,
    seekers,
    settling,
    staff,
    transcript,
)
from db.prepared import Prepared

HOT = {
    "is this update known, and its lane taken": inbox._KNOWN,
    "an update that is done, with its files and who follows": inbox._FIND,
    "updates whose turn it is": inbox._READY,
    "updates for the porter": inbox._CARRYING,
    "the next update of a lane": inbox._LANES.advance,
    "letters whose turn it is": claiming._TURNS,
    "urgent letters whose turn it is": claiming._URGENT,
    "is the outbox lane taken": posting.LANES.taken,
    "the next letter of a lane": posting.LANES.advance,
    "a letter on its way, and who follows": settling._FIND,
    "letters to revive": settling._REVIVE,
    "a case's letters": posting._chosen(True, False, 0),
    "an assignment's letters": posting._chosen(False, True, 0),
    "a chat's letters": posting._chosen(False, False, 2),
    "what is held back": holding._HELD,
    "what stands in a chat": onscreen._THERE,
    "what was said in a chat": onscreen._SAID,
    "chats to be cleared": seekers._TIDY,
    "a seeker": seekers._BY_CHAT,
    "a staff member": staff._BY_CHAT,
    "a case's key": keychain._FIND,
    "a case": casebook.BY_ID,
    "a seeker's cases": cases._OF_SEEKER,
    "is there a case of this name": cases._CALLED,
    "cases whose name nobody has looked up": cases._UNCALLED,
    "the cases of somebody on the staff": cases._HELD_BY,
    "cases in a state": cases._in_states(("waiting",)),
    "cases that the clock looks at": looks.ids_due(("intake", "open", "waiting")),
    "closed cases that are not sealed": cases._UNSEALED,
    "cases to be wrapped anew": keychain._STALE,
    "staff whom the clock looks at": staff._TENDED,
    "how many letters wait": posting._WAITING,
    "letters that are late": delivery._LATE,
    "since when letters wait": figures._OUT_FIRST,
    "letters on their way": settling._MOVING,
    "who has a case": assignments._CURRENT,
    "what a topic is about": assignments._BY_TOPIC,
    "an entry": transcript._GET,
    "a transcript": transcript._READ,
    "what a message shows": messages._AT,
    "what a message shows from now on": messages._LINK,
    "where an entry is shown": messages._SHOWN,
    "a case's messages": messages._OF_CASE,
    "of which cases anything stands in a chat": messages._CASES,
}
SORTED_BY_INDEX = (
    "updates whose turn it is",
    "letters whose turn it is",
    "urgent letters whose turn it is",
    "a transcript",
)


def plan(store, statement):
    driver = store._connection.connection.dbapi_connection
    prepared = Prepared(statement, store._connection.dialect, ())
    values = [None] * prepared.sql.count("?")
    return [row[3] for row in driver.execute(f"EXPLAIN QUERY PLAN {prepared.sql}", values)]


@pytest.mark.parametrize("what", HOT)
def test_no_table_is_read_through(store, what):
    """Every step of the plan searches an index; none scans a table, for a row of constants is none."""
    steps = plan(store, HOT[what])
    assert not [step for step in steps if step.startswith("SCAN") and step != "SCAN CONSTANT ROW"]


@pytest.mark.parametrize("what", SORTED_BY_INDEX)
def test_order_comes_from_the_index(store, what):
    """Rows come in order as they are, so that a limit ends the search."""
    assert not [step for step in plan(store, HOT[what]) if "TEMP B-TREE" in step]


@pytest.mark.parametrize("what", ["letters whose turn it is", "urgent letters whose turn it is"])
def test_one_bots_letters_are_found_without_the_others(store, what):
    """Whatever waits for the other bot, whose courier may be elsewhere or away, is not read past."""
    assert any("ix_outbox_turn (bot=? AND state=?" in step for step in plan(store, HOT[what]))


def test_closed_cases_to_seal_are_looked_up_among_themselves(store):
    """However many are sealed, or open, none of them is read past."""
    assert any(
        "ix_cases_unsealed (state=? AND day>?" in step
        for step in plan(store, HOT["closed cases that are not sealed"])
    )


def test_whether_a_lane_is_urgent_is_looked_up_among_the_urgent_alone(store):
    """However much waits in a lane, the look goes into an index that holds nothing else."""
    assert any("ix_outbox_urgent" in step for step in plan(store, HOT["the next letter of a lane"]))
