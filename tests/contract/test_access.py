"""Who may do what in the staff bot: a table of its own, held against the real routing of the framework."""

from __future__ import annotations

import itertools
import json
import random
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

import pytest
import pytest_asyncio
from sqlalchemy import select

from bot.founding import default_questionnaire
from bot.sandbox.server import Sandbox
from bot.staff.carrier import staff_bot
from bot.staff.edge import StaffEdge
from bot.staff.routes import COMMANDS, PRESSES
from db import tables
from db.letters import AnswerPress, Outgoing, Send, Words
from db.packing import unpack_letter
from db.records import Arrival, Case, Role, Staff
from db.store import Store
from db.work import Work
from handlers.desk import Line
from handlers.intake.storing import write_walk
from handlers.intake.walk import begin
from handlers.staff.card import Card, with_card
from handlers.staff.knocking import MOST
from locales import tongue
from locales.texts import pin as pin_texts, staff as texts
from tests.unit.db.house import MORNING, new_home, opened

TOKEN = "3000002:access-staff"
CANARY = "kanarie-9f3b"
NOBODY = 990_001

ANYBODY = "help language meetings name panic pin answers | ga gc gl gm hoalln hoally lang p qb qd qg rz"
ON_A_CASE = (
    "advice cases delete end intervision label mute note notes part practice red report sleep status "
    "stepout switch together transfer voice wake "
    "| adno end endno fetch harm hf hk hn hq hs ht hw hx jt lb more mu "
    "nx od odw of ok ql qn qs qx red resend rk rp rs sl slno so state sw undo vdrop voice vsend "
    "wa wd wl wn wo ww wx za zd zf zh zl zm zp zr zs zt zv zx"
)
CONFIDANT = "away firstday leave pause profile resume | aw ca gd pchange pd pt pz"
COORDINATOR = (
    "hold intervention join keep shared | b2 bh bj bn bo br bs bt bx bz df dn dw fr fz jl jn jr kc kd kg kl "
    "kn kt kx ky "
    "ua uc ud ue uf ul uo up ux uz xc xd xl xr yc yd yg yn yq yt yu yy "
    "zc zk zo zq zu"
)
LEADING = (
    "blocks board duty figures invite people queue | "
    "bb bc dl dr fg ft hdrop hkeep hoall iv ix lift pa pk pl pn pu qc qu ra rd"
)
ADMIN = (
    "duties labels log prompts questions rules texts thresholds weights |"
    " an ay e ep gf gg gk gn gr gs gt gu gv gx gy gz ia ir kw lx pg pr pw px"
    " ru tc tf tg tk tl tn to tp tr ts tw tx vl vp vq vs vx we"
)
MAY: dict[Role, tuple[str, ...]] = {
    "confidant": (ANYBODY, ON_A_CASE, CONFIDANT),
    "coordinator": (ANYBODY, ON_A_CASE, COORDINATOR, LEADING),
    "admin": (ANYBODY, LEADING, ADMIN),
}
"""What each role may do: commands, then buttons by their action. Written down here a second time on purpose:
whoever adds an action says here too whose it is."""

ROLES: tuple[Role, ...] = ("confidant", "coordinator", "admin")
REFUSED, STRANGER = tongue("nl")(texts.NOT_ALLOWED), tongue("nl")(texts.STRANGER)


def allowed(role: Role, kind: int) -> set[str]:
    """The commands (0) or buttons (1) of a role."""
    return {word for part in MAY[role] for word in part.split("|")[kind].split()}


@dataclass(slots=True)
class Door:
    """The way into the staff bot, with nobody behind it yet."""

    store: Store
    edge: StaffEdge
    _numbers: itertools.count[int] = field(default_factory=lambda: itertools.count(880_001))

    def member(self, work: Work, *roles: Role) -> Staff:
        """Somebody who is ready."""
        made = replace(
            work.staff.new(next(self._numbers), roles), language="nl", stage="ready", available=True
        )
        made = with_card(made, Card("woman", ("nl",), (), "2745912", 3))
        work.staff.save(made)
        return made

    def held_case(self, work: Work, member: Staff) -> Case:
        """An open case in somebody's hands, in which something was said."""
        seeker = work.seekers.new(next(self._numbers))
        version = work.questionnaires.publish(default_questionnaire(), "default")
        case = replace(work.cases.new(seeker, f"{CANARY} heron", version, "nl"), state="open")
        work.cases.save(replace(case, walk=write_walk(begin(version))))
        work.seekers.save(replace(seeker, stage="talking", language="nl", consent="v1", case_id=case.id))
        work.assignments.save(replace(work.assignments.new(case.id, member.id, "[]"), plain=True))
        work.transcript.add(case.id, "seeker", Words(f"{CANARY} said"), (), None, "", "", None)
        return case

    async def handles(self, work: Work, chat_id: int, update: dict[str, object]) -> list[Outgoing]:
        """One update goes through the framework; what would go to its sender."""
        payload = json.dumps(update).encode()
        await self.edge.handle(Arrival(1, "staff", 1, chat_id, payload, MORNING), work)
        out = work.outbox.claim(200, ("staff",))
        return [unpack_letter(one.payload) for one in out if one.chat_id == chat_id]

    async def commands(self, work: Work, chat_id: int, command: str) -> list[Outgoing]:
        """Somebody writes a command."""
        return await self.handles(work, chat_id, written(chat_id, f"/{command}"))

    async def presses(self, work: Work, chat_id: int, action: str) -> list[Outgoing]:
        """Somebody presses a button, perhaps one they made up."""
        return await self.handles(work, chat_id, pressed(chat_id, action))


def written(chat_id: int, text: str) -> dict[str, object]:
    """A message as the Bot API brings it."""
    entity = {"type": "bot_command", "offset": 0, "length": len(text.split(maxsplit=1)[0])}
    return {"update_id": 1, "message": {**_message(chat_id), "text": text, "entities": [entity]}}


def pressed(chat_id: int, action: str) -> dict[str, object]:
    """A press as the Bot API brings it."""
    person = {"id": chat_id, "is_bot": False, "first_name": "X"}
    query = {"id": "1", "from": person, "chat_instance": "1", "data": action, "message": _message(chat_id)}
    return {"update_id": 1, "callback_query": query}


def _message(chat_id: int) -> dict[str, object]:
    person = {"id": chat_id, "is_bot": False, "first_name": "X"}
    chat = {"id": chat_id, "type": "private", "first_name": "X"}
    return {"message_id": 7, "date": 1_770_000_000, "chat": chat, "from": person, "text": "x"}


@pytest_asyncio.fixture
async def door(tmp_path: Path) -> AsyncIterator[Door]:
    async with Sandbox(rng=random.Random(1)) as sandbox:
        sandbox.add_bot(TOKEN, "access_staff_bot", "Access")
        edge = StaffEdge(staff_bot(TOKEN, sandbox.url), Line(), random.Random(1))
        await edge.start()
        with opened(new_home(tmp_path / "home")) as store:
            yield Door(store, edge)
        await edge.stop()


class Undone(Exception):
    """Nothing of this is to stay."""


@asynccontextmanager
async def undone(store: Store) -> AsyncIterator[Work]:
    """A unit of work that is taken back, so that the next one begins from the same."""
    try:
        async with store.transaction() as work:
            yield work
            raise Undone
    except Undone:
        pass


def words(letters: list[Outgoing]) -> list[str]:
    """Whatever is said in letters."""
    return [
        one.words.text if isinstance(one, Send) else one.text
        for one in letters
        if isinstance(one, Send | AnswerPress)
    ]


def test_the_table_knows_every_action() -> None:
    """An action without a line here would belong to nobody knows whom."""
    assert {word for role in ROLES for word in allowed(role, 0)} == set(COMMANDS)
    assert {word for role in ROLES for word in allowed(role, 1)} == set(PRESSES)


@pytest.mark.parametrize("command", sorted(COMMANDS))
async def test_a_command_is_for_its_roles_alone(door: Door, command: str) -> None:
    """Whoever has the role is answered; whoever has not is refused, and that stands in the audit log."""
    for role in ROLES:
        async with undone(door.store) as work:
            member = door.member(work, role)
            said = words(await door.commands(work, member.chat_id, command))
            may = command in allowed(role, 0)
            assert (REFUSED in said) is not may, role
            assert refusals(work, member) == ([] if may else [command]), role


@pytest.mark.parametrize("verb", sorted(PRESSES))
async def test_a_button_is_for_its_roles_alone(door: Door, verb: str) -> None:
    """The same for buttons, of a screen that somebody had in another role, or made up."""
    for role in ROLES:
        async with undone(door.store) as work:
            member = door.member(work, role)
            said = words(await door.presses(work, member.chat_id, verb))
            may = verb in allowed(role, 1)
            assert (REFUSED in said) is not may, role
            assert refusals(work, member) == ([] if may else [verb]), role


@pytest.mark.parametrize("verb", sorted(PRESSES))
async def test_a_made_up_button_breaks_nothing(door: Door, verb: str) -> None:
    """Whatever stands behind the action: it is answered, as an old button is."""
    async with undone(door.store) as work:
        member = door.member(work, *ROLES)
        for rest in ("", ":", ":x", ":-1", ":999999999999", ":0:0:0", ":" + "0" * 32, ":x:x:x:x", "::::"):
            await door.presses(work, member.chat_id, verb + rest)


def refusals(work: Work, member: Staff) -> list[str]:
    """What the audit log says somebody was refused."""
    return [deed.about for deed in work.audit.newest(20) if deed.act == "refused" and deed.by == member.id]


async def _removed(door: Door, work: Work) -> int:
    gone = door.member(work, "confidant", "coordinator", "admin")
    work.staff.remove(gone.id)
    return gone.chat_id


async def test_a_stranger_gets_nothing_from_any_command(door: Door) -> None:
    """One answer for all, which says nothing about the line's people, and nothing is kept."""
    for command in (*COMMANDS, "start", "unheard_of"):
        async with undone(door.store) as work:
            (said,) = words(await door.commands(work, NOBODY, command))
            assert STRANGER in said, command
            assert work.staff.find(NOBODY) is None


async def test_a_locked_bot_takes_nothing_but_the_pin(door: Door) -> None:
    """No command but /panic and no button, whatever the role: all are answered by the lock."""
    for names, does, told in (
        (set(COMMANDS) - {"panic"}, door.commands, pin_texts.LOCKED),
        (PRESSES, door.presses, pin_texts.LOCKED_SHORT),
    ):
        for name in sorted(names):
            async with undone(door.store) as work:
                member = replace(door.member(work, *ROLES), pin="kept", locked=True)
                work.staff.save(member)
                assert words(await does(work, member.chat_id, name)) == [tongue("nl")(told)], name


async def test_no_code_lets_nobody_in(door: Door) -> None:
    """One that was never given out, and one that waits for an admin's word."""
    async with undone(door.store) as work:
        asked = work.invites.new("admin", work.now + timedelta(hours=1), approved=False)
        for code in ("A" * 22, asked):
            await door.commands(work, NOBODY, f"start {code}")
            assert work.staff.find(NOBODY) is None


async def test_after_five_wrong_codes_not_even_a_right_one_is_looked_at(door: Door) -> None:
    """It stays as good as it was, for whoever comes from another chat."""
    async with undone(door.store) as work:
        code = work.invites.new("confidant", work.now + timedelta(hours=1), approved=True)
        for _ in range(MOST):
            await door.commands(work, NOBODY, "start wrong")
        await door.commands(work, NOBODY, f"start {code}")
        assert work.staff.find(NOBODY) is None
        await door.commands(work, NOBODY + 1, f"start {code}")
        assert work.staff.find(NOBODY + 1)


async def test_a_removed_confidants_old_buttons_do_nothing(door: Door) -> None:
    """Also for whoever had every role: the chat that is left is a stranger's."""
    async with undone(door.store) as work:
        case = door.held_case(work, door.member(work, "confidant"))
        chat_id = await _removed(door, work)
        before = rows_of(work, case.id)
        for verb in PRESSES:
            (said,) = words(await door.presses(work, chat_id, f"{verb}:{case.id}"))
            assert said == STRANGER, verb
        assert rows_of(work, case.id) == before


SHAPES: tuple[Callable[[str], str], ...] = (
    lambda one: one,
    lambda one: f"{one}:1",
    lambda one: f"1:{one}",
    lambda one: f"{one}:{one}",
    lambda one: f"y:{one}",
)
"""How a made-up button may carry somebody else's id."""


def ids_of(work: Work, case: Case) -> Iterator[str]:
    """Every id that leads to a case."""
    yield case.id
    yield case.seeker_id
    yield from (held.id for held in work.assignments.of_case(case.id))
    yield from (offer.id for offer in work.offers.past(case.id))


def rows_of(work: Work, case_id: str) -> list[tuple[object, ...]]:
    """All that is stored of a case, byte for byte."""
    scope = work._scope
    tables_ = (tables.assignments, tables.offers, tables.entries, tables.media)
    found = [
        tuple(row) for table in tables_ for row in scope.all(select(table).where(table.c.case_id == case_id))
    ]
    return found + [tuple(row) for row in scope.all(select(tables.cases).where(tables.cases.c.id == case_id))]


@pytest.mark.parametrize("verb", sorted(allowed("confidant", 1)))
async def test_another_confidants_case_is_out_of_reach_by_any_id(door: Door, verb: str) -> None:
    """Whatever id a made-up button carries: nothing of the case is shown and nothing of it changes."""
    async with undone(door.store) as work:
        case = door.held_case(work, door.member(work, "confidant"))
        intruder = door.member(work, "confidant")
        door.held_case(work, intruder)
        before = rows_of(work, case.id)
        for one, shape in itertools.product(ids_of(work, case), SHAPES):
            action = f"{verb}:{shape(one)}"[:64]
            shown = str(await door.presses(work, intruder.chat_id, action))
            assert CANARY not in shown, action
        assert rows_of(work, case.id) == before
