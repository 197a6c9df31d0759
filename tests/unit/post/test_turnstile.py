"""Who goes next when several wait."""

from __future__ import annotations

import asyncio
from collections import deque

from hypothesis import given, strategies as st

from bot.post.turnstile import IN_A_ROW, Turnstile

KINDS = st.lists(st.booleans(), max_size=30)


async def _order(kinds: list[bool], late: dict[int, bool]) -> list[int]:
    """In which order they go when all stand there at once; `late` ones come when so many have gone."""
    gate, gone, tasks = Turnstile(), list[int](), list[asyncio.Task[None]]()

    async def goes(number: int, *, urgent: bool) -> None:
        async with gate.through(urgent=urgent):
            gone.append(number)
            if len(gone) in late:
                comes(late[len(gone)])
            await asyncio.sleep(0)

    def comes(urgent: bool) -> None:
        tasks.append(asyncio.ensure_future(goes(len(tasks), urgent=urgent)))

    async with gate.through(urgent=False):
        for kind in kinds:
            comes(kind)
        await asyncio.sleep(0)
    while going := [task for task in tasks if not task.done()]:
        await asyncio.wait(going)
    return gone


@given(KINDS)
def test_each_kind_keeps_its_order_and_nobody_is_forgotten(kinds: list[bool]):
    """Among urgent ones, and among others, who came first goes first."""
    gone = asyncio.run(_order(kinds, {}))
    assert sorted(gone) == list(range(len(kinds)))
    for kind in (True, False):
        of_kind = [number for number in gone if kinds[number] == kind]
        assert of_kind == sorted(of_kind)


@given(KINDS, st.dictionaries(st.integers(1, 30), st.booleans(), max_size=15))
def test_urgent_ones_go_first_and_nobody_waits_for_ever(kinds: list[bool], late: dict[int, bool]):
    """Of four that go while both kinds wait three are urgent and one is not, whoever else still comes."""
    gone = asyncio.run(_order(kinds, late))
    joined = deque(late[when] for when in sorted(late) if when <= len(gone))
    urgent, others, in_a_row = deque[int](), deque[int](), 0
    came = 0

    def stands(kind: bool) -> None:
        nonlocal came
        (urgent if kind else others).append(came)
        came += 1

    for kind in kinds:
        stands(kind)
    for count, number in enumerate(gone, 1):
        first = bool(urgent) and (not others or in_a_row < IN_A_ROW)
        in_a_row = in_a_row + 1 if first and others else 0
        assert number == (urgent if first else others).popleft()
        if count in late and joined:
            stands(joined.popleft())


async def test_who_is_called_off_holds_up_nobody():
    """Neither while waiting, nor in the very moment in which the turn had come."""
    gate, gone = Turnstile(), []

    async def goes(number: int) -> None:
        async with gate.through(urgent=False):
            gone.append(number)

    async with gate.through(urgent=False):
        tasks = [asyncio.ensure_future(goes(number)) for number in range(4)]
        await asyncio.sleep(0)
        tasks[0].cancel()
        await asyncio.sleep(0)
    tasks[1].cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    assert gone == [2, 3]
    async with gate.through(urgent=False) as waited:
        assert not waited


async def test_so_many_are_inside_at_once():
    """And not one more."""
    gate, inside, most = Turnstile(3), 0, 0

    async def goes() -> None:
        nonlocal inside, most
        async with gate.through(urgent=False):
            inside += 1
            most = max(most, inside)
            await asyncio.sleep(0)
            inside -= 1

    await asyncio.gather(*(goes() for _ in range(10)))
    assert (inside, most) == (0, 3)
