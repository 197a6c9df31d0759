"""The outbox: what is to go out, in order per chat.

A letter's life: waiting → sending → sent, refused, dropped or cancelled. After `again`,
`unknown` and `unreachable` it waits once more, and everything behind it in its chat with it.
A seeker's letters can be held back until they are asked for (held → waiting). Fleeting letters
(answers to presses, typing) stand beside the queue. A settled letter keeps its number and
outcome, and nothing of what it said.
"""

from __future__ import annotations

from db.gathering import Gathering


class Outbox(Gathering):
    """Handlers `put` and `cancel`; the courier claims and settles."""
