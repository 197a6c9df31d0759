"""What is measured: everything that a person waits for and that can be measured alone."""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime, timedelta
from itertools import cycle
from pathlib import Path
from typing import get_args

from db.home import Home
from db.letters import Address, Send, Words
from db.store import Store
from handlers.intake import walk as steps
from handlers.intake.answers import Chosen
from handlers.intake.conditions import Is
from handlers.intake.questionnaire import Question, Questionnaire
from matching.assign import assign
from matching.candidate import Candidate
from matching.places.gazetteer import Gazetteer, load
from matching.pool import Pool
from matching.profile import Gender, Profile
from matching.queue import Waiting
from matching.rank import rank
from matching.weights import Weights
from matching.wish import Distance, Wish
from tests.bench.timing import Row, milliseconds
from tests.unit.intake.making import LANGUAGES, options, said

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
GENDERS: tuple[Gender, ...] = ("woman", "man")
SPOKEN = ("nl", "ar", "rif", "tr", "en")
COMMUNITIES = ("moroccan", "turkish", "syrian", "somali")


def starting() -> Iterator[Row]:
    """From typing a command to its first line."""
    yield Row("amana --help", milliseconds(lambda: _python("-m", "bot", "--help"), 3), "ms")
    yield Row("importing the whole line", milliseconds(lambda: _python("-c", "import bot.wiring"), 1), "ms")


def _python(*words: str) -> None:
    subprocess.run([sys.executable, *words], check=True, capture_output=True)


def intake() -> Iterator[Row]:
    """The next question of a long questionnaire in which each question depends on the one before."""
    asked = [Question("q0", "choice", said("q0"), options=options("a", "b"))]
    for n in range(1, 60):
        when = Is(f"q{n - 1}", "a")
        asked.append(Question(f"q{n}", "choice", said(f"q{n}"), options=options("a", "b"), when=when))
    long = Questionnaire(LANGUAGES, tuple(asked))
    walk = steps.begin(1)
    for n in range(59):
        step = steps.answer(long, walk, f"q{n}", Chosen(("a",)))
        assert isinstance(step, steps.Outcome)
        walk = step.walk
    last = milliseconds(lambda: steps.answer(long, walk, "q58", Chosen(("a",))))
    yield Row("an answer to the 59th of 60 dependent questions", last, "ms", 1)
    yield Row("the question after it", milliseconds(lambda: steps.current(long, walk)), "ms", 1)


def matching() -> Iterator[Row]:
    """One seeker against very many confidants, a long queue at once, and a place out of two thousand."""
    rng, places = random.Random(1), load()
    many = [_confidant(rng, places) for _ in range(10_000)]
    yield Row("a pool of 10,000 confidants", milliseconds(lambda: Pool(many, places), 10), "ms")
    pool, wishes = Pool(many, places), cycle([_wish(rng, places) for _ in range(1000)])
    ranked = milliseconds(lambda: rank(next(wishes), pool, places, NOW, limit=10))
    yield Row("one seeker against 10,000 confidants", ranked, "ms", 2)
    queue = [
        Waiting(next(wishes), rng.randrange(3), NOW - timedelta(minutes=rng.randrange(9000)))
        for _ in range(1000)
    ]
    assigned = milliseconds(lambda: assign(queue, Pool(many[:1000], places), Weights(), NOW), 10)
    yield Row("1,000 seekers and 1,000 confidants at once", assigned, "ms", 150)
    misspelt = cycle([place.name[:-1] for place in places.places.values()])
    yield Row("a misspelt place", milliseconds(lambda: places.find(next(misspelt))), "ms", 1)


def _confidant(rng: random.Random, places: Gazetteer) -> Candidate:
    profile = Profile(
        gender=rng.choice(GENDERS),
        languages=frozenset(rng.sample(SPOKEN, rng.randint(1, 3))),
        communities=frozenset((rng.choice(COMMUNITIES),)),
        place_id=rng.choice(tuple(places.places)),
        limit=rng.randint(1, 3),
    )
    rested = NOW - timedelta(days=rng.randrange(60))
    return Candidate(f"{rng.getrandbits(128):032x}", profile, rng.randrange(profile.limit), rested)


def _wish(rng: random.Random, places: Gazetteer) -> Wish:
    return Wish(
        case_id=f"{rng.getrandbits(128):032x}",
        languages=tuple(rng.sample(SPOKEN, rng.randint(1, 2))),
        gender=rng.choice((*GENDERS, None, None)),
        community=rng.choice((*COMMUNITIES, None)),
        place_id=rng.choice(tuple(places.places)),
        distance=rng.choice(get_args(Distance)),
        urgent=rng.random() < 0.1,
    )


async def storing() -> AsyncIterator[Row]:
    """Letters that are durable, sealed and in order: put, claimed, settled, one commit for each step."""
    with tempfile.TemporaryDirectory(prefix="amana-bench-") as folder:
        home = Home(Path(folder) / "home")
        home.create()
        with Store.open(home) as store:
            for batch in (1, 16):
                yield Row(
                    f"letters through the outbox, {batch} a commit", await _letters(store, batch), "a second"
                )


async def _letters(store: Store, batch: int, count: int = 480) -> float:
    began = time.perf_counter()
    for start in range(0, count, batch):
        async with store.transaction() as work:
            for chat in range(start, start + batch):
                work.outbox.put(Address("seeker", chat), Send(Words("I have not slept since she told us.")))
        async with store.transaction() as work:
            claimed = work.outbox.claim(batch)
        async with store.transaction() as work:
            for letter in claimed:
                work.outbox.sent(letter.id, [1])
    return count / (time.perf_counter() - began)
