"""A folder for an organisation to begin with: every file with comments, and what has to be worded anew."""

from __future__ import annotations

import io
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.scalarstring import LiteralScalarString

from handlers.organisation.left_over import PROGRAM
from handlers.organisation.reading import CARD, KINDS, PLACES, QUESTIONS, TEXTS
from handlers.questionnaires import packaged
from locales.first import marks
from locales.languages import LANGUAGES, SOURCE
from locales.organisation import AS_IT_COMES, Organisation
from locales.register import register
from locales.texts import common, pages
from locales.tongue import tongue
from matching.places.gazetteer import CountryMissing, load
from matching.places.listed import HEADER

_CARD = """\
# Who the organisation is. `amana organisation check` says what is missing or wrong, by file and line.
name: {name}
# The country's code (ISO 3166): for telephone numbers, and for places where there is no {places}.
country: {country}
# What seekers can read, in the order of the buttons; the program has: {known}.
languages: [{languages}]
# The country's own language: words about danger stand in it too.
local: {local}
# What confidants may speak, and countries whose mobile numbers people also write.
spoken: [{spoken}]
abroad: []

# When confidants mostly answer; AMANA_TIME_ZONE, AMANA_OPENS ... in the environment come before these.
time_zone: Europe/Brussels
opens: "09:00"
closes: "22:00"
holidays: {country_capitals}

# Families' backgrounds. Those that the program knows ({communities})
# need no words; others have one in each language. `other` and `no_matter` are always there.
communities:
  turkish:
  # kurdish: {{{example}}}

# Numbers to call, by what they are for, as people dial them. In texts that name no organisation they stand
# where the program has its own; the others have to be worded anew in {texts}/. More may be added: nobody is
# taken for the owner of a number that stands here.
numbers:
  emergency: "112"
  # needed too: suicide; the program's texts know besides: {numbers}

# Colours of charts, on white.
colours:
  main: "{colours.main}"
  second: "{colours.second}"
  ink: "{colours.ink}"
  quiet: "{colours.quiet}"
"""

ALWAYS = (common.EMERGENCY.key, pages.ELSEWHERE.key)
"""What is worded anew in any case: it is all about whom to call."""

_TEXTS = """\
# Texts in this language that only fit the Netherlands: word them for your own country. Any other text may be
# added, by its key. {name} stands for something inserted, *word* for bold. In texts that only name numbers to
# call, yours stand in the program's own sentence: `check` lists those: a sentence can depend on its number.

"""


def begin(folder: Path, name: str, country: str, languages: tuple[str, ...]) -> list[Path]:
    """Write the files, and give their paths. Raises FileExistsError where the folder is not empty."""
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise FileExistsError(17, "is not empty", str(folder))
    written = tuple(dict.fromkeys((*languages, SOURCE)))
    made = {CARD: _card(name, country, languages)}
    made |= {f"{TEXTS}/{code}.yaml": _texts(code, country) for code in written}
    made |= {f"{QUESTIONS}/{kind}.yaml": _only(packaged(kind), written) for kind in KINDS}
    if not _has_places(country):
        made[PLACES] = f"{','.join(HEADER)}\n# Antwerpen,Antwerpen,51.22,4.40,Anvers; Borgerhout\n"
    for file, text in made.items():
        (folder / file).parent.mkdir(exist_ok=True)
        (folder / file).write_text(text, encoding="utf-8")
    return [folder / file for file in made]


def _card(name: str, country: str, languages: tuple[str, ...]) -> str:
    return _CARD.format(
        name=_inline(name),
        places=PLACES,
        country=_inline(country),
        country_capitals=country.upper(),
        known=", ".join(LANGUAGES),
        languages=", ".join(languages),
        local=languages[0],
        spoken=", ".join(dict.fromkeys((*languages, SOURCE))),
        communities=", ".join(AS_IT_COMES.communities),
        example=", ".join(f"{code}: ..." for code in dict.fromkeys((*languages, SOURCE))),
        texts=TEXTS,
        numbers=", ".join(one for one in AS_IT_COMES.numbers if one not in ("emergency", "suicide")),
        colours=AS_IT_COMES.colours,
    )


def _inline(word: str) -> str:
    """A word as YAML writes it, in quotes where it has to: `no` is a country too."""
    into = io.StringIO()
    YAML(pure=True).dump([word], into)
    return into.getvalue().removeprefix("- ").strip()


def _texts(code: str, country: str) -> str:
    """The texts that somebody else has to word anew, as the program says them."""
    say = tongue(code)
    nobody = Organisation(name="", country="" if country != AS_IT_COMES.country else country, numbers={})
    own = {one.key for one in AS_IT_COMES.communities.values()}
    numbers = set(AS_IT_COMES.numbers.values())
    found = {
        key: LiteralScalarString(said) if "\n" in said else said
        for key, what in register().items()
        if key not in own and not key.startswith(PROGRAM)
        if (said := say.template(what)) and (key in ALWAYS or set(marks(said, code, nobody)) - numbers)
    }
    into = io.StringIO()
    yaml = YAML(pure=True)
    yaml.width = 10_000
    yaml.dump(found, into)
    return _TEXTS + into.getvalue()


def _only(questionnaire: str, languages: tuple[str, ...]) -> str:
    """A questionnaire in these languages alone, and asking for no others; comments and all."""
    yaml = YAML()
    yaml.width, yaml.preserve_quotes = 10_000, True
    yaml.indent(mapping=2, sequence=4, offset=2)
    whole = yaml.load(questionnaire)
    dropped = set(whole["languages"]) - set(languages)
    for code in dropped:
        whole["languages"].remove(code)
    for asked in whole["questions"]:
        if asked.get("role") == "languages":
            asked["options"] = [one for one in asked["options"] if one["id"] not in dropped]
    _drop(whole["questions"], dropped)
    into = io.StringIO()
    yaml.dump(whole, into)
    return into.getvalue()


def _drop(node: object, dropped: set[str]) -> None:
    if isinstance(node, dict):
        if isinstance(node.get(SOURCE), str):
            for code in dropped & set(node):
                del node[code]
        for inner in node.values():
            _drop(inner, dropped)
    elif isinstance(node, list):
        for inner in node:
            _drop(inner, dropped)


def _has_places(country: str) -> bool:
    try:
        load(country)
    except CountryMissing:
        return False
    return True
