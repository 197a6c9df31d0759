"""A team for tests about people: who leads, who listens, and what their phones get."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import cast

from db.letters import AnswerPress, Button, Buttons, Edit, Send
from db.packing import unpack_letter
from db.records import Role, Staff
from handlers.staff.card import Card
from locales import tongue
from tests.unit.handlers.room import UTRECHT, Room

NL = tongue("nl")


@dataclass(slots=True)
class Team:
    """People in a room; `heard` is what each chat has got so far."""

    room: Room
    heard: dict[int, list[Send | Edit | AnswerPress]] = field(default_factory=dict)

    def one(self, name: str, *roles: Role, **known: object) -> Staff:
        """Somebody with these roles; a confidant has a profile."""
        card = UTRECHT if "confidant" in roles else Card()
        return self.room.member(
            card, **{"roles": roles, "name": name, "available": "confidant" in roles, **known}
        )

    def now(self, member: Staff) -> Staff:
        """The same person as the work has them now."""
        found = self.room.work.staff.get(member.id)
        assert found is not None
        return found

    def gets(self, member: Staff) -> list[str]:
        """All words that have come to this person's chat so far."""
        return self.heard_at(member.chat_id)

    def heard_at(self, chat_id: int) -> list[str]:
        """All words that have come to this chat so far."""
        self._deliver()
        letters = self.heard.get(chat_id, [])
        return [one.text if isinstance(one, AnswerPress) else one.words.text for one in letters]

    def buttons(self, member: Staff) -> list[Button]:
        """The buttons of the newest message in this person's chat that has any."""
        self._deliver()
        letters = self.heard.get(member.chat_id, [])
        rows = [one.buttons for one in letters if isinstance(one, Send | Edit) and one.buttons]
        return [button for row in (rows[-1] if rows else cast("Buttons", ())) for button in row]

    def _deliver(self) -> None:
        outbox = self.room.work.outbox
        while claimed := outbox.claim(100, ("staff",)):
            for letter in claimed:
                what = unpack_letter(letter.payload)
                if isinstance(what, Send | Edit | AnswerPress):
                    self.heard.setdefault(letter.chat_id, []).append(what)
                outbox.sent(letter.id, (letter.id + 5000,))

    def acts(self) -> list[str]:
        """What the audit log says was done, oldest first."""
        return [deed.act for deed in reversed(self.room.work.audit.newest(100))]
