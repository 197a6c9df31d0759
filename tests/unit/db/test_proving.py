"""The quarterly proof that the archive still opens."""

from __future__ import annotations

import pytest

from db import proving
from db.errors import KeyMalformed, SealBroken
from db.vault.archive import ArchivePublicKey
from db.vault.archive_private import ArchiveKeys, ArchivePrivateKey
from tests.unit.db.house import archive_key_file, opened

KEYS = ArchiveKeys([ArchivePrivateKey.from_file(archive_key_file())])


@pytest.fixture
async def line(home, store):
    async with store.transaction() as work:
        return proving.challenge(work, ArchivePublicKey.from_file(home.archive_public))


async def test_the_private_key_answers_and_the_day_is_kept(store, line):
    """Away from the server, with the line alone."""
    said = proving.answer(line, KEYS)
    async with store.transaction() as work:
        assert proving.proven(work, said)
        assert proving.last(work) == work.now


async def test_an_answer_counts_once(store, line):
    """What was read out once proves nothing about today."""
    said = proving.answer(line, KEYS)
    async with store.transaction() as work:
        assert proving.proven(work, said)
        assert not proving.proven(work, said)


async def test_only_the_last_challenge_counts(home, store, line):
    """An older answer is one to another question."""
    said = proving.answer(line, KEYS)
    async with store.transaction() as work:
        proving.challenge(work, ArchivePublicKey.from_file(home.archive_public))
        assert not proving.proven(work, said)
        assert proving.last(work) is None


@pytest.mark.parametrize("said", ["", "x", "AAAA", "é", "amana-proof-1:"])
async def test_what_is_no_answer_proves_nothing(store, line, said):
    """Whatever is typed."""
    async with store.transaction() as work:
        assert not proving.proven(work, said)


async def test_another_key_answers_nothing(line):
    """Nor is what is no challenge one."""
    with pytest.raises(SealBroken):
        proving.answer(line, ArchiveKeys([ArchivePrivateKey.make()]))
    with pytest.raises(KeyMalformed):
        proving.answer("amana-proof-1:€", KEYS)


async def test_it_is_due_after_a_quarter(home, store, clock, line):
    """Counted from the line's first day, and then from the last proof."""
    async with store.transaction() as work:
        work.questionnaires.publish("questions: []", "default")
        assert not proving.is_due(work)
    clock.move(days=93)
    async with store.transaction() as work:
        assert proving.is_due(work)
        assert proving.proven(work, proving.answer(line, KEYS))
        assert not proving.is_due(work)
    with opened(home, clock) as again:
        clock.move(days=93)
        async with again.transaction() as work:
            assert proving.is_due(work)
