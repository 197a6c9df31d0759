"""A reaction appears on the other side's copy, and nowhere else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from db.letters import EntryRef, React
from db.packing import unpack_letter
from db.records import Seeker, Staff
from handlers import reacting
from handlers.company import asides
from tests.unit.handlers.handing import Scene


def reactions(scene: Scene) -> list[tuple[int, EntryRef, str | None]]:
    """What the courier would set: in which chat, on what, which."""
    found = []
    while claimed := scene.room.work.outbox.claim(100):
        for one in claimed:
            what = unpack_letter(one.payload)
            if isinstance(what, React):
                found.append((one.chat_id, what.entry, what.emoji))
            scene.room.work.outbox.sent(one.id, ())
    return found


def seeker_reacts(scene: Scene, message_id: int, emoji: str | None = "👍") -> None:
    """The seeker reacts to a message in their chat."""
    reacting.by_seeker(scene.room.desk, scene.room.again(scene.seeker), message_id, emoji)


def reacts(scene: Scene, member: Staff, message_id: int, emoji: str | None = "👍") -> None:
    """A colleague reacts to a message in theirs."""
    reacting.by_staff(scene.room.desk, scene.now(member), message_id, emoji)


def copy(scene: Scene, person: Seeker | Staff, words: str) -> int:
    """The message that shows these words to somebody."""
    scene.phones.deliver()
    return scene.phones.finds(person, words)


@pytest.mark.parametrize("emoji", ["👍", None])
def test_a_seekers_reaction_is_shown_to_all_on_the_case(scene: Scene, emoji: str | None) -> None:
    """On their copies, whoever wrote it; and it goes when the seeker takes it away."""
    other = scene.person("Other")
    scene.room.work.assignments.new(scene.case.id, other.id, "[]", part="beside")
    scene.writes(scene.lead, "how are you")
    seeker_reacts(scene, copy(scene, scene.seeker, "how are you"), emoji)
    ref = EntryRef(scene.case.id, 1)
    assert reactions(scene) == [(scene.lead.chat_id, ref, emoji), (other.chat_id, ref, emoji)]


def test_a_confidants_reaction_is_shown_to_the_seeker_and_colleagues(scene: Scene) -> None:
    """Not to themselves: Telegram shows them their own."""
    other = scene.person("Other")
    scene.room.work.assignments.new(scene.case.id, other.id, "[]", part="beside")
    letter = scene.seeker_writes("thank you")
    reacts(scene, scene.lead, copy(scene, scene.lead, "thank you"))
    assert sorted(chat for chat, _, _ in reactions(scene)) == sorted((other.chat_id, scene.seeker.chat_id))
    assert letter


def test_a_reaction_to_ones_own_words_is_shown_too(scene: Scene) -> None:
    """On the copy that the other side has of them."""
    letter = scene.seeker_writes("thank you")
    scene.phones.deliver()
    seeker_reacts(scene, letter.message_id)
    assert [chat for chat, _, _ in reactions(scene)] == [scene.lead.chat_id]


def test_among_the_staff_it_stays_there(scene: Scene) -> None:
    """What they think of an aside no seeker learns."""
    coordinator = scene.person("Coordinator", "coordinator")
    letter = scene.room.letter(scene.lead, "between us", thread=scene.thread(scene.lead))
    asides.spoken(scene.room.desk, scene.case_now, scene.lead, letter)
    reacts(scene, coordinator, copy(scene, coordinator, "between us"))
    assert [chat for chat, _, _ in reactions(scene)] == [scene.lead.chat_id]


def test_whoever_is_off_the_case_shows_nothing(scene: Scene) -> None:
    """The message may still stand on their phone."""
    scene.seeker_writes("thank you")
    shown = copy(scene, scene.lead, "thank you")
    held = scene.held(scene.lead)
    assert held
    scene.room.work.assignments.end(held.id)
    reacts(scene, scene.lead, shown)
    assert reactions(scene) == []


def test_a_closed_case_shows_nothing(scene: Scene) -> None:
    """Nothing new is passed on once it is over."""
    scene.writes(scene.lead, "goodbye")
    shown = copy(scene, scene.seeker, "goodbye")
    scene.room.work.cases.save(replace(scene.case_now, state="closed"))
    seeker_reacts(scene, shown)
    assert reactions(scene) == []


@pytest.mark.parametrize("gone", ["withheld", "taken back"])
def test_what_is_gone_gets_no_reaction(scene: Scene, gone: str) -> None:
    """It was reported or taken back; a reaction would bring it up again."""
    scene.writes(scene.lead, "too harsh")
    shown, ref = copy(scene, scene.seeker, "too harsh"), EntryRef(scene.case.id, 1)
    if gone == "withheld":
        scene.room.work.transcript.withhold(ref, "kept")
    else:
        scene.room.work.transcript.take_back(ref)
    seeker_reacts(scene, shown)
    assert reactions(scene) == []


def test_the_lines_own_messages_pass_nothing_on(scene: Scene) -> None:
    """A heart for the menu is for nobody."""
    scene.phones.deliver()
    seeker_reacts(scene, 50_001)
    seeker_reacts(scene, 999_999)
    assert reactions(scene) == []


@pytest.mark.parametrize("known", [{"news": "discreet"}, {"hidden": True}])
def test_a_seeker_who_wants_no_sign_gets_none(scene: Scene, known: dict[str, object]) -> None:
    """A reaction makes a telephone light up like a message does."""
    letter = scene.seeker_writes("thank you")
    shown = copy(scene, scene.lead, "thank you")
    scene.room.work.seekers.save(replace(scene.room.again(scene.seeker), **known))  # type: ignore[arg-type]
    reacts(scene, scene.lead, shown)
    assert reactions(scene) == []
    assert letter


def test_only_the_newest_is_on_its_way(scene: Scene) -> None:
    """Whoever tries ten signs, one after another, sends one; and what waits behind a lock is one too."""
    scene.room.work.staff.save(replace(scene.now(scene.lead), locked=True))
    letter = scene.seeker_writes("thank you")
    scene.phones.deliver()
    for emoji in ("👍", "❤", None, "🙏"):
        seeker_reacts(scene, letter.message_id, emoji)
    assert scene.room.work.outbox.withheld("staff", scene.lead.chat_id) == 2
    scene.room.work.outbox.let_through("staff", scene.lead.chat_id)
    assert [emoji for _, _, emoji in reactions(scene)] == ["🙏"]


def test_of_several_confidants_the_newest_is_seen(scene: Scene) -> None:
    """A bot sets one reaction: the last one, whoever it is of."""
    other = scene.person("Other")
    scene.room.work.assignments.new(scene.case.id, other.id, "[]", part="beside")
    scene.seeker_writes("thank you")
    reacts(scene, scene.lead, copy(scene, scene.lead, "thank you"), "👍")
    reacts(scene, other, copy(scene, other, "thank you"), "❤")
    assert [emoji for chat, _, emoji in reactions(scene) if chat == scene.seeker.chat_id] == ["❤"]


def test_a_reaction_to_what_is_taken_back_never_arrives(scene: Scene) -> None:
    """It was on its way when the words were taken back."""
    letter = scene.seeker_writes("thank you")
    shown = copy(scene, scene.lead, "thank you")
    reacts(scene, scene.lead, shown)
    scene.room.work.outbox.recall(EntryRef(scene.case.id, 1))
    assert reactions(scene) == []
    assert letter
