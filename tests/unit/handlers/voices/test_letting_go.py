from __future__ import annotations

from dataclasses import dataclass, field

from hypothesis import HealthCheck, given, settings, strategies as st

from db.letters import FETCH_AGAIN, Parcel
from tests.unit.handlers.room import Room
from tests.unit.handlers.voices.conversation import Conversation, conversation

DEEDS = st.lists(
    st.one_of(
        st.just(("send", 0)),
        st.just(("write", 0)),
        st.tuples(st.sampled_from(["vsend", "vdrop", FETCH_AGAIN]), st.integers(0, 4)),
        st.tuples(st.sampled_from(["listens", "straight"]), st.just(0)),
    ),
    max_size=14,
)


@given(side=st.sampled_from(["seeker", "confidant"]), deeds=DEEDS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_other_side_hears_what_was_let_go_and_nothing_else(
    room: Room, side: str, deeds: list[tuple[str, int]]
):
    """Whatever is sent, pressed, pressed again or late: what is kept and shown is what was let go, once."""
    talk = conversation(room, side)
    model = Model()
    for number, (deed, which) in enumerate(deeds):
        model.does(talk, deed, which, f"n{number}")
    assert talk.said() == model.said
    assert len(talk.heard_by_other()) == len(model.said)
    assert talk.waiting == [media_id for media_id, _ in model.waiting]


@dataclass
class Model:
    """What should come of it, said as simply as it can be."""

    said: list[str] = field(default_factory=list)
    waiting: list[tuple[str, str]] = field(default_factory=list)
    known: list[tuple[str, str]] = field(default_factory=list)
    heard: bool = False
    listens: bool = False

    def does(self, talk: Conversation, deed: str, which: int, data: str) -> None:
        match deed:
            case "send":
                talk.sends(data.encode())
                self._sent(talk, data)
            case "write":
                talk.writes(data)
                self.said.append(data)
            case "listens" | "straight":
                self.listens = deed == "listens"
                talk.chooses(on=True, listens=self.listens)
            case _ if which < len(self.known):
                own = Parcel("voice", talk.room.work.media.park(2, data.encode()))
                talk.presses(deed, self.known[which][0], own)
                self._pressed(deed, self.known[which], data)

    def _sent(self, talk: Conversation, data: str) -> None:
        if self.heard and not self.listens:
            self.said.append(data)
        else:
            self.waiting.append((talk.waiting[-1], data))
            self.known.append(self.waiting[-1])

    def _pressed(self, deed: str, note: tuple[str, str], own: str) -> None:
        if note not in self.waiting:
            return
        self.waiting.remove(note)
        self.heard = self.heard or deed == "vsend"
        if deed != "vdrop":
            self.said.append(note[1] if deed == "vsend" else own)
