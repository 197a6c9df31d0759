"""Everything a seeker has said, and what was answered, as one page in their language.

Articles 15 and 20 of the GDPR: what is kept about somebody, in a form they can take along. What the staff
say among one another, and who they are, is not theirs; what the confidant wrote to them is part of it.
Nothing in the page loads or runs anything, and every word is escaped.
"""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup, escape

from db.records import Case, Consent, Entry, Intervention, Seeker, Share
from db.seats import Seat
from handlers import legal, summaries
from handlers.desk import Desk, voice_of
from handlers.meetings import shown, telling
from handlers.questionnaires import of_case, walk_of
from locales import Tongue
from locales.dates import day_and_hour
from locales.text import Text
from locales.texts import export as texts, meetings

STYLE = Markup(
    "body{font:1rem/1.5 system-ui,sans-serif;max-width:40rem;margin:1rem auto;padding:0 1rem}"
    "p{white-space:pre-wrap;overflow-wrap:anywhere;unicode-bidi:plaintext}"
    "section{border-block-start:1px solid #ccc}header{color:#555;font-size:.9rem}"
)
POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_PAGE = Markup(
    '<!DOCTYPE html>\n<html lang="{language}" dir="{direction}">\n<head>\n<meta charset="utf-8">\n'
    '<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    "<title>{title}</title>\n<style>{style}</style>\n</head>\n<body>\n<h1>{title}</h1>\n{parts}\n</body>\n</html>\n"
)
_SECTION = Markup("<section>\n<h2>{heading}</h2>\n{inside}\n</section>")
_SAID = Markup("<article><header><time>{time}</time> – {who}</header><p>{words}</p></article>")
SIDES = {"seeker": texts.YOU, "confidant": texts.CONFIDANT}
"""Whose words are in it."""


def page(desk: Desk, seeker: Seeker, case: Case | None) -> bytes:
    """The page, as UTF-8."""
    say = voice_of(seeker)
    agreed = [_agreed(desk, say, one) for one in desk.work.consents.of(seeker.id)]
    parts = [_section(say, texts.AGREED, agreed), *(_of_case(desk, say, case) if case else ())]
    if signed := [_signed(desk, say, one) for one in desk.work.seats.of_seeker(seeker.id)]:
        parts.append(_section(say, meetings.SIGNED, signed))
    return str(
        _PAGE.format(
            language=say.code,
            direction=say.direction,
            title=say(texts.TITLE),
            policy=POLICY,
            style=STYLE,
            parts=Markup("\n").join(parts),
        )
    ).encode()


def _section(say: Tongue, heading: Text, lines: list[Markup]) -> Markup:
    return _SECTION.format(heading=say(heading), inside=Markup("\n").join(lines))


def _of_case(desk: Desk, say: Tongue, case: Case) -> Iterator[Markup]:
    """The answers, what was said, what was agreed to, and what the seeker knows to have been shared."""
    answers = summaries.everything(say, of_case(desk, case), walk_of(case)).text
    yield _section(say, texts.ANSWERS, [Markup("<p>{}</p>").format(answers)])
    yield _section(say, texts.SAID, [_said(desk, say, one) for one in _theirs(desk, case)])
    done = [_done(say, one) for one in case.interventions if one.state in ("agreed", "ended")]
    if done:
        yield _section(say, texts.DONE, done)
    shared = [_shared(say, one) for one in case.shares if one.told and one.state in ("agreed", "shared")]
    if shared:
        yield _section(say, texts.SHARED, shared)


def _signed(desk: Desk, say: Tongue, seat: Seat) -> Markup:
    meeting = desk.work.meetings.get(seat.meeting_id)
    if meeting is None:
        return Markup("")
    when = telling.when(desk, say, meeting.starts_at)
    title = shown.announced(meeting, say).title
    line = say(meetings.SIGNED_LINE, when=when, title=title, number=seat.number)
    return Markup("<p>{}</p>").format(line)


def _theirs(desk: Desk, case: Case) -> Iterator[Entry]:
    return (one for one in desk.work.transcript.read(case.id) if one.side in SIDES and not one.withheld)


def _said(desk: Desk, say: Tongue, entry: Entry) -> Markup:
    when = day_and_hour(entry.at, say.code, desk.line.zone)
    words = say(texts.TAKEN_BACK) if entry.taken_back else entry.words.text or say(texts.A_FILE)
    return _SAID.format(time=when, who=say(SIDES[entry.side]), words=words)


def _done(say: Tongue, one: Intervention) -> Markup:
    return Markup("<p>{}</p>").format(one.what)


def _shared(say: Tongue, share: Share) -> Markup:
    words = say(texts.SHARED_LINE, to=share.to, ground=legal.ground_of(say, share), words=share.what)
    return Markup("<p>{}</p>").format(words)


def _agreed(desk: Desk, say: Tongue, consent: Consent) -> Markup:
    when = day_and_hour(consent.at, say.code, desk.line.zone)
    return Markup("<p>{}</p>").format(
        escape(say(texts.AGREED_LINE, when=when, about=_about(say, consent), version=consent.text_version))
    )


def _about(say: Tongue, consent: Consent) -> str:
    """What was agreed to, in words; one of an older program by its own word."""
    what = consent.what.partition(" ")[0]
    return say(texts.CONSENTS[what]) if what in texts.CONSENTS else consent.what
