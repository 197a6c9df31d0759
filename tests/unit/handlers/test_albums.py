"""Gathering albums: whatever comes, in whatever order, every item goes out once."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings, strategies as st

from bot.founding import default_questionnaire
from db.home import Home
from db.letters import Parcel, Send, Words
from db.packing import unpack_letter
from db.records import Entry
from db.work import Work
from handlers import albums, relaying
from handlers.incoming import Letter
from tests.unit.db.house import HandClock, new_home, opened
from tests.unit.handlers.room import Room

KINDS = ("photo", "photo", "photo", "video", "document", "audio", "text", "refused")
Step = tuple[str, str, bool, float]
"""A message's kind, its album, whether more of it wait in the inbox, and the seconds after it."""

STEPS = st.lists(
    st.tuples(
        st.sampled_from(KINDS), st.sampled_from("AAAB"), st.booleans(), st.sampled_from((0.0, 0.0, 0.0, 2.0))
    ),
    min_size=1,
    max_size=12,
)


@dataclass(slots=True)
class Line:
    """A seeker who sends and a confidant who gets it; every step is a process of its own."""

    home: Home
    clock: HandClock = field(default_factory=HandClock)
    said: list[Entry] = field(default_factory=list)
    letters: list[tuple[int, ...]] = field(default_factory=list)
    people: tuple[int, int] = (0, 0)

    async def begin(self) -> None:
        """An open case."""
        with opened(self.home, self.clock) as store:
            async with store.transaction() as work:
                work.questionnaires.publish(default_questionnaire(), "default")
                room = Room(work)
                seeker, member = room.seeker(), room.member()
                room.held(room.case(seeker, "open"), member)
                room.post("staff")
                self.people = seeker.chat_id, member.chat_id

    async def take(self, number: int, step: Step) -> None:
        """One message comes, and then the courier brings what is due."""
        kind, album, more, pause = step
        with opened(self.home, self.clock, seed=number) as store:
            async with store.transaction() as work:
                self._come(work, number, kind, album, more=more)
            self.clock.move(seconds=pause)
            async with store.transaction() as work:
                self._bring(work)

    async def end(self) -> None:
        """Time enough passes for everything to be due."""
        self.clock.move(seconds=albums.PATIENCE.total_seconds() + 1)
        with opened(self.home, self.clock) as store:
            async with store.transaction() as work:
                self._bring(work)

    def _bring(self, work: Work) -> None:
        """The courier's round."""
        while claimed := work.outbox.claim(100, ("staff",)):
            for letter in claimed:
                self._sent(work, letter.id, unpack_letter(letter.payload))

    def _sent(self, work: Work, number: int, what: object) -> None:
        assert isinstance(what, Send)
        assert what.entry is not None
        shows = tuple(piece.entry for piece in what.album)
        assert not shows or 2 <= len(shows) <= albums.MOST
        self.letters.append(tuple(one.seq for one in shows or (what.entry,)))
        work.outbox.sent(number, [number * 100 + at for at in range(len(shows) or 1)], shows=shows)

    def _come(self, work: Work, number: int, kind: str, album: str, *, more: bool) -> None:
        seeker, member = work.seekers.find(self.people[0]), work.staff.find(self.people[1])
        case = work.cases.get(seeker.case_id or "") if seeker else None
        held = work.assignments.current(case.id) if case else None
        assert seeker is not None
        assert member is not None
        assert case is not None
        assert held is not None
        desk = replace(Room(work).desk, more_of_album=more)
        parcel = None
        if kind not in ("text", "refused"):
            parcel = Parcel(kind, work.media.park(number, b"bytes"), size=5)  # type: ignore[arg-type]
        group = None if kind == "text" else album
        letter = Letter(seeker.chat_id, number, kind, Words(f"item {number}"), parcel, album=group)
        if kind == "refused":
            albums.skipped(desk, desk.at_staff(member, held), case, letter)
            return
        entry = relaying.keep(desk, case, "seeker", letter)
        self.said.append(entry)
        relaying.show_confidant(desk, case, entry, member, held)


async def played(steps: list[Step], folder: Path) -> Line:
    """All steps, and then time enough for everything to be due."""
    line = Line(new_home(folder / "home"))
    await line.begin()
    for number, step in enumerate(steps, start=1):
        await line.take(number, step)
    await line.end()
    return line


@settings(max_examples=15, deadline=None)
@given(STEPS)
def test_every_item_goes_out_once_and_in_order(steps: list[Step]) -> None:
    """Any order, any delays, a restart after every step: nothing is lost, doubled or overtaken."""
    with TemporaryDirectory() as folder:
        line = asyncio.run(played(steps, Path(folder)))
    shown = [seq for letter in line.letters for seq in letter]
    assert sorted(shown) == [entry.seq for entry in line.said]
    assert [letter[0] for letter in line.letters] == sorted(letter[0] for letter in line.letters)
    album_of = {entry.seq: entry.album for entry in line.said}
    for letter in line.letters:
        assert list(letter) == sorted(letter)
        assert len({album_of[seq] for seq in letter}) == 1


def test_an_album_waits_for_what_is_in_the_inbox(tmp_path: Path) -> None:
    """An item that is still being fetched is waited for; once it has come the album goes soon."""
    steps: list[Step] = [("photo", "A", True, 30.0), ("photo", "A", False, 2.0)]
    line = asyncio.run(played(steps, tmp_path))
    assert line.letters == [(1, 2)]


def test_eleven_files_are_an_album_and_one_more(tmp_path: Path) -> None:
    """An album holds ten; what is over follows it."""
    steps: list[Step] = [("photo", "A", False, 0.0)] * 11
    line = asyncio.run(played(steps, tmp_path))
    assert [len(letter) for letter in line.letters] == [10, 1]


def test_documents_stay_among_themselves(tmp_path: Path) -> None:
    """Telegram has no album of a photo and a document: the odd one follows alone."""
    steps: list[Step] = [
        ("photo", "A", False, 0.0),
        ("document", "A", False, 0.0),
        ("photo", "A", False, 0.0),
    ]
    line = asyncio.run(played(steps, tmp_path))
    assert line.letters == [(1, 3), (2,)]
