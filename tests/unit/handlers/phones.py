"""What stands on everybody's phone once the courier has been round."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field

from db.letters import AnswerPress, Button, DeleteTopic, Edit, OpenTopic, Outgoing, Remove, Send
from db.packing import unpack_letter
from db.records import Consignment, Seeker, Staff
from db.work import Work
from handlers.incoming import Press

Person = Seeker | Staff


@dataclass(slots=True)
class Shown:
    """One message of the bot on a phone."""

    text: str
    thread: int | None
    buttons: tuple[Button, ...]


@dataclass(slots=True)
class Phones:
    """Every chat's screen. Nothing is on it before `deliver`, as long as nobody calls that."""

    work: Work
    screens: dict[int, dict[int, Shown]] = field(default_factory=dict)
    topics: dict[int, set[int]] = field(default_factory=dict)
    answers: list[str] = field(default_factory=list)
    _numbers: itertools.count[int] = field(default_factory=lambda: itertools.count(50_001))

    def deliver(self) -> None:
        """The courier goes round until nothing waits."""
        while claimed := self.work.outbox.claim(100):
            for letter in claimed:
                self._carry(letter, unpack_letter(letter.payload))

    def _carry(self, letter: Consignment, what: Outgoing) -> None:
        screen = self.screens.setdefault(letter.chat_id, {})
        ids: tuple[int, ...] = ()
        thread: int | None = None
        match what:
            case Send():
                ids = (next(self._numbers),)
                buttons = tuple(button for row in what.buttons for button in row)
                screen[ids[0]] = Shown(what.words.text, letter.thread_id, buttons)
            case Edit():
                self._reword(letter, what, screen)
            case Remove():
                for gone in self._targets(letter, what):
                    screen.pop(gone, None)
            case OpenTopic():
                thread = next(self._numbers)
                self.topics.setdefault(letter.chat_id, set()).add(thread)
            case DeleteTopic():
                gone_thread = what.thread_id or letter.thread_id
                self.topics.setdefault(letter.chat_id, set()).discard(gone_thread or 0)
                self._take_topic(screen, gone_thread)
            case AnswerPress():
                self.answers.append(what.text)
            case _:
                pass
        self.work.outbox.sent(letter.id, ids, thread_id=thread)
        if isinstance(what, Send) and what.board:
            self.work.staff.put_up_board(letter.chat_id, ids[-1])

    @staticmethod
    def _take_topic(screen: dict[int, Shown], thread: int | None) -> None:
        for gone in [one for one, shown in screen.items() if thread and shown.thread == thread]:
            del screen[gone]

    def _reword(self, letter: Consignment, what: Edit, screen: dict[int, Shown]) -> None:
        for message_id in self._targets(letter, what):
            if message_id in screen:
                buttons = tuple(button for row in what.buttons for button in row)
                screen[message_id] = Shown(what.words.text, screen[message_id].thread, buttons)

    def _targets(self, letter: Consignment, what: Edit | Remove) -> list[int]:
        if isinstance(what, Edit) and what.message_id is not None:
            return [what.message_id]
        entries = what.entries if isinstance(what, Remove) else (what.entry,)
        ids = list(what.message_ids) if isinstance(what, Remove) else []
        for entry in entries:
            if entry:
                ids += self.work.messages.shown_at(letter.bot, letter.chat_id, entry)
        if isinstance(what, Remove) and what.sweep:
            ids += self.work.onscreen.there(letter.chat_id, what.sweep)
        return ids

    def texts(self, person: Person) -> list[str]:
        """All words on somebody's screen, oldest first."""
        return [shown.text for shown in self.screens.get(person.chat_id, {}).values()]

    def all_text(self, person: Person) -> str:
        """All words on somebody's screen as one text."""
        return "\n".join(self.texts(person))

    def finds(self, person: Person, words: str) -> int:
        """The newest message on somebody's screen with these words in it."""
        screen = self.screens.get(person.chat_id, {})
        return max(one for one, shown in screen.items() if words in shown.text)

    def actions(self, person: Person) -> list[str]:
        """All buttons on somebody's screen, oldest first, by what they do."""
        screen = self.screens.get(person.chat_id, {})
        return [button.action for shown in screen.values() for button in shown.buttons]

    def press(self, person: Person, verb: str) -> Press:
        """Somebody presses the newest button on their screen whose action begins so."""
        screen = self.screens.get(person.chat_id, {})
        message_id, act = [
            (one, button.action)
            for one, shown in screen.items()
            for button in shown.buttons
            if button.action == verb or button.action.startswith(f"{verb}:")
        ][-1]
        return Press(person.chat_id, message_id, "press", act, screen[message_id].thread)
