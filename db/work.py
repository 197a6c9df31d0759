"""The unit of work: everything that changes together, or not at all."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from db.assignments import Assignments
from db.audit import Audit
from db.blocks import Blocks
from db.casebook import Casebook
from db.cases import Cases
from db.consents import Consents
from db.delivery import Delivery
from db.errors import SavepointsCrossed
from db.figures import Figures
from db.inbox import Inbox
from db.intervisions import Intervisions
from db.invites import Invites
from db.keepings import Keepings
from db.keychain import Keychain
from db.looks import Looks
from db.media import Media
from db.meetings import Meetings
from db.messages import Messages
from db.offers import Offers
from db.onscreen import Onscreen
from db.outbox import Outbox
from db.pins import Pins
from db.practices import Practices
from db.prompts import Prompts
from db.questionnaires import Questionnaires
from db.records import Arrival
from db.remarks import Remarks
from db.replacing import Replacing
from db.scope import Scope
from db.seats import Seats
from db.seekers import Seekers
from db.settings import LineSettings
from db.staff import StaffMembers
from db.sums import Sums
from db.tallies import Tallies
from db.transcript import Transcript
from db.wordings import Wordings


class Work:
    """One open transaction, and in it everything the line remembers.

    It is good until its `async with` block ends; after that everything raises WorkEnded.
    """

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._depth = 0
        self._keychain = Keychain(scope)
        self._casebook = Casebook(scope, self._keychain)
        self.seekers = Seekers(scope)
        self.intervisions = Intervisions(scope)
        self.staff = StaffMembers(scope, self.intervisions)
        self.assignments = Assignments(scope, self._keychain)
        self.keepings = Keepings(scope)
        self.looks = Looks(scope)
        self.transcript = Transcript(scope, self._keychain, self.keepings)
        self.media = Media(scope, self._keychain, self.keepings)
        self.messages = Messages(scope)
        self.onscreen = Onscreen(scope)
        self.offers = Offers(scope, self._keychain)
        self.meetings = Meetings(scope)
        self.seats = Seats(scope)
        self.invites = Invites(scope)
        self.blocks = Blocks(scope)
        self.practices = Practices(scope)
        self.prompts = Prompts(scope)
        self.pins = Pins(scope)
        self.questionnaires = Questionnaires(scope)
        self.consents = Consents(scope)
        self.settings = LineSettings(scope)
        self.audit = Audit(scope, self.settings)
        self.sums = Sums(scope, self.settings, self.audit)
        self.wordings = Wordings(scope)
        self.tallies = Tallies(scope)
        self.remarks = Remarks(scope)
        self.inbox = Inbox(scope, self.media, self.settings)
        self.bots = Replacing(scope, self.settings, self.inbox)
        self.outbox = Outbox(scope, self._keychain, self.messages, self.assignments, self._casebook)
        self.delivery = Delivery(scope)
        self.figures = Figures(scope)
        self.cases = Cases(scope, self._keychain, self.outbox, self.keepings, self._casebook)

    @property
    def now(self) -> datetime:
        """The moment this unit of work began, in UTC: one moment for all that is in it."""
        return self._scope.now

    @property
    def rng(self) -> random.Random:
        """Where chance comes from."""
        return self._scope.rng

    @contextmanager
    def savepoint(self) -> Iterator[None]:
        """A part of the work that stands or falls alone; an exception undoes it and goes on up.

        Savepoints nest. Two that interleave would undo each other: SavepointsCrossed.
        """
        self._depth += 1
        depth = self._depth
        erased, changes = len(self._scope.erased), self._scope.changes.mark
        self._scope.say(f"SAVEPOINT s{depth}")
        try:
            yield
        except BaseException:
            self._close(depth, f"ROLLBACK TO SAVEPOINT s{depth}")
            self._keychain.drop()
            self._casebook.forget()
            self._scope.undone(erased)
            self._scope.changes.back_to(changes)
            raise
        self._close(depth)

    @contextmanager
    def handling(self, arrival: Arrival) -> Iterator[None]:
        """While an update is handled that may have been before, what it sends says so."""
        self._scope.repeating = arrival.repeat
        try:
            yield
        finally:
            self._scope.repeating = False

    def _close(self, depth: int, undo: str = "") -> None:
        if self._depth != depth:
            raise SavepointsCrossed
        if undo:
            self._scope.say(undo)
        self._scope.say(f"RELEASE SAVEPOINT s{depth}")
        self._depth -= 1

    def lookup_of(self, domain: str, *ids: str) -> str:
        """A keyed hash, by which something can be recognised that is not kept."""
        return self._scope.vault.lookup.of(domain, *ids).hex()

    def rewrap_cases(self, most: int) -> int:
        """Wrap open cases' keys under today's day key (`Store.roll_day_keys` does the whole of it).

        At most so many; how many there were.
        """
        return self._keychain.rewrap(most)

    def days_in_use(self) -> set[str]:
        """The days under whose keys a case is still wrapped."""
        return self._keychain.days_in_use()
