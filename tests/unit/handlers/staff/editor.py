"""An admin's hands in the editor: what is on the screen, and pressing what is there."""

from __future__ import annotations

from dataclasses import replace

from db.letters import Button, Edit, Send
from db.records import Staff
from handlers.incoming import Press
from handlers.intake.questionnaire import Question, Questionnaire
from handlers.staff.questions import draft, pressing, preview, writing
from locales import tongue
from locales.text import Text
from tests.unit.handlers.room import Room

SAY = tongue("nl")


class Editor:
    """One admin at the working copy of the seekers' questions."""

    def __init__(self, room: Room) -> None:
        self.room = room
        member = replace(room.member(), roles=("admin",))
        room.work.staff.save(member)
        self.member: Staff = member
        self.words = ""
        self.buttons: dict[str, Button] = {}

    @property
    def q(self) -> Questionnaire:
        """The working copy as it stands."""
        return draft.load(self.room.desk, "seekers").questionnaire

    def question(self, place: int) -> Question:
        """One of its questions."""
        return self.q.questions[place]

    def opens(self, place: int) -> None:
        """/questions, and on to one question."""
        pressing.command(self.room.desk, self.member, self.room.letter(self.member, "/questions"))
        self._look()
        while f"{place + 1}. " not in {label[: len(f"{place + 1}. ")] for label in self.buttons}:
            self.taps("➡")
        self.taps(next(label for label in self.buttons if label.startswith(f"{place + 1}. ")))

    def taps(self, what: Text | str, **inserted: object) -> None:
        """Press what is on the screen."""
        label = what if isinstance(what, str) else SAY(what, **inserted)
        action = self.buttons[label].action
        press = Press(self.member.chat_id, 1, "press", action)
        (preview.pressed if action.startswith("ep:") else pressing.pressed)(
            self.room.desk, self.member, press
        )
        self._look()

    def writes(self, words: str) -> None:
        """Send a text."""
        letter = self.room.letter(self.member, words)
        assert writing.taken(self.room.desk, self.member, letter)
        self._look()

    def _look(self) -> None:
        for letter in self.room.post("staff"):
            if isinstance(letter, Send | Edit):
                self.words = letter.words.text
                self.buttons = {one.label: one for row in letter.buttons for one in row}
