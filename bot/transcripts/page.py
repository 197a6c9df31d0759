"""A transcript as one page: no scripts, nothing from anywhere else, every word escaped.

Whatever somebody wrote takes the direction of its own first letter, line by line, and cannot reorder
what stands around it. MarkupSafe escapes all that is put in.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Iterable
from zoneinfo import ZoneInfo

from markupsafe import Markup

from bot.transcripts.formatted import formatted
from bot.transcripts.plain import FATES, facts, moment, tamed
from bot.transcripts.sheet import File, Said, Sheet

STYLE = (
    "body{font:1rem/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem}"
    ".words,.quote{white-space:pre-wrap;overflow-wrap:anywhere;unicode-bidi:plaintext}"
    "article{border-block-start:1px solid #ccc;padding:.5rem 0}.seeker{background:#f5f5f5}"
    "header,.fate{color:#555;font-size:.9rem}"
    ".quote{border-inline-start:3px solid #999;padding-inline-start:.5rem}"
    "img,video{max-width:100%;max-height:30rem}dt{color:#555}dd{margin:0 0 .5rem}"
)
_HASH = b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
POLICY = (
    f"default-src 'none'; style-src 'sha256-{_HASH}'; img-src 'self' file:; media-src 'self' file:;"
    " base-uri 'none'; form-action 'none'"
)
"""What the page may load: the files beside it, and nothing else."""

_PAGE = Markup(
    '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
    '<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
    '<meta name="referrer" content="no-referrer">\n'
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    "<title>{title}</title>\n<style>{style}</style>\n</head>\n<body>\n"
    "<h1><bdi>{title}</bdi></h1>\n{facts}\n{answers}\n<main>\n{said}\n</main>\n</body>\n</html>\n"
)
_ARTICLE = Markup(
    '<article id="e{seq}" class="{side}">\n'
    "<header>#{seq} <time>{at}</time> <bdi>{who}</bdi>{answers}</header>\n"
    "{inside}\n</article>"
)
_SHOWN = {
    "jpg": "img",
    "png": "img",
    "webp": "img",
    "gif": "img",
    "mp4": "video",
    "ogg": "audio",
    "mp3": "audio",
    "m4a": "audio",
}
_FILES = {
    "img": Markup('<p><img src="{path}" alt="{kind}"></p>'),
    "video": Markup('<p><video src="{path}" controls preload="none"></video></p>'),
    "audio": Markup('<p><audio src="{path}" controls preload="none"></audio></p>'),
    "": Markup('<p><a href="{path}" download>{kind}</a></p>'),
}


def page(sheet: Sheet, zone: ZoneInfo) -> str:
    """The whole transcript; times are local to `zone`, files lie in `media/` beside the page."""
    return str(
        _PAGE.format(
            policy=POLICY,
            title=tamed(sheet.case.name),
            style=Markup(STYLE),  # noqa: S704 - a constant
            facts=_lines(Markup("<p><bdi>{}</bdi></p>").format(fact) for fact in facts(sheet, zone)),
            answers=_answers(sheet),
            said=_lines(_said(one, sheet.case.language, zone) for one in sheet.said),
        )
    )


def _answers(sheet: Sheet) -> Markup:
    pair = Markup('<dt class="words" dir="auto" lang="{lang}">{q}</dt><dd class="words" dir="auto">{a}</dd>')
    pairs = (pair.format(lang=sheet.case.language, q=tamed(q), a=tamed(a)) for q, a in sheet.answers)
    return Markup("<dl>\n{}\n</dl>").format(_lines(pairs)) if sheet.answers else Markup()


def _said(one: Said, language: str, zone: ZoneInfo) -> Markup:
    entry = one.entry
    known = one.fate != "unreadable"
    return _ARTICLE.format(
        seq=entry.seq,
        side=entry.side,
        at=moment(entry.at, zone) if known else "",
        who=tamed(one.who),
        answers=Markup(', answers <a href="#e{0}">#{0}</a>').format(entry.reply_to) if entry.reply_to else "",
        inside=_lines(_inside(one, language)),
    )


def _inside(one: Said, language: str) -> Iterable[Markup]:
    lang = Markup(' lang="{}"').format(language) if one.entry.side in ("seeker", "confidant") else Markup()
    if one.entry.quote and not one.fate:
        words = formatted(one.entry.quote)
        yield Markup('<blockquote class="quote" dir="auto"{}>{}</blockquote>').format(lang, words)
    if one.fate:
        yield Markup('<p class="fate">{}</p>').format(FATES[one.fate])
    if one.words.text:
        yield Markup('<div class="words" dir="auto"{}>{}</div>').format(lang, formatted(one.words))
    yield from map(_file, one.files)


def _file(file: File) -> Markup:
    shown = _FILES[_SHOWN.get(file.name.rpartition(".")[2], "")]
    return shown.format(path=f"media/{file.name}", kind=file.kind)


def _lines(parts: Iterable[Markup]) -> Markup:
    return Markup("\n").join(parts)
