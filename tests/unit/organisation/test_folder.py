"""An organisation's folder: read strictly, every fault told with its file and line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.__main__ import amana
from bot.organisations import examine, organisation_of, settings_of
from bot.settings import Settings, SettingsError
from handlers import places
from handlers.organisation.card import contrast_with_white
from handlers.organisation.numbers import exchanged
from handlers.organisation.reading import inspect, read
from handlers.personal.telephones import telephones
from handlers.practice import library
from handlers.questionnaires import default, packaged
from locales.first import marks, number
from locales.organisation import AS_IT_COMES, in_force, ours
from locales.register import register, shown
from locales.texts import common, intake, pages, seeker
from locales.tongue import reworded, tongue

CARD = "organisation.yaml"
IN_BELGIUM = ("--country", "be", "--languages", "tr,nl")


def change(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / file
    text = path.read_text("utf-8")
    assert text.count(old) >= 1, old
    path.write_text(text.replace(old, new, 1), "utf-8")


def line_of(folder: Path, file: str, words: str) -> int:
    lines = (folder / file).read_text("utf-8").splitlines()
    return next(nr for nr, one in enumerate(lines, 1) if words in one)


def test_nothing_is_wrong_with_the_made_up_organisation(folder: Path) -> None:
    """The folder that the stories run with is one that `check` accepts."""
    assert examine(folder) == ()


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        (CARD, "country: be", "country: belgium", "belgium is no country's code"),
        (CARD, "languages: [tr, nl]", "languages: [tr, so]", "languages: so is not known"),
        (CARD, "local: nl", "local: ar", "local: ar is not one of the languages"),
        (CARD, 'emergency: "101"', "emergency: 101", "put it in quotes"),
        (CARD, 'emergency: "101"', 'emergency: "call us"', "no telephone number"),
        (
            CARD,
            "  kurdish: {tr: Kürt, nl: Koerdisch, en: Kurdish}",
            "  kurdish: {tr: Kürt, nl: Koerdisch}",
            "en",
        ),
        (CARD, "  kurdish: {tr: Kürt,", "  Kurdish: {tr: Kürt,", "Kurdish is not a good id"),
        (CARD, "name: Emanet Hattı", "naam: Emanet Hattı", "naam is not a known key"),
        (CARD, '"#882255"', '"#FFFFEE"', "hardly seen on white"),
        (CARD, '"#882255"', '"purple"', 'not written as "#0072B2"'),
        (CARD, "Europe/Brussels", "Europe/Bruges", "time_zone: is not a time zone"),
        (CARD, 'opens: "08:00"', 'opens: "8 o\'clock"', "opens"),
        ("texts/tr.yaml", "seeker.danger_now:", "seeker.danger_nov:", "did you mean seeker.danger_now?"),
        ("texts/nl.yaml", "{opens}", "{opent}", "{opens} is missing; {opent} is not known"),
        ("texts/tr.yaml", "*Şu anda tehlike mi var? 101’i ara.*", "*Şu anda", "a * without a second one"),
        ("texts/nl.yaml", "Bel gratis 1813", "Bel gratis 0800-0113", "it says 0800-0113"),
        ("texts/en.yaml", "Belgian time", "Dutch time", "it says Dutch time"),
        ("texts/tr.yaml", "CAW Antwerpen", "Veilig Thuis", "it says Veilig Thuis"),
        ("questions/seekers.yaml", "      - id: kurdish", "      - id: moroccan", "moroccan is not in"),
        ("questions/seekers.yaml", "Awel", "Kindertelefoon", "it says Kindertelefoon"),
        ("questions/seekers.yaml", "kind: choice", "kind: chioce", "chioce is not a kind of question"),
        ("places.csv", "51.05,3.72", "51,05,3.72", "6 values between commas"),
        ("places.csv", "Gent,Oost-Vlaanderen,51.05,3.72", "Gent,Oost-Vlaanderen,351.05,3.72", "no latitude"),
        ("places.csv", "50.93,5.34", "50,93,5.34", "5.34 is no name"),
        ("places.csv", "name,region", "naam,regio", "begin with: name,region"),
    ],
)
def test_a_fault_is_told_with_its_file_and_line(
    folder: Path, file: str, old: str, new: str, told: str
) -> None:
    """Whatever is wrong is named in words, with where it stands."""
    change(folder, file, old, new)
    found = [one for one in examine(folder) if one.file == file and told in one.words]
    assert found, [str(one) for one in examine(folder)]
    first = new.strip().splitlines()[0]
    near = line_of(folder, file, first)
    assert any(abs(one.line - near) <= 4 for one in found)


@pytest.mark.parametrize("name", [CARD, "places.csv", "questions/seekers.yaml", "texts/tr.yaml"])
def test_what_a_line_cannot_do_without_is_missed(folder: Path, name: str) -> None:
    """Without its card, places, questions or wordings the folder is somebody else's, and that is said."""
    (folder / name).unlink()
    assert name in {one.file for one in examine(folder)}


def test_a_line_runs_on_when_the_program_knows_a_text_no_more(folder: Path) -> None:
    """After an upgrade a text may be gone, or need more: check says so, and the rest holds meanwhile."""
    change(folder, "texts/nl.yaml", "sharing.write:", "sharing.gone:")
    change(folder, "texts/nl.yaml", "{opens} en ", "")
    assert {"texts/nl.yaml"} == {one.file for one in examine(folder)}
    with in_force(read(folder)):
        assert "1813" in tongue("nl")(common.EMERGENCY)
        assert "Belgische tijd" in tongue("nl").template(intake.PROFESSIONAL_WAITING)


def test_a_file_that_nothing_reads_is_told(folder: Path) -> None:
    """A wording under a wrong name would silently not be said."""
    (folder / "texts" / "turkish.yaml").write_text("a: b\n")
    assert [one.file for one in examine(folder)] == ["texts/turkish.yaml"]


def test_a_scenario_in_another_file_than_yaml_is_told(folder: Path) -> None:
    """It would not be there to practise with."""
    (folder / "practice").mkdir(exist_ok=True)
    (folder / "practice" / "tr_second.txt").write_text("a: b\n")
    assert [one.file for one in examine(folder)] == ["practice/tr_second.txt"]


def test_an_unreadable_file_is_told(folder: Path) -> None:
    """Bytes that are no text end in a line, not in a traceback."""
    (folder / CARD).write_bytes(b"\xff\xfe\x00")
    assert inspect(folder).organisation is None
    assert "cannot be read" in examine(folder)[0].words


def test_everything_of_theirs_is_in_force_within_the_block_alone(folder: Path) -> None:
    """Languages, numbers, communities, places, questions and texts are theirs, and afterwards ours again."""
    before = tongue("nl")(seeker.DANGER_NOW)
    with in_force(read(folder)):
        assert ours().languages == ("tr", "nl")
        assert places.largest() == "Antwerpen"
        assert "Awel" in default("seekers")
        assert "101" in tongue("nl")(seeker.DANGER_NOW)
        assert "101’i" in tongue("tr")(seeker.DANGER_NOW)
        assert tongue("tr")(ours().communities["kurdish"]) == "Kürt"
        assert not {common.COMMUNITIES["moroccan"].key} & set(shown())
    assert ours() is AS_IT_COMES
    assert tongue("nl")(seeker.DANGER_NOW) == before
    assert default("seekers") == packaged("seekers")


def test_an_admins_wording_comes_before_the_organisations(folder: Path) -> None:
    """What is worded in the chat counts, and what is not stays the organisation's."""
    with in_force(read(folder)), reworded({"tr": {seeker.DANGER_NOW.key: "Ara!"}}):
        assert tongue("tr")(seeker.DANGER_NOW) == "Ara!"
        assert "1813" in tongue("tr")(common.EMERGENCY)


def test_their_helplines_are_nobodys_number(folder: Path) -> None:
    """A number that the organisation lists is not taken for a person's; the country's own are found."""
    change(folder, CARD, '"1712"', '"+32 470 12 34 56"')
    with in_force(read(folder)):
        assert [hit.value for hit in telephones("bel 0471 23 45 67")] == ["+32471234567"]


def test_the_programs_scenarios_are_played_in_their_languages_with_their_numbers(folder: Path) -> None:
    """Without scenarios of its own an organisation practises with the program's, and its own numbers."""
    ours_before = dict(library.scenarios())
    with in_force(read(folder)):
        said = library.packaged(ours().numbers).values()
        assert {one.language for one in library.scenarios().values()} == {"tr", "nl"}
        assert not [text for text in said if "112" in text or "113" in text]
        assert "1813" in "".join(said)
    assert library.scenarios() == ours_before


def test_scenarios_of_their_own_take_the_place_of_the_programs(folder: Path) -> None:
    """A folder of scenarios is all there is to practise with; a fault in one is told with its line."""
    (folder / "practice").mkdir()
    own = library.packaged({"emergency": "101", "suicide": "1813"})["nl_films.yaml"].replace(
        "nl_films", "nl_own"
    )
    (folder / "practice" / "nl_own.yaml").write_text(own, "utf-8")
    assert examine(folder) == ()
    with in_force(read(folder)):
        assert list(library.scenarios()) == ["nl_own"]
    (folder / "practice" / "nl_own.yaml").write_text(own.replace("language: nl", "language: xx"), "utf-8")
    assert [(one.file, one.line > 0) for one in examine(folder)] == [("practice/nl_own.yaml", True)]


def test_a_number_that_was_put_in_is_not_exchanged_again() -> None:
    """An organisation's suicide line may have the number of the program's emergency line."""
    assert exchanged("112, 113.", {"emergency": "113", "suicide": "112"}) == "113, 112."


def test_settings_come_from_the_folder_unless_the_environment_has_them(folder: Path) -> None:
    """Hours and name are the organisation's; what is set for this machine wins."""
    settings = Settings.model_validate({"organisation": folder, "opens": "11:00"})
    made = settings_of(settings, organisation_of(settings))
    assert (made.name, made.opens.hour, made.closes.hour) == ("Emanet Hattı", 11, 21)
    assert (made.time_zone, made.holidays) == ("Europe/Brussels", "BE")


def test_a_line_does_not_begin_with_a_wrong_folder(folder: Path) -> None:
    """The setting is named, and the file and line behind it."""
    change(folder, CARD, "country: be", "country: zz")
    with pytest.raises(SettingsError, match=r"AMANA_ORGANISATION: .*organisation\.yaml, line 3: country"):
        organisation_of(Settings.model_validate({"organisation": folder}))


def test_check_says_all_of_it_and_ends_with_one(folder: Path) -> None:
    """The command prints every fault on a line of its own."""
    change(folder, "texts/nl.yaml", "Belgische tijd", "Nederlandse tijd")
    change(folder, "places.csv", "51.05,3.72", "x,y")
    done = CliRunner().invoke(amana, ["organisation", "check", str(folder)])
    assert done.exit_code == 1
    assert "places.csv, line 4: x,y is no latitude" in done.output


def test_check_accepts_what_is_right(folder: Path) -> None:
    """It names the setting to use, and the sentences in which only a number is theirs."""
    done = CliRunner().invoke(amana, ["organisation", "check", str(folder)])
    assert done.exit_code == 0, done.output
    assert f"AMANA_ORGANISATION={folder}" in done.output
    assert "seeker.danger_now" in done.output


def test_a_new_folder_lacks_only_what_nobody_else_can_know(tmp_path: Path) -> None:
    """What `new` writes can be read; once the numbers stand there, only first-organisation words are left."""
    folder = tmp_path / "new"
    made = CliRunner().invoke(
        amana,
        [
            "organisation",
            "new",
            str(folder),
            "--name",
            "Nieuwe: lijn",
            "--country",
            "be",
            "--languages",
            "tr,nl",
        ],
    )
    assert made.exit_code == 0, made.output
    assert [one.words for one in examine(folder)] == ["numbers suicide: this key is missing"]
    change(folder, CARD, '  emergency: "112"', '  emergency: "112"\n  suicide: "1813"')
    change(folder, "places.csv", "# Antwerpen", "Antwerpen")
    left = examine(folder)
    assert left
    assert all("it says" in one.words or f"is not in {CARD}" in one.words for one in left), list(
        map(str, left)
    )


def test_a_new_folder_never_overwrites(folder: Path) -> None:
    """Where something lies already nothing is written."""
    before = (folder / CARD).read_bytes()
    assert CliRunner().invoke(amana, ["organisation", "new", str(folder)]).exit_code == 1
    assert (folder / CARD).read_bytes() == before


def test_a_neighbour_in_the_same_country_keeps_its_numbers(tmp_path: Path) -> None:
    """Another line in the Netherlands has the numbers, helpers and places already."""
    folder = tmp_path / "new"
    CliRunner().invoke(amana, ["organisation", "new", str(folder), "--country", "nl", "--languages", "tr,nl"])
    numbers = "".join(f'\n  {why}: "{one}"' for why, one in common.NUMBERS.items())
    change(folder, CARD, '\n  emergency: "112"', numbers)
    words = {one.words.split(": ", 1)[1] for one in examine(folder) if one.file.startswith("texts")}
    assert not words


@pytest.mark.parametrize("code", ["nl", "ar", "rif", "tr", "en"])
def test_no_text_has_a_telephone_number_that_is_not_in_the_list(code: str) -> None:
    """Every number to call in a text is one of NUMBERS, so that another organisation can find them all."""
    for key, what in register().items():
        rest = tongue(code).template(what)
        for one in sorted(common.NUMBERS.values(), key=len, reverse=True):
            rest = number(one).sub("", rest)
        assert not re.search(r"(?<!\w)(?:0\d{2,}[\d -]{4,}|1[01]\d)(?!\w)", rest), key


def test_the_line_as_it_comes_has_marks_of_its_own() -> None:
    """Other helpers and the country are told apart in every language."""
    stranger = read(Path(__file__).parents[2] / "organisations" / "emanet")
    for code in ("nl", "ar", "rif", "tr", "en"):
        found = set(marks(tongue(code).template(pages.ELSEWHERE), code, stranger))
        assert {"112", "0800-2000", "Veilig Thuis", "088 20 80 080"} <= found
        country = set(marks(tongue(code).template(seeker.WAITING), code, stranger))
        assert country, code


@pytest.mark.parametrize(("colour", "contrast"), [("#FFFFFF", 1.0), ("#000000", 21.0), ("#767676", 4.54)])
def test_contrast_is_that_of_the_standard(colour: str, contrast: float) -> None:
    """White on white is 1, black 21, and #767676 the lightest grey that WCAG lets for text."""
    assert contrast_with_white(colour) == pytest.approx(contrast, abs=0.005)
