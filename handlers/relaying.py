"""The relay: what one side of a case writes is kept, and shown to the other side without its sender.

Both directions are the same act: an entry in the transcript, a line in the message map, and
a letter in the outbox, all in the unit of work of the update that brought it.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from urllib.parse import urlsplit

from db.letters import Attachment, BotName, Edit, EntryRef, Mark, Parcel, Send, Words
from db.records import Assignment, Case, Entry, Seeker, Side, Staff
from handlers import albums, harm
from handlers.company import headings
from handlers.desk import Desk, voice_of
from handlers.incoming import Letter
from handlers.kinds import PLACES, RELAYED
from handlers.own_numbers import Own, lines_own
from handlers.personal.blotting import as_code
from handlers.personal.finding import doors
from locales import Tongue
from locales.phrase import Phrase
from locales.text import Text
from locales.texts import relay, voice
from locales.texts.kinds import REASONS

KEPT_MARKS = frozenset(
    (
        "bold",
        "italic",
        "underline",
        "strikethrough",
        "spoiler",
        "code",
        "pre",
        "blockquote",
        "expandable_blockquote",
    )
)
"""Formatting that says nothing about anybody; mentions and custom emoji are left out."""

TELEGRAMS_OWN = ("t.me", "telegram.me", "telegram.dog", "web.telegram.org")
"""Hosts whose addresses name accounts, under the host's own name too (core.telegram.org/api/links)."""

PLAIN_HOST = re.compile(r"[^\W_](?:[\w.\-]*\w)?\.?(?::\d{1,5})?")
"""A host as people write it, in any script, and perhaps a port; no userinfo, backslash or percent sign."""

PROGRAMMING = re.compile(r"[A-Za-z][A-Za-z+#\-]{0,15}")
"""Names of programming languages, as Telegram shows them above a block of code."""

BOT_OF: dict[Side, BotName] = {"seeker": "seeker", "confidant": "staff", "aside": "staff"}
"""The bot that each side of a case talks to."""

STAFF_READS: tuple[Side, ...] = ("seeker", "confidant", "aside")
"""What those on a case are shown of it."""


def whole(case: Case) -> EntryRef:
    """A case as a whole, for messages about it that show no entry."""
    return lines_own(case, Own.WHOLE)


def summary(case: Case) -> EntryRef:
    """The first message of a case on the phone of somebody on it, which is kept up to date."""
    return lines_own(case, Own.SUMMARY)


def without_people(words: Words) -> Words:
    """The words with formatting kept and every link to a person's account taken off.

    What Telegram would make such a link of by itself is set as code: the text stays as it was written.
    """
    harmless = Words(words.text, tuple(_neutral(mark) for mark in words.marks if _harmless(mark)))
    return as_code(harmless, doors(harmless))


def _neutral(mark: Mark) -> Mark:
    """The name of a programming language is shown above code, so it has to be one."""
    return mark if not mark.language or PROGRAMMING.fullmatch(mark.language) else replace(mark, language=None)


def _harmless(mark: Mark) -> bool:
    if mark.kind == "text_link":
        return _leads_to_a_page(mark.url or "")
    return mark.kind in KEPT_MARKS


def _leads_to_a_page(url: str) -> bool:
    """Whether a link leads to a page of the web, and to nobody's account at Telegram.

    Browsers, Telegram and Python do not read every odd address alike, so an odd one leads nowhere:
    a name or a backslash before the host, a host that is not in plain letters.
    """
    try:
        parts = urlsplit(url.strip())
        host = unicodedata.normalize("NFKC", parts.hostname or "").rstrip(".")
    except ValueError:
        return False
    if parts.scheme not in ("http", "https") or not PLAIN_HOST.fullmatch(parts.netloc):
        return False
    return not any(host == one or host.endswith(f".{one}") for one in TELEGRAMS_OWN)


def never(kind: str) -> Text:
    """Why a kind of message is never passed on."""
    return REASONS.get(kind, relay.REFUSED_UNKNOWN)


def refusal(say: Tongue, letter: Letter) -> Phrase | None:
    """Why a letter cannot be passed on, as a sentence in this language; None when it can."""
    if letter.kind not in RELAYED:
        return say.words(never(letter.kind))
    if letter.kind == "sticker" and letter.words.text:
        return None  # drawn by a program that cannot be cleaned: its emoji goes instead
    problem = letter.parcel.problem if letter.parcel else None
    if problem == "too_big":
        return say.words(relay.REFUSED_TOO_BIG, limit=relay.FILE_LIMIT_MB)
    if problem:
        why = relay.REFUSED_FILES.get(problem) or voice.REFUSED.get(problem, relay.REFUSED_UNCLEANABLE)
        return say.words(why)
    if not letter.parcel and not letter.words.text.strip():
        return say.words(relay.REFUSED_EMPTY)
    return None


class NotForSeekers(ValueError):
    """Somebody's word among the staff was about to be shown to a seeker."""


def keep(desk: Desk, case: Case, side: Side, letter: Letter, by: str = "") -> Entry:
    """Write a letter into the transcript and remember which message of its sender it is."""
    attachments = (attach(desk, case, letter.parcel),) if letter.parcel and letter.parcel.parcel_id else ()
    return write(desk, case, side, letter, attachments, by)


def write(
    desk: Desk, case: Case, side: Side, letter: Letter, attachments: tuple[Attachment, ...], by: str = ""
) -> Entry:
    """Write a letter into the transcript whose files are in the case already."""
    bot = BOT_OF[side]
    answered = desk.work.messages.entry_at(bot, letter.chat_id, letter.reply_to) if letter.reply_to else None
    answers = answered is not None and answered.case_id == case.id and answered.seq > 0
    reply_to = answered.seq if answered and answers else None
    quote = _quoted(desk, letter, EntryRef(case.id, reply_to)) if reply_to else None
    words, album = without_people(letter.words), letter.album or ""
    entry = desk.work.transcript.add(case.id, side, words, attachments, reply_to, by, album, quote)
    desk.work.messages.link(bot, letter.chat_id, letter.message_id, EntryRef(case.id, entry.seq))
    return entry


def _quoted(desk: Desk, letter: Letter, answered: EntryRef) -> Words | None:
    """The part that is quoted; nothing of what was taken back or reported meanwhile."""
    entry = desk.work.transcript.get(answered) if letter.quote else None
    if not letter.quote or not entry or entry.taken_back or entry.withheld:
        return None
    return without_people(letter.quote)


def attach(desk: Desk, case: Case, parcel: Parcel) -> Attachment:
    """Take what the porter brought into the case."""
    media_id = parcel.parcel_id or ""
    media_id = media_id if parcel.kept else desk.work.media.keep(media_id, case.id)
    return Attachment(
        parcel.kind,
        media_id,
        parcel.name,
        parcel.mime,
        parcel.size,
        parcel.duration,
        parcel.width,
        parcel.height,
        mark=parcel.mark,
    )


def _shown(case: Case, entry: Entry, words: Words, say: Tongue) -> Send:
    """What shows an entry; pictures and films come hidden, with a button to report them."""
    return Send(
        words=words,
        attachment=entry.attachments[0] if entry.attachments else None,
        reply_to=EntryRef(case.id, entry.reply_to) if entry.reply_to else None,
        quote=entry.quote if entry.reply_to else None,
        entry=EntryRef(case.id, entry.seq),
        language=say.code,
        spoiler=True,
        buttons=harm.buttons(say, case, entry),
    )


def show_confidant(
    desk: Desk, case: Case, entry: Entry, member: Staff, held: Assignment, *, repeat: bool = False
) -> None:
    """Show an entry to somebody on the case; the phone may not forward or save it.

    With `repeat` a copy may be there already, and this one says so.
    """
    say = voice_of(member)
    entry = harm.without(say, entry)
    words = headings.headed(desk, case, entry, member, held)
    shown = replace(_shown(case, entry, words, say), protect=True, silent=desk.is_muted(held))
    where, locked = desk.at_staff(member, held), desk.is_locked(member)
    if locked:
        desk.say_that_there_is_something(member, shown)
    if repeat:
        desk.work.outbox.put(where, shown, repeat=True, withheld=locked)
    else:
        albums.show(desk, where, case, entry, shown, withheld=locked)


def show_seeker(desk: Desk, case: Case, entry: Entry, seeker: Seeker, *, repeat: bool = False) -> None:
    """Show a confidant's entry to the seeker. Raises NotForSeekers for anything else.

    With `repeat` a copy may be there already, and this one says so.
    """
    if entry.side != "confidant":
        raise NotForSeekers
    shown, where = _shown(case, entry, entry.words, voice_of(seeker)), desk.at_seeker(seeker, case)
    if desk.holds_back(seeker, where, shown):
        return
    if repeat:
        desk.work.outbox.put(where, shown, repeat=True)
    else:
        albums.show(desk, where, case, entry, shown)


def amend(desk: Desk, side: Side, letter: Letter) -> tuple[Case, Entry] | None:
    """Take an edit into the transcript; None when nothing a reader can see has changed.

    The Bot API also sends edits that change nothing visible, so the words are compared. Where
    somebody goes while a live location is on is not followed.
    """
    ref = desk.work.messages.entry_at(BOT_OF[side], letter.chat_id, letter.message_id)
    case = desk.work.cases.get(ref.case_id) if ref else None
    if not ref or not case or case.state not in ("waiting", "open") or letter.kind in PLACES:
        return None
    entry = desk.work.transcript.get(ref)
    words = without_people(letter.words)
    if not entry or entry.side != side or entry.words == words or entry.withheld or entry.taken_back:
        return None
    desk.work.transcript.rewrite(ref, words)
    return case, replace(entry, words=words)


def has_another_file(desk: Desk, side: Side, letter: Letter) -> bool:
    """Whether the file in a changed message is not the one that was passed on and that the other side has.

    Telegram's apps let people put another file into a message, or one into a text.
    """
    if not letter.file:
        return False
    ref = desk.work.messages.entry_at(BOT_OF[side], letter.chat_id, letter.message_id)
    entry = desk.work.transcript.get(ref) if ref and ref.seq > 0 and not is_over(desk, ref) else None
    if entry is None or entry.side != side or entry.taken_back or entry.withheld:
        return False
    known = [one.mark for one in entry.attachments]
    return not known or (all(known) and letter.file not in known)


def is_over(desk: Desk, ref: EntryRef) -> bool:
    """Whether the conversation that this belongs to has ended, so that nothing of it changes any more."""
    case = desk.work.cases.get(ref.case_id)
    return case is None or case.state not in ("waiting", "open")


def show_edit_to_confidant(desk: Desk, case: Case, entry: Entry, member: Staff, held: Assignment) -> None:
    """The copy of somebody on the case changes as the message did."""
    words = headings.headed(desk, case, entry, member, held)
    buttons = harm.buttons(voice_of(member), case, entry)
    desk.tell_staff(member, Edit(words, entry=EntryRef(case.id, entry.seq), buttons=buttons), held)


def show_edit_to_seeker(desk: Desk, case: Case, entry: Entry, seeker: Seeker) -> None:
    """The seeker's copy changes as the confidant's message did. Raises NotForSeekers."""
    if entry.side != "confidant":
        raise NotForSeekers
    buttons = harm.buttons(voice_of(seeker), case, entry)
    desk.tell_seeker(seeker, Edit(entry.words, entry=EntryRef(case.id, entry.seq), buttons=buttons), case)
