"""What is asked twice in one unit of work: the database once, and the vault once."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from dataclasses import replace

import pytest

from db.errors import CaseSealed, WorkEnded
from db.scope import LITTLE, Scope
from db.vault.fields import CASE, Sealed


@pytest.fixture
def asked(monkeypatch):
    """How often each statement went to the database."""
    found: Counter[str] = Counter()
    plain = Scope._execute

    def counted(scope, sql, bound, *, many=False):
        found[sql.split()[0]] += 1
        return plain(scope, sql, bound, many=many)

    monkeypatch.setattr(Scope, "_execute", counted)
    return found


@pytest.fixture
def opened(monkeypatch):
    """How often a case was opened."""
    found: Counter[str] = Counter()
    plain = Sealed.unseal

    def counted(field, *given):
        found[field.place] += 1
        return plain(field, *given)

    monkeypatch.setattr(Sealed, "unseal", counted)
    return found


def a_case(work):
    return work.cases.new(work.seekers.new(4711), "blue heron", 1, "nl")


async def test_the_same_question_is_asked_once(store, asked):
    """Until something is written it would find the same."""
    async with store.transaction() as work:
        work.settings.put("tone", "kind")
        asked.clear()
        assert [work.settings.get("tone") for _ in range(3)] == ["kind"] * 3
        assert asked == {"SELECT": 1}


async def test_whatever_is_written_is_seen(store):
    """By one statement, by many, by one that answers, and by one that undoes."""
    async with store.transaction() as work:
        case = a_case(work)
        assert work.cases.get(case.id).state == "intake"
        work.cases.save(replace(case, state="open"))
        assert work.cases.get(case.id).state == "open"
        with suppress(ZeroDivisionError), work.savepoint():
            work.cases.save(replace(case, state="closed"))
            assert 1 / (work.cases.get(case.id).state != "closed")
        assert work.cases.get(case.id).state == "open"


async def test_a_large_value_is_not_kept_in_memory(store):
    """A file is read from the database each time."""
    async with store.transaction() as work:
        parcel = work.media.park(1, b"x" * (LITTLE + 1))
        work.media.peek(parcel)
        assert not work._scope._seen


async def test_nothing_is_seen_after_the_end(store):
    """Not even what was seen before."""
    async with store.transaction() as work:
        work.settings.get("tone")
    with pytest.raises(WorkEnded):
        work.settings.get("tone")


async def test_a_case_that_lies_there_as_it_did_is_opened_once(store, opened):
    """Another entry in it changes nothing of what it says; another state does."""
    async with store.transaction() as work:
        case = a_case(work)
        for _ in range(3):
            work.messages.unlink("seeker", 4711, [1])
            assert work.cases.get(case.id) == case
        assert opened[CASE.place] == 1
        work.cases.save(replace(case, outcome="helped"))
        assert work.cases.get(case.id).outcome == "helped"
        assert opened[CASE.place] == 2


async def test_an_assignment_says_its_reasons_only_while_its_case_is_open(store):
    """Also where it was read before in the same unit of work."""
    async with store.transaction() as work:
        case = a_case(work)
        member = work.staff.new(99, ("confidant",))
        held = work.assignments.new(case.id, member.id, "near, and speaks the language")
        work.cases.save(replace(case, state="closed"))
        assert work.assignments.get(held.id).reasons
        work.cases.seal(case.id)
        assert not work.assignments.get(held.id).reasons
        with pytest.raises(CaseSealed):
            work.transcript.read(case.id)
