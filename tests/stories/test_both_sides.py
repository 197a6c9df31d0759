"""Whatever two people do in whatever order: both phones show the same conversation, and so does the model.

Sending, answering, editing, taking back, reacting, albums, blocking, deleting the topic and a restart, over
the sandbox with both real frameworks.
"""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Coroutine
from contextlib import AsyncExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, ClassVar, Literal

from hypothesis import HealthCheck, settings, strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule, run_state_machine_as_test

from bot.demo.holder import Holder
from bot.sandbox.bubble import Bubble
from locales import tongue
from locales.texts import common
from tests.stories.line import StoryLine
from tests.stories.test_talking import matched
from tests.unit.media.samples import jpeg

SOME = st.integers(0, 99)
Side = Literal["seeker", "confidant"]
SIDES: tuple[Side, ...] = ("seeker", "confidant")
REPEAT = tongue("nl")(common.MAYBE_REPEAT)
PICTURE = jpeg(width=40, height=30)

CALM = settings(
    max_examples=5,
    stateful_step_count=20,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
"""Other plays, and more of them: `--hypothesis-seed` with `derandomize` taken out."""


@dataclass(slots=True)
class Said:
    """One thing that was said, as both sides should see it. `sent` are its messages in its writer's chat."""

    number: int
    side: Side
    words: list[str]
    sent: list[int]
    answers: Said | None = None
    there: bool = True
    reactions: dict[Side, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Seen:
    """One message as somebody sees it: whose it is, its words, what it answers, the other side's reaction."""

    own: bool
    words: str
    answers: str
    reaction: str


def other(side: Side) -> Side:
    """The other side."""
    return "confidant" if side == "seeker" else "seeker"


class BothSides(RuleBasedStateMachine):
    """A seeker and a confidant with their phones, and what each of them should see."""

    homes: ClassVar[Path]
    numbers: ClassVar[itertools.count[int]] = itertools.count(1)

    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.around = AsyncExitStack()
        self.said: list[Said] = []
        self.blocked = False
        self.do(self.opens())

    def do(self, errand: Coroutine[Any, Any, None]) -> None:
        """Let something happen on the loop on which the line runs."""
        self.runner.run(errand)

    async def opens(self) -> None:
        """A line of its own, and two people who talk."""
        folder = self.homes / f"line{next(self.numbers)}"
        folder.mkdir()
        self.line = await self.around.enter_async_context(StoryLine(folder))
        seeker, confidant, self.thread = await matched(self.line)
        self.people: dict[Side, Holder] = {"seeker": seeker, "confidant": confidant}

    def teardown(self) -> None:
        try:
            self.do(self.lets_in())
            self.do(self.agrees())
        finally:
            self.do(self.around.aclose())
            self.runner.close()

    # what can happen

    @rule(side=st.sampled_from(SIDES), answer=st.none() | SOME)
    def somebody_writes(self, side: Side, answer: int | None) -> None:
        self.do(self.writes(side, answer))

    @rule(side=st.sampled_from(SIDES))
    def somebody_sends_an_album(self, side: Side) -> None:
        self.do(self.sends_an_album(side))

    @precondition(lambda self: self.lives())
    @rule(which=SOME)
    def its_writer_changes_it(self, which: int) -> None:
        self.do(self.changes(which))

    @precondition(lambda self: self.lives())
    @rule(which=SOME)
    def its_writer_takes_it_back(self, which: int) -> None:
        self.do(self.takes_back(which))

    @precondition(lambda self: self.lives())
    @rule(which=SOME, side=st.sampled_from(SIDES), emoji=st.sampled_from(["👍", "❤", ""]))
    def somebody_reacts(self, which: int, side: Side, emoji: str) -> None:
        self.do(self.reacts(which, side, emoji))

    @rule()
    def the_seeker_blocks_the_bot_for_a_while(self) -> None:
        self.do(self.lets_in() if self.blocked else self.blocks())

    @rule()
    def the_line_is_started_anew(self) -> None:
        self.do(self.line.restarts())

    @rule()
    def both_phones_show_the_same(self) -> None:
        self.do(self.agrees())

    # how it happens

    def lives(self, side: Side | None = None) -> list[Said]:
        """What was said and is still there."""
        return [one for one in self.said if one.there and side in (None, one.side)]

    def may(self, side: Side) -> bool:
        """Whoever has blocked a bot cannot write to it."""
        return side == "confidant" or not self.blocked

    async def writes(self, side: Side, answer: int | None) -> None:
        """A text, perhaps in answer to something that stands on this side."""
        if not self.may(side):
            return
        answered = self.lives()[answer % len(self.lives())] if answer is not None and self.lives() else None
        if answered and (self.blocked or len(answered.words) > 1):
            answered = None
        reply_to = await self.copy(side, answered) if answered else None
        words = f"#{len(self.said)} said"
        sent = await self.people[side].writes(words, reply_to=reply_to, thread=self.where(side))
        self.said.append(Said(len(self.said), side, [words], [sent], answered))

    async def sends_an_album(self, side: Side) -> None:
        """Two pictures at once."""
        if not self.may(side):
            return
        number, phone = len(self.said), self.people[side]
        words = [f"#{number} picture {n}" for n in range(2)]
        sent = [
            await phone.phone.send_file(
                phone.bot, "photo", PICTURE, "a.jpg", one, album=f"a{number}", thread=self.where(side)
            )
            for one in words
        ]
        self.said.append(Said(number, side, words, sent))

    async def changes(self, which: int) -> None:
        """A text gets other words."""
        one = self.lives()[which % len(self.lives())]
        if len(one.words) == 1 and self.may(one.side):
            one.words = [f"{one.words[0]}, changed"]
            phone = self.people[one.side]
            await phone.phone.edit(phone.bot, one.sent[0], one.words[0])

    async def takes_back(self, which: int) -> None:
        """/delete in answer to it."""
        one = self.lives()[which % len(self.lives())]
        if self.may(one.side):
            one.there = False
            phone = self.people[one.side]
            await phone.writes("/delete", reply_to=one.sent[-1], thread=self.where(one.side))
            await self.gone(one)

    async def gone(self, one: Said) -> None:
        """Wait until its writer's own messages have gone, so that nothing answers them meanwhile."""
        phone = self.people[one.side]

        async def look() -> bool:
            return not {m.id for m in await phone.phone.messages(phone.bot)} & set(one.sent)

        assert await self.line.until(look), f"{one} stays"

    async def reacts(self, which: int, side: Side, emoji: str) -> None:
        """A reaction, or none any more, to a text on this side's phone."""
        one = self.lives()[which % len(self.lives())]
        if len(one.words) > 1 or self.blocked:
            return
        phone, message_id = self.people[side], await self.copy(side, one)
        one.reactions[side] = emoji
        await phone.phone.react(phone.bot, message_id, emoji or None)

    async def blocks(self) -> None:
        """The seeker blocks the bot, once what is on its way has arrived."""
        await self.agrees()
        self.blocked = True
        await self.people["seeker"].phone.block(self.people["seeker"].bot)

    async def lets_in(self) -> None:
        """And lets it in again: what waited comes."""
        if self.blocked:
            self.blocked = False
            await self.people["seeker"].phone.unblock(self.people["seeker"].bot)

    def where(self, side: Side) -> int | None:
        """The case's topic on the confidant's phone."""
        return self.thread if side == "confidant" else None

    async def copy(self, side: Side, one: Said) -> int:
        """The message that shows it on this side."""
        if one.side == side:
            return one.sent[0]
        phone = self.people[side]
        shown = await phone.sees_one(
            lambda m: m.sender == "bot" and is_of(_once([m])[0], one.number), f"{one}"
        )
        return shown.id

    async def agrees(self) -> None:
        """Both phones show what the model says; the seeker's does not while the bot is blocked."""
        for side in SIDES:
            if side == "confidant" or not self.blocked:
                ought = self.ought(side)

                async def look(side: Side = side, ought: list[Seen] = ought) -> bool:
                    return await self.seen(side) == ought

                if not await self.line.until(look):
                    assert await self.seen(side) == ought, side

    def ought(self, side: Side) -> list[Seen]:
        """What this side should see, in its order: their own where they wrote it, the other's as it came."""
        return [
            Seen(one.side == side, words, _short(one.answers), self.reaction(one, side))
            for one in self.lives()
            for words in one.words
        ]

    def reaction(self, one: Said, side: Side) -> str:
        """The other side's."""
        return one.reactions.get(other(side), "")

    async def seen(self, side: Side) -> list[Seen]:
        """What stands on this side's phone of the conversation; each one's messages in their order."""
        phone = self.people[side]
        there = _once(await phone.phone.messages(phone.bot))
        known = {m.id: m.words for m in there}
        shown = [m for m in there if m.words.startswith("#")]
        for sender in ("me", "bot"):
            numbers = [_number(m) for m in shown if m.sender == sender]
            assert numbers == sorted(numbers), f"out of order for the {side}: {numbers}"
        return [
            Seen(m.sender == "me", m.words, known.get(m.reply_to or 0, "").split(" ")[0], _bots(m))
            for m in sorted(shown, key=_number)
        ]


def _once(there: list[Bubble]) -> list[Bubble]:
    """Without the line above a possible repeat, and without a repeat of what is there already.

    A restart can leave a letter in doubt; its second copy then says so, which is as promised.
    """
    plain = [m for m in there if not m.words.startswith(REPEAT)]
    known = {m.words for m in plain if m.sender == "bot"}
    marked = [replace(m, text=m.words.removeprefix(REPEAT).strip()) for m in there if m not in plain]
    return sorted([*plain, *(m for m in marked if m.words not in known)], key=lambda m: m.id)


def is_of(message: Bubble, number: int) -> bool:
    """Whether a message shows what was said under this number."""
    return message.words.startswith(f"#{number} ")


def _number(message: Bubble) -> int:
    return int(message.words.split(" ")[0].removeprefix("#"))


def _short(answered: Said | None) -> str:
    return f"#{answered.number}" if answered and answered.there else ""


def _bots(message: Bubble) -> str:
    """The reaction that the bot has set, as people choose it."""
    return "".join(emoji for side, emoji in message.reactions if side == "bot").rstrip("\ufe0f")


def test_both_sides_see_the_same_conversation(tmp_path: Path) -> None:
    """Every message once, in order, with its words of now, what it answers and what was felt about it."""
    BothSides.homes = tmp_path
    run_state_machine_as_test(BothSides, settings=CALM)  # type: ignore[no-untyped-call]
