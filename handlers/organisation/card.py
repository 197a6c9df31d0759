"""`organisation.yaml`: who it is, and its languages, communities, numbers, hours and colours."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import phonenumbers
from ruamel.yaml.nodes import Node, ScalarNode

from handlers.intake.yaml_sheet import Sheet
from locales.languages import LANGUAGES, SOURCE
from locales.organisation import AS_IT_COMES, Colours, Organisation, Overlay
from locales.text import Text
from locales.texts import common

Note = Callable[[int, str], None]

LINE = ("time_zone", "opens", "closes", "holidays", "closed_days")
"""Settings that the organisation gives; the environment comes before them."""
KEYS = (
    "name",
    "country",
    "languages",
    "local",
    "spoken",
    "abroad",
    "communities",
    "numbers",
    "colours",
    *LINE,
)
NEEDED = ("name", "country", "languages", "communities", "numbers", "time_zone")
ALWAYS = ("other", "no_matter")
"""Communities that mean something to the program, and are always there."""
NUMBERS_NEEDED = ("emergency", "suicide")
"""What every line has to be able to say, whatever else it knows."""

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_NUMBER = re.compile(r"\+?[0-9](?:[ \-/]?[0-9]){1,16}")
LEAST_CONTRAST = 2.0
"""Against white, by the formula of WCAG 2.2 (relative luminance): less is not seen on a bright screen."""


@dataclass(frozen=True, slots=True)
class Card:
    """What `organisation.yaml` says. `labels` are its communities' words, by language and key of the text."""

    name: str
    country: str
    languages: tuple[str, ...]
    local: str
    spoken: tuple[str, ...]
    abroad: tuple[str, ...]
    communities: Mapping[str, Text]
    labels: Overlay
    numbers: Mapping[str, str]
    colours: Colours
    line: Mapping[str, str] = field(default_factory=dict)

    @property
    def written(self) -> tuple[str, ...]:
        """The languages that texts are in."""
        return tuple(dict.fromkeys((*self.languages, SOURCE)))

    @property
    def own_keys(self) -> frozenset[str]:
        """Keys of texts that have their words here."""
        return frozenset(one.key for one in self.communities.values())

    def organisation(self, texts: Overlay, questions: Mapping[str, str], places: Path | None) -> Organisation:
        """The whole organisation, with what else is in its folder."""
        return Organisation(
            name=self.name,
            country=self.country,
            abroad=self.abroad,
            languages=self.languages,
            local=self.local,
            spoken=self.spoken,
            communities=self.communities,
            numbers=self.numbers,
            texts=texts,
            questions=questions,
            places=places,
            colours=self.colours,
            line={"name": self.name, **self.line},
        )


def read_card(sheet: Sheet, written: str, note: Note) -> Card | None:
    """The card, or None when anything in it is wrong; every fault is noted."""
    faulty = list[tuple[int, str]]()
    card = _read(sheet, written, lambda line, words: faulty.append((line, words)))
    for finding in sheet.findings:
        faulty.append((finding.line or 0, str(finding).removeprefix(f"line {finding.line}: ")))
    for line, words in faulty:
        note(line, words)
    return None if faulty else card


def _read(sheet: Sheet, written: str, note: Note) -> Card | None:
    root = sheet.compose(written)
    if root is None:
        return None
    top = sheet.mapping(root, (), KEYS, NEEDED)
    name, country = sheet.text(top.get("name"), ("name",)), sheet.text(top.get("country"), ("country",))
    if country is not None and country.upper() not in phonenumbers.SUPPORTED_REGIONS:
        note(_line(top["country"]), f"country: {country} is no country's code of two letters (ISO 3166)")
    if name is not None and not 0 < len(name.strip()) <= 64:  # noqa: PLR2004 -- as AMANA_NAME
        note(_line(top["name"]), "name: 1 to 64 characters")
    languages = _codes(sheet, top, "languages", LANGUAGES, note)
    local = sheet.text(top.get("local"), ("local",)) or next(iter(languages), "")
    if "local" in top and local not in languages:
        note(_line(top["local"]), f"local: {local} is not one of the languages")
    spoken = _codes(sheet, top, "spoken", tuple(common.LANGUAGES), note)
    abroad = _codes(sheet, top, "abroad", tuple(phonenumbers.SUPPORTED_REGIONS), note)
    communities, labels = _communities(sheet, top.get("communities"), languages, note)
    line = {key: value for key in LINE if (value := sheet.text(top.get(key), (key,))) is not None}
    return Card(
        (name or "").strip(),
        (country or "").lower(),
        languages,
        local,
        spoken or tuple(dict.fromkeys((*languages, SOURCE))),
        abroad,
        communities,
        labels,
        _numbers(sheet, top.get("numbers"), note),
        _colours(sheet, top.get("colours"), note),
        line,
    )


def _line(node: Node) -> int:
    return int(node.start_mark.line) + 1


def _codes(
    sheet: Sheet, top: Mapping[str, Node], key: str, known: tuple[str, ...], note: Note
) -> tuple[str, ...]:
    found = list[str]()
    for index, node in sheet.items(top.get(key), (key,)):
        code = sheet.text(node, (key, index))
        if code is not None and code not in known:
            note(_line(node), f"{key}: {code} is not known; these are: {', '.join(sorted(known)[:20])}")
        elif code in found:
            note(_line(node), f"{key}: {code} stands here twice")
        elif code is not None:
            found.append(code)
    if key == "languages" and key in top and not found:
        note(_line(top[key]), "languages: at least one")
    return tuple(found)


def _communities(
    sheet: Sheet, node: Node | None, languages: tuple[str, ...], note: Note
) -> tuple[dict[str, Text], dict[str, dict[str, str]]]:
    """The communities by id, and their words by language."""
    made, labels = dict[str, Text](), dict[str, dict[str, str]]()
    read = sheet.mapping(node, ("communities",)) if node is not None else {}
    for name, inner in read.items():
        packaged = common.COMMUNITIES.get(name)
        if packaged and isinstance(inner, ScalarNode) and not inner.value:
            made[name] = packaged
            continue
        words = _words(sheet, inner, ("communities", name), dict.fromkeys((*languages, SOURCE)), note)
        made[name] = packaged or Text(f"common.community_{name}", words.get(SOURCE, name))
        for code, said in words.items():
            labels.setdefault(code, {})[made[name].key] = said
        sheet.name(inner if name in ALWAYS else _key(node, name), ("communities", name))
    if node is not None and not made:
        note(_line(node), "communities: at least one")
    return {**made, **{name: common.COMMUNITIES[name] for name in ALWAYS if name not in made}}, labels


def _key(node: Node | None, name: str) -> Node | None:
    pairs = node.value if node is not None else ()
    return next((key for key, _ in pairs if key.value == name), None)


def _words(
    sheet: Sheet, node: Node, path: tuple[str, ...], languages: Mapping[str, None], note: Note
) -> dict[str, str]:
    read = sheet.mapping(node, path, tuple(languages), tuple(languages))
    words = {code: sheet.text(inner, (*path, code)) for code, inner in read.items()}
    for code, said in words.items():
        if said is not None and not 0 < len(said.strip()) <= 40:  # noqa: PLR2004 -- it is a button
            note(_line(read[code]), f"{' '.join(path)} {code}: a button has 1 to 40 characters")
    return {code: said.strip() for code, said in words.items() if said}


def _numbers(sheet: Sheet, node: Node | None, note: Note) -> dict[str, str]:
    made = dict[str, str]()
    read = sheet.mapping(node, ("numbers",), None, NUMBERS_NEEDED) if node is not None else {}
    for name, inner in read.items():
        number = sheet.text(inner, ("numbers", name))
        if number is not None and not _NUMBER.fullmatch(number.strip()):
            note(_line(inner), f"numbers {name}: {number} is no telephone number as people dial it")
        elif number is not None:
            made[name] = number.strip()
    return made


def _colours(sheet: Sheet, node: Node | None, note: Note) -> Colours:
    known = tuple(Colours.__dataclass_fields__)
    read = sheet.mapping(node, ("colours",), known) if node is not None else {}
    given = dict[str, str]()
    for name, inner in read.items():
        colour = sheet.text(inner, ("colours", name))
        if colour is None:
            continue
        if not _COLOUR.fullmatch(colour):
            note(_line(inner), f'colours {name}: {colour} is not written as "#0072B2"')
        elif contrast_with_white(colour) < LEAST_CONTRAST:
            note(_line(inner), f"colours {name}: {colour} is hardly seen on white")
        else:
            given[name] = colour
    return Colours(**{**{name: getattr(AS_IT_COMES.colours, name) for name in known}, **given})


def contrast_with_white(colour: str) -> float:
    """Contrast of `#RRGGBB` against white, from 1 (none) to 21 (WCAG 2.2, contrast ratio)."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 -- of the formula
        for part in parts
    )
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
