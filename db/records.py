"""The things the helpline remembers, as plain values.

Every field is stored sealed unless `db/tables.py` declares a column for it. Times are aware
datetimes in UTC. Ids are random, 32 hexadecimal characters, and mean nothing outside.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from db.letters import Attachment, BotName, Words
from db.voices import CaseVoice, VoiceChoice

Role = Literal["confidant", "coordinator", "admin"]

SeekerStage = Literal["language", "reading", "menu", "intake", "agreeing", "waiting", "talking", "farewell"]
"""Where a seeker is: choosing a language, reading what the line is, in the menu, answering the
intake, asked to agree to be matched, waiting for a confidant, talking to one, or saying goodbye."""

QuestionnaireKind = Literal["seekers", "professionals", "questions"]
"""For whom a questionnaire is."""

News = Literal["open", "asked", "discreet"]
"""How new messages come to a seeker: at once; after a silence only when it is safe to read; or always
behind a line that says nothing."""

TriageLevel = Literal["information", "advice", "support", "urgent"]
"""How pressing a case looks. It orders and alerts; a human decides."""

CaseState = Literal["intake", "waiting", "open", "closed"]
OfferState = Literal["open", "accepted", "declined", "family", "expired", "withdrawn"]
Withheld = Literal["", "undecided", "kept"]
Side = Literal["seeker", "confidant", "line", "aside"]
"""Who said something: the seeker, a confidant, the line itself; or, aside, one of the staff to
another about the case, which a seeker never sees."""

Part = Literal["lead", "beside"]
"""Somebody's part in a case: the one who holds it, or one who has joined."""

OfferPart = Literal["lead", "transfer", "beside"]
"""What an offer offers: a case that waits, one that its holder hands over, or to join one."""

KeepingKind = Literal["longer", "hold"]
"""Why a case is kept: it got more time, or a legal hold is on it."""

ShareState = Literal["draft", "asked", "proposed", "agreed", "refused", "shared"]
InterventionState = Literal["draft", "asked", "agreed", "refused", "ended"]
"""How far sharing is: written down, the seeker asked, their answer, and that it was done."""

Owing = Literal["seeker", "confidant"]
"""Whose turn it is to write."""


@dataclass(frozen=True, slots=True)
class Seeker:
    """A person who asks for help. Of Telegram only the chat's number is kept, sealed.

    `read_at` is when something of the intake was last shown; with `guarded` it waits for the
    seeker to say that it is safe to read. What is shown comes in `second_language` too;
    `aloud`: questions are read to the seeker. `barred` are staff who must never hear of this
    seeker ("I know this family", a conflict); `known` those the seeker would like again, kept
    with consent until `known_until`; `follow_up_at` is when the line asks how it is going, with consent.
    `news` is how new messages come; the chat is cleared of what is `clears_after` hours old.
    `word` is the keyed hash of the seeker's own word; while `hidden` the bot shows information pages
    only, until it is given. `tries` wrong ones came last at `tried_at`. `awaits` says what the next
    message is for. `seen_at` is when the seeker last did something, kept only where `news` needs it.
    `timer_told`: a word was said of Telegram's own timer. `begun` is when an intake was begun lately.
    `rates` is what the seeker may still be asked about how it was, and nothing of what they said.
    `draft_told`: a word was said of a translation that nobody has read yet; `reported` are the texts
    they find wrong.
    """

    id: str
    chat_id: int
    stage: SeekerStage = "language"
    language: str | None = None
    consent: str | None = None
    case_id: str | None = None
    screen: int | None = None
    unreachable: bool = False
    read_at: datetime | None = None
    guarded: bool = False
    second_language: str | None = None
    aloud: bool = False
    barred: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    known_until: datetime | None = None
    follow_up_at: datetime | None = None
    voice: VoiceChoice = VoiceChoice()
    news: News = "open"
    clears_after: int | None = None
    word: str = ""
    hidden: bool = False
    tries: int = 0
    tried_at: datetime | None = None
    awaits: str = ""
    seen_at: datetime | None = None
    timer_told: bool = False
    begun: tuple[datetime, ...] = ()
    rates: str = ""
    draft_told: bool = False
    reported: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Board:
    """A coordinator's board: the message it stands in, since when, and the keyed print of what it shows.

    `case_id` is the case that is open on it; empty while it lists them all.
    """

    message_id: int
    since: datetime
    shows: str = ""
    case_id: str = ""


@dataclass(frozen=True, slots=True)
class Cut:
    """A text so long that more of it may follow as a message of its own: when and in which topic it came, and
    the case to whose seeker it went; empty when it went to none.
    """

    at: datetime
    thread: int | None
    case_id: str


@dataclass(frozen=True, slots=True)
class Left:
    """A case that is not somebody's any more, or has ended, and since when."""

    case_id: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Staff:
    """A confidant, coordinator or admin. `profile` is JSON of what matching reads.

    `name` is what colleagues call them, chosen by themselves. `available` is false while they want
    no offers, until `paused_until` when that is set; `away` are their holidays, each from a first
    to a last day, as ISO dates. `seen_at` is when they last did something here, to the hour.
    `leaving`: their cases are being handed over. `asks` says for which case their next message is
    a question to a coordinator.
    `pin` is what `db.pins` keeps of a PIN; the bot locks `pin_minutes` after `active_at`, or at once when
    `locked`. After `pin_tries` wrong ones none is looked at until `pin_wait`. `cleared`: everything of
    cases was taken off the phone, and is shown anew when it is opened.
    `chosen_at` is when `current_case` was last chosen, `left` the case that last went from them, and `cut` a
    long text of theirs of which more may follow.
    `awaits` says, as a button's action does, what the next message is for; empty for nothing special.
    `reading` names the message, question and language that a voice note is awaited for.
    `watch` are the parts of the week in which a coordinator is on duty, such as "mon.evening";
    `watch_until` and `watch_off` are what they said for once: on duty, or off it, until then.
    `practising` is the practice conversation that stands open, so that nothing typed goes astray.
    """

    id: str
    chat_id: int
    roles: tuple[Role, ...]
    joined_at: datetime
    language: str | None = None
    stage: str = "language"
    profile: str = ""
    available: bool = False
    current_case: str | None = None
    screen: int | None = None
    unreachable: bool = False
    awaits: str = ""
    reading: str = ""
    name: str = ""
    paused_until: datetime | None = None
    away: tuple[tuple[str, str], ...] = ()
    seen_at: datetime | None = None
    leaving: bool = False
    asks: str = ""
    voice: VoiceChoice = VoiceChoice()
    chosen_at: datetime | None = None
    pin: str = ""
    pin_minutes: int = 30
    pin_tries: int = 0
    pin_wait: datetime | None = None
    active_at: datetime | None = None
    locked: bool = False
    cleared: bool = False
    watch: tuple[str, ...] = ()
    watch_until: datetime | None = None
    watch_off: datetime | None = None
    board: Board | None = None
    practising: str = ""
    cut: Cut | None = None
    left: Left | None = None


@dataclass(frozen=True, slots=True)
class Handover:
    """A case is to go to somebody else: asked by whom, to whom ("" for whoever fits best), with
    what was said so far or without, and whether the seeker has agreed.

    With `leaving` its holder goes, and the seeker is asked only what may go along; a seeker who
    says nothing for a time after `asked_at` is taken to want nothing of it read.
    """

    by: str
    to: str = ""
    with_transcript: bool = False
    agreed: bool = False
    leaving: bool = False
    asked_at: datetime | None = None


LINE = "line"
"""Who the line itself is where somebody of the staff is named."""


@dataclass(frozen=True, slots=True)
class Alarm:
    """Somebody on a case pressed the red button: who, when, of which `kind` ("" while not said), and
    which of those on duty is on it since. `sent_at` is when those on duty were last alerted.

    Of an urgent case that waits the line itself says so (`by` is `LINE`). `step` counts how far it went
    because nobody took it; `told` once the seeker has heard that nobody is there.
    """

    by: str
    at: datetime
    sent_at: datetime
    kind: str = ""
    taken_by: str = ""
    step: int = 0
    told: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """What somebody on a case wrote down for themselves; `id` is random, eight characters."""

    id: str
    by: str
    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class Report:
    """Somebody on a case reports how its seeker behaves: who, when, and of which kind, by our word."""

    by: str
    at: datetime
    kind: str


@dataclass(frozen=True, slots=True)
class Share:
    """Something of a case that leaves the line, or is meant to: `what` in words, and `to` which body.

    `ground` is a word of our own or the id of one of the line's legal duties, whose words are then in
    `words`. With the ground "consent" the seeker is asked first, and `consent` is the version of what they
    agreed to, as the consent log has it. `id` is random, eight characters; `told`: the seeker knows of it.
    On any other ground a `second` coordinator has to agree before it leaves the line.
    """

    id: str
    by: str
    at: datetime
    to: str
    what: str
    ground: str
    words: str = ""
    state: ShareState = "draft"
    consent: str = ""
    told: bool = False
    second: str = ""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What is to be done about an intervention on a day, an ISO date in the line's own zone."""

    id: str
    day: str
    words: str
    done: bool = False
    reminded: bool = False


@dataclass(frozen=True, slots=True)
class Intervention:
    """What the line does for a seeker beyond talking: `what` in the words the seeker was asked with.

    Nothing of it begins before the seeker has agreed: `consent` is the version of the question, as the
    consent log has it. `outcome` is one of our own words, once it has ended.
    """

    id: str
    by: str
    at: datetime
    what: str
    state: InterventionState = "draft"
    consent: str = ""
    follow_ups: tuple[FollowUp, ...] = ()
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """One seeker's request, from intake to close. `walk` is the intake's answers as JSON.

    `kind` says whose questionnaire was answered, `level` how pressing the answers looked once the
    intake was complete.
    `touched_at` is when the seeker last did something in the intake. `lacking` are the words for
    what stands in the way of a match that the seeker has been told of since the case began to wait.
    `given` are the wishes that the seeker has given up since, as `handlers.match.wishes` writes them.
    `owing` is whose turn it is to write, since `owing_since`; `nudged_at` when somebody was last
    reminded of that. With `asleep_until` nobody is reminded and nothing is expected until then.
    `adviser` is the coordinator who has answered what was last asked about the case, and is asked on.
    `shelf` are letters that wait for a word of whoever wrote them, as `handlers.personal.shelf` writes them.
    `alarm` stands from the red button until it is over; `alarmed`: there was one. `labels` are ids
    of the line's own labels.
    `shares` is what has left the line, or is to; `interventions` what is done beyond talking. `report` stands
    until a coordinator has decided. From the entry `unshown` on the seeker's words wait until they are asked
    for, because there were very many at once; 0 for none. `exported` is the file in which its seeker last had
    everything.
    `waited_on` are those who have been told that something they said is late: the id of each, a colon, and
    the number of the first entry that was.
    """

    id: str
    name: str
    seeker_id: str
    state: CaseState
    opened_at: datetime
    language: str
    questionnaire: int
    walk: str = ""
    urgent: bool = False
    waiting_since: datetime | None = None
    assignment_id: str | None = None
    closed_at: datetime | None = None
    outcome: str | None = None
    kind: QuestionnaireKind = "seekers"
    level: TriageLevel | None = None
    touched_at: datetime | None = None
    given: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()
    handover: Handover | None = None
    owing: Owing | None = None
    owing_since: datetime | None = None
    nudged_at: datetime | None = None
    asleep_until: datetime | None = None
    adviser: str = ""
    shelf: str = ""
    voices: tuple[CaseVoice, ...] = ()
    alarm: Alarm | None = None
    notes: tuple[Note, ...] = ()
    labels: tuple[str, ...] = ()
    waited_on: tuple[str, ...] = ()
    report: Report | None = None
    unshown: int = 0
    shares: tuple[Share, ...] = ()
    interventions: tuple[Intervention, ...] = ()
    exported: str = ""
    alarmed: bool = False

    @property
    def presses(self) -> bool:
        """Whether its letters go before other chats': there is danger, or may be, or an alarm stands."""
        return self.urgent or self.level == "urgent" or self.alarm is not None


@dataclass(frozen=True, slots=True)
class Assignment:
    """One confidant's time with one case. `reasons` is the match's reasons as JSON.

    `plain`: there is no topic for it, or no longer one, so its messages stand in the plain chat.
    Entries before `from_seq` are not theirs to read. Until `muted_until` its messages come without a sound.
    """

    id: str
    case_id: str
    staff_id: str
    since: datetime
    until: datetime | None = None
    thread_id: int | None = None
    reasons: str = ""
    plain: bool = False
    part: Part = "lead"
    from_seq: int = 0
    muted_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Offer:
    """A case shown to a confidant who can accept or decline it.

    `by` is who asked for it, when that was not matching; `why` the reason given for declining.
    """

    id: str
    case_id: str
    staff_id: str
    state: OfferState
    made_at: datetime
    expires_at: datetime
    reasons: str = ""
    part: OfferPart = "lead"
    by: str = ""
    why: str = ""
    reminded: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing said in a case. `seq` counts from 1 in each case; `by` is which of the staff said it.

    `album` is the mark that the messages of one album share, `quote` the part of the answered entry
    that is quoted. `withheld`: somebody reported what is
    in it as harmful or illegal; it stays sealed here and is shown to nobody, "undecided" until a
    coordinator has said that it is "kept". `taken_back`: whoever said it took it back, and nothing of it is
    left but that there was something, unless a legal hold was on its case. `former` are words it had before,
    kept only during such a hold. `again` is how often it was sent again by hand.
    `missed` says in one word why the other side lacks it, and is empty while nothing says so. `open_to` is
    the assignment by which somebody may read it although it was said before they came.
    """

    seq: int
    at: datetime
    side: Side
    words: Words = Words()
    attachments: tuple[Attachment, ...] = ()
    reply_to: int | None = None
    by: str = ""
    album: str = ""
    quote: Words | None = None
    withheld: Withheld = ""
    taken_back: bool = False
    again: int = 0
    former: tuple[Words, ...] = ()
    missed: str = ""
    open_to: str = ""


@dataclass(frozen=True, slots=True)
class Consent:
    """A seeker agreed to a text: what it was about, its version, and the language it was shown in."""

    at: datetime
    what: str
    text_version: str
    language: str


@dataclass(frozen=True, slots=True)
class Block:
    """Somebody with whom the line does not talk until then: who decided it, on which ground, by our word.

    Of the chat only a keyed hash is kept; `id` is the first half of it. `language` is what they read,
    `told_at` when they last heard of it, `objected` whether they have said that it is a mistake.
    """

    until: datetime
    by: str
    ground: str
    language: str
    told_at: datetime | None = None
    objected: bool = False
    id: str = ""


@dataclass(frozen=True, slots=True)
class Keeping:
    """A case is not destroyed before `until`: with more time, or by a legal hold, even when its seeker asks.

    `ground` is a word of our own or the id of one of the line's legal duties, whose words are then in
    `words`. A hold counts once somebody else than `by` has agreed. `untold`: the law forbids to tell the
    seeker of it. `erase`: the seeker has asked for erasure, which follows when it ends. `ending_by` is who
    wants it to end before its time, which takes a second one too.
    """

    id: str
    case_id: str
    kind: KeepingKind
    until: datetime
    at: datetime
    by: str
    ground: str
    words: str = ""
    agreed: bool = False
    agreed_by: str = ""
    untold: bool = False
    erase: bool = False
    ending_by: str = ""


@dataclass(frozen=True, slots=True)
class Tally:
    """How often one value of a figure came up in a month, such as 2026-11."""

    month: str
    figure: str
    value: str
    n: int


@dataclass(frozen=True, slots=True)
class Remark:
    """What a seeker said of the line after the end: the month, the language, and nothing of whose it is."""

    id: int
    month: str
    language: str
    text: str


@dataclass(frozen=True, slots=True)
class Invite:
    """A one-time way in. Only the code's keyed hash is stored; `id` is the first half of it.

    `by` is the staff member who asked for it; empty when it was made on the command line.
    """

    role: Role
    expires_at: datetime
    approved: bool
    by: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Arrival:
    """One update in the inbox. `payload` is the update as it came, JSON, at most 72 hours old.

    With `repeat` it may have been handled before, by a line that this one was restored from.
    """

    id: int
    bot: BotName
    update_id: int
    chat_id: int
    payload: bytes
    received_at: datetime
    tries: int = 0
    parcel: str = ""
    repeat: bool = False


@dataclass(frozen=True, slots=True)
class Consignment:
    """One outbox row as the courier gets it: claimed, marked `sending`, and committed.

    `payload` is JSON for `db.packing.unpack_letter`. With `repeat` an earlier try may have got
    through. `done` are the messages of this letter that an earlier try did send. `urgent`: something
    in its chat is, if not the letter itself.
    """

    id: int
    bot: BotName
    chat_id: int
    payload: str
    case_id: str | None
    assignment_id: str | None
    thread_id: int | None
    repeat: bool
    tries: int
    done: tuple[int, ...] = ()
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class Wording:
    """One change of a text: by whom, when, and how it is worded since; None as in the catalog."""

    key: str
    language: str
    at: datetime
    staff_id: str
    template: str | None


@dataclass(frozen=True, slots=True)
class Deed:
    """One line of the audit log: who did what, to which case or to whom, and on which ground.

    `act` is a word of our own, `about` a staff id or another of our words; never anybody's text
    but `reason`, which the one who did it gave for it.
    """

    at: datetime
    act: str
    by: str
    case_id: str = ""
    about: str = ""
    reason: str = ""
