"""Albums: their items come one by one, and are shown to the other side as one album again.

What gathers lies in the outbox as a letter that is not due yet, so that a restart loses nothing
and whatever comes later waits behind it. An item that comes when its album is gone already is
sent alone, as an answer to it.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from db.letters import Address, EntryRef, FileKind, Piece, Send, Words
from db.records import Case, Entry
from handlers.desk import Desk
from handlers.incoming import Letter

PAUSE = timedelta(seconds=1.5)
"""How long an album waits for an item that Telegram has not brought yet."""

PATIENCE = timedelta(seconds=90)
"""How long it waits for one that is here and still being fetched; longer than that mostly takes."""

MOST = 10
"""Files in one album (Bot API sendMediaGroup)."""

MOST_BYTES = 45 * 1024 * 1024
"""Bytes in one album: a call to the Bot API carries 50 MB, and needs some for itself."""

LONGEST = 1024
"""Characters of the words under a file (Bot API, captions); what has more goes alone."""

LOOK = 40
"""How many entries back an album's first item is looked for."""

PAST_ALL = 2**62
"""A number past every entry's."""

TOGETHER: tuple[frozenset[FileKind], ...] = (
    frozenset(("photo", "video")),
    frozenset(("document",)),
    frozenset(("audio",)),
)
"""Which kinds an album can hold side by side (Bot API sendMediaGroup)."""


def show(
    desk: Desk, where: Address, case: Case, entry: Entry, shown: Send, *, withheld: bool = False
) -> None:
    """Put what shows an entry in the outbox: alone, or with the rest of its album.

    For a phone that is locked it is `withheld`; what belongs together comes together all the same.
    """
    outbox = desk.work.outbox
    if not entry.album or not shown.attachment:
        outbox.put(where, shown, withheld=withheld)
        return
    head = _head(desk, case, entry)
    if head is None:
        outbox.put(where, shown, _due(desk), withheld=withheld)
        return

    def join(letter: Send) -> Send | None:
        return _joined(letter, entry, shown)

    if not outbox.gather(where, head, join, _due(desk), withheld=withheld):
        outbox.put(where, replace(shown, reply_to=shown.reply_to or head), withheld=withheld)


def skipped(desk: Desk, where: Address, case: Case, letter: Letter) -> None:
    """An item of an album was refused: the others need not wait for it any longer."""
    if letter.album:
        head = _head(desk, case, Entry(PAST_ALL, desk.now, "line", album=letter.album))
        if head:
            desk.work.outbox.gather(where, head, lambda gathered: gathered, _due(desk))


def of(desk: Desk, case: Case, entry: Entry) -> list[Entry]:
    """All entries of the album that an entry belongs to; the entry alone when there is none."""
    if not entry.album:
        return [entry]
    near = desk.work.transcript.earlier(EntryRef(case.id, entry.seq + LOOK), 2 * LOOK)
    return [one for one in reversed(near) if one.album == entry.album and one.side == entry.side]


def _due(desk: Desk) -> datetime:
    return desk.now + (PATIENCE if desk.more_of_album else PAUSE)


def _head(desk: Desk, case: Case, entry: Entry) -> EntryRef | None:
    """The first item of an entry's album, when it is another entry."""
    before = desk.work.transcript.earlier(EntryRef(case.id, entry.seq), LOOK)
    first = [one for one in before if one.album == entry.album and one.attachments]
    return EntryRef(case.id, first[-1].seq) if first else None


def _joined(letter: Send, entry: Entry, shown: Send) -> Send | None:
    """The letter with one more file; None when they cannot be one album."""
    pieces = letter.album or _pieces(letter)
    more = _pieces(replace(shown, words=entry.words))
    if not _fit((*pieces, *more)):
        return None
    buttons = letter.buttons or shown.buttons
    below = Words(f"⬆️ × {len(pieces) + 1}") if buttons else Words()
    return replace(letter, album=(*pieces, *more), words=below, attachment=None, buttons=buttons)


def _pieces(letter: Send) -> tuple[Piece, ...]:
    if letter.attachment is None or letter.entry is None:
        return ()
    return (Piece(letter.attachment, letter.words, letter.entry),)


def _fit(pieces: tuple[Piece, ...]) -> bool:
    kinds = {piece.attachment.kind for piece in pieces}
    size = sum(piece.attachment.size for piece in pieces)
    alike = any(kinds <= together for together in TOGETHER)
    short = all(len(piece.words.text) <= LONGEST for piece in pieces)
    return alike and short and len(pieces) <= MOST and size <= MOST_BYTES
