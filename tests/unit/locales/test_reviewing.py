"""A native speaker's sheet goes out and comes back, and nothing is taken that would do harm."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter
from babel.messages.catalog import Catalog, Message
from babel.plural import to_gettext
from hypothesis import given, settings, strategies as st
from python_calamine import CalamineWorkbook

from locales.book import read_catalog
from locales.cldr import locale_of
from locales.languages import CATALOGS, catalog_path, translated
from locales.manage import write
from locales.review import former_english, remark, reviewed_by, reviewed_on
from locales.reviewing import desk, rows as sheet_rows
from locales.reviewing.judging import Judged
from locales.reviewing.labels import COLUMNS
from locales.reviewing.missing import formula
from locales.reviewing.reading import read
from locales.reviewing.rows import Beside
from locales.reviewing.unpacking import LARGEST_PARTS, NotAReviewSheet
from locales.reviewing.writing import workbook
from locales.shelf import Shelf
from locales.texts import reviewing as texts
from locales.weight import PARTS, part_of, rank
from tests.unit.locales.reviewer import filled, no_faults

DAY = date(2026, 11, 27)
FILLED = (texts.VERDICT, texts.BETTER, texts.REMARK)


@pytest.fixture
def catalogs(tmp_path: Path) -> Path:
    """Turkish and Dutch with three texts, one of which counts."""
    for code, (hello, call, days) in {
        "tr": ("Merhaba {name}", "Tehlike mi var? 112", ("{count} gün", "{count} gün")),
        "nl": ("Dag {name}", "Gevaar? 112", ("{count} dag", "{count} dagen")),
    }.items():
        catalog = Catalog(code)
        catalog.mime_headers = [("Plural-Forms", to_gettext(locale_of(code).plural_form))]
        catalog.add("Hello {name}", hello, context="seeker.hello", user_comments=["draft"])
        catalog.add(("{count} day", "{count} days"), days, context="staff.days", user_comments=["draft"])
        catalog.add("Danger? 112", call, context="pages.call", user_comments=["draft"])
        path = catalog_path(code, tmp_path)
        path.parent.mkdir(parents=True)
        write(catalog, path)
    return tmp_path


def sent(catalogs: Path, code: str = "tr") -> bytes:
    return desk.export(code, PARTS, DAY, every=True, shelf=Shelf(catalogs, catalogs))[0]


def take(catalogs: Path, data: bytes, *, good_rows: bool = False) -> Judged:
    return desk.take_in(
        "tr", data, DAY, good_rows=good_rows, faults=no_faults, shelf=Shelf(catalogs, catalogs)
    )


def text_of(catalogs: Path, key: str) -> Message:
    catalog = read_catalog("tr", catalog_path("tr", catalogs))
    return next(message for message in catalog if message.context == key)


@pytest.mark.parametrize("code", translated())
def test_a_sheet_that_comes_back_untouched_changes_nothing(code, tmp_path):
    """Export and import without a word filled in leave the catalog as it was, to the byte."""
    for one in {code, "nl"}:
        path = catalog_path(one, tmp_path)
        path.parent.mkdir(parents=True)
        path.write_bytes(catalog_path(one, CATALOGS).read_bytes())
    before, shelf = catalog_path(code, tmp_path).read_bytes(), Shelf(tmp_path, tmp_path)
    data, count = desk.export(code, PARTS, DAY, every=True, shelf=shelf)
    judged = desk.take_in(code, data, DAY, good_rows=True, faults=no_faults, shelf=shelf)
    assert (judged.taken, judged.faults) == ((), ())
    assert (len(read(data, code).rows), catalog_path(code, tmp_path).read_bytes()) == (count, before)


def test_good_means_read_on_this_day(catalogs):
    """A translation that was found good is marked with the day and the reviewer's initials."""
    take(
        catalogs, filled(sent(catalogs), {("seeker.hello", 0): {texts.VERDICT: "good · goed · iyi"}}, "M.K.")
    )
    message = text_of(catalogs, "seeker.hello")
    assert (reviewed_on(message), reviewed_by(message), message.string) == (DAY, "M.K.", "Merhaba {name}")


def test_nobody_needs_to_say_who_they_are(catalogs):
    """Without initials it is marked all the same."""
    take(catalogs, filled(sent(catalogs), {("seeker.hello", 0): {texts.VERDICT: "good"}}))
    assert (
        reviewed_on(text_of(catalogs, "seeker.hello")),
        reviewed_by(text_of(catalogs, "seeker.hello")),
    ) == (DAY, "")


def test_changed_sets_the_wording(catalogs):
    """A better wording is taken and counts as read."""
    answer = {texts.VERDICT: "changed", texts.BETTER: "Selam {name}", texts.REMARK: "warmer"}
    take(catalogs, filled(sent(catalogs), {("seeker.hello", 0): answer}))
    message = text_of(catalogs, "seeker.hello")
    assert (message.string, reviewed_on(message), remark(message)) == ("Selam {name}", DAY, "warmer")


def test_a_better_wording_without_a_verdict_is_one(catalogs):
    """Who wrote a text anew meant to change it."""
    take(catalogs, filled(sent(catalogs), {("seeker.hello", 0): {texts.BETTER: "Selam {name}"}}))
    assert text_of(catalogs, "seeker.hello").string == "Selam {name}"


def test_doubt_stays_a_draft_and_is_remembered(catalogs):
    """Not sure leaves the translation a draft, with the proposal and the remark for whoever looks next."""
    answer = {texts.VERDICT: "not sure", texts.BETTER: "Selam", texts.REMARK: "too loose?"}
    judged = take(catalogs, filled(sent(catalogs), {("seeker.hello", 0): answer}))
    message = text_of(catalogs, "seeker.hello")
    assert not judged.faults
    assert (message.string, reviewed_on(message), remark(message)) == (
        "Merhaba {name}",
        None,
        "Selam\ntoo loose?",
    )


def test_all_forms_are_read_together(catalogs):
    """A text that counts is read when each of its forms is."""
    both = {("staff.days", 0): {texts.VERDICT: "good"}, ("staff.days", 1): {texts.BETTER: "{count} tane gün"}}
    take(catalogs, filled(sent(catalogs), both))
    message = text_of(catalogs, "staff.days")
    assert (message.string, reviewed_on(message)) == (("{count} gün", "{count} tane gün"), DAY)


def test_a_former_english_is_done_with_once_somebody_has_read_it(catalogs):
    """The note of what the English was goes with the review."""
    path = catalog_path("tr", catalogs)
    catalog = read_catalog("tr", path)
    catalog.get("Hello {name}", "seeker.hello").user_comments = ["draft", 'was 1: "Good day"']
    write(catalog, path)
    take(catalogs, filled(sent(catalogs), {("seeker.hello", 0): {texts.VERDICT: "good"}}))
    assert former_english(text_of(catalogs, "seeker.hello")) is None


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({0: {texts.VERDICT: "fine"}}, "the verdict 'fine' is none of"),
        ({0: {texts.VERDICT: "changed"}}, "there is no better wording"),
        ({0: {texts.VERDICT: "good", texts.BETTER: "Selam {name}"}}, "yet there is another wording"),
        ({0: {texts.REMARK: "hm"}}, "no verdict"),
        ({0: {texts.VERDICT: "good", texts.REMARK: "a" * 1001}}, "the remark is longer"),
        ({0: {texts.BETTER: "Selam"}}, "inserted words or bold marks differ"),
        ({0: {texts.BETTER: "Selam {name} /start"}}, "commands and numbers differ: /start"),
        ({0: {texts.BETTER: "Selam {name} مرحبا"}}, "written from right to left"),
        ({0: {texts.BETTER: "{name}" + "a" * 4000}}, "longer than 3800"),
        ({0: {texts.VERDICT: "good", texts.KEY: "seeker.gone"}}, "no text has this key any more"),
        ({0: {texts.VERDICT: "good", texts.FORM: "1"}}, "is missing, or stands there twice"),
        ({0: {texts.VERDICT: "good", texts.MARK: "0" * 16}}, "has changed since this sheet was made"),
    ],
)
def test_a_row_that_is_wrong_is_told_and_nothing_is_taken(catalogs, answers, said):
    """Each fault is a sentence with its row, and the right row beside it is not half taken either."""
    before = catalog_path("tr", catalogs).read_bytes()
    given = {("seeker.hello", form): answer for form, answer in answers.items()}
    judged = take(catalogs, filled(sent(catalogs), {**given, ("pages.call", 0): {texts.VERDICT: "good"}}))
    assert any(said in str(fault) for fault in judged.faults)
    assert {fault.nr for fault in judged.faults} == {3}
    assert catalog_path("tr", catalogs).read_bytes() == before


def test_what_is_right_can_be_taken_alone(catalogs):
    """With the flag the good rows are taken, and the others are told all the same."""
    answers = {("seeker.hello", 0): {texts.VERDICT: "changed"}, ("pages.call", 0): {texts.VERDICT: "good"}}
    judged = take(catalogs, filled(sent(catalogs), answers), good_rows=True)
    assert [fault.nr for fault in judged.faults] == [3]
    assert reviewed_on(text_of(catalogs, "pages.call")) == DAY
    assert reviewed_on(text_of(catalogs, "seeker.hello")) is None


def test_one_form_without_a_verdict_holds_its_text_back(catalogs):
    """Half a plural is no review."""
    judged = take(catalogs, filled(sent(catalogs), {("staff.days", 0): {texts.VERDICT: "good"}}))
    assert "the other rows of this text have a verdict" in str(judged.faults[0])


def test_a_sheet_taken_twice_is_refused_by_name(catalogs):
    """After a wording was taken the old sheet no longer speaks of what is there."""
    data = filled(sent(catalogs), {("seeker.hello", 0): {texts.BETTER: "Selam {name}"}})
    take(catalogs, data)
    assert str(take(catalogs, data).faults[0]).startswith(
        "row 3, seeker.hello: the English or the translation"
    )


def test_what_was_read_is_not_sent_again(catalogs):
    """A sheet holds what nobody has read yet, unless all is asked for."""
    take(catalogs, filled(sent(catalogs), {("seeker.hello", 0): {texts.VERDICT: "good"}}))
    count = desk.export("tr", PARTS, DAY, every=False, shelf=Shelf(catalogs, catalogs))[1]
    assert (count, desk.export("tr", PARTS, DAY, every=True, shelf=Shelf(catalogs, catalogs))[1]) == (3, 4)


def test_danger_comes_first(catalogs):
    """The rows begin with what somebody in danger reads."""
    found = read(sent(catalogs), "tr").rows
    assert [row.key for row in found] == ["pages.call", "seeker.hello", "staff.days", "staff.days"]


def test_a_sheet_can_hold_one_part(catalogs):
    """A reviewer with little time gets the texts on danger alone."""
    data, count = desk.export("tr", ("safety",), DAY, every=False, shelf=Shelf(catalogs, catalogs))
    assert (count, read(data, "tr").rows[0].key) == (1, "pages.call")


def test_what_names_the_emergency_number_is_the_very_first():
    """Then what seekers read of danger, and only then what the staff does."""
    texts_of = [("alarm.raised", "Alerted"), ("safety.page", "This chat"), ("common.emergency", "Call 112")]
    assert [key for key, words in sorted(texts_of, key=lambda one: rank(one[0], (one[1],), ""))] == [
        "common.emergency",
        "safety.page",
        "alarm.raised",
    ]


@pytest.mark.parametrize(
    ("key", "english", "note", "part"),
    [
        ("staff.urgent", "Danger in this case", "", "safety"),
        ("legal.told", "It is kept", "To a seeker.", "seekers"),
        ("seeker.menu", "What now?", "", "seekers"),
        ("people.list", "Everybody", "To admins, about seekers.", "staff"),
    ],
)
def test_a_text_belongs_to_who_reads_it(key, english, note, part):
    """Danger wherever it stands, then seekers, then staff."""
    assert part_of(key, (english,), note) == part


@pytest.mark.parametrize(("code", "examples"), [("ar", [0, 1, 2, 3, 11, 100]), ("tr", [1, 2]), ("rif", [2])])
def test_every_plural_form_has_a_number_of_its_own(code, examples):
    """The example of a form is a number that is said with that form."""
    assert [sheet_rows.example_of(code, form) for form in range(len(examples))] == examples


WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=60)


@settings(max_examples=60, deadline=None)
@given(begins=st.sampled_from(("=", "+", "-", "@", "\t=", "_x0041_", "'", "https://", "1", "")), rest=WORDS)
def test_no_word_becomes_anything_but_a_word(begins, rest):
    """Whatever a text begins with, it is text in the sheet: never a formula, a link or a number."""
    said = begins + rest
    catalog = Catalog("tr")
    catalog.add(said, said, context="k", auto_comments=[said])
    shown = sheet_rows.rows("tr", catalog, Beside({}), PARTS, every=True)
    data = workbook("tr", shown, catalog, Catalog("nl"), DAY)
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        sheet = packed.read("xl/worksheets/sheet2.xml")
        assert b"<f>" not in sheet
        assert b"hyperlink" not in sheet
    with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
        cells = book.get_sheet_by_name("Amana tr").to_python(skip_empty_area=False)[1]
    assert [cells[COLUMNS.index(what)] for what in (texts.WHERE, texts.ENGLISH, texts.NOW)] == [said] * 3


def test_the_rule_that_colours_holds_nobodys_words():
    """Only names, commands and stars go into a sheet's rule, however a text begins."""
    said = formula('=HYPERLINK("x") {name} *b* /start', "G2")
    assert said == (
        '=AND(G2<>"",OR(ISERROR(FIND("{name}",G2)),ISERROR(FIND("/start",G2)),'
        'LEN(G2)-LEN(SUBSTITUTE(G2,"*",""))<>2))'
    )


def test_a_text_that_inserts_nothing_has_no_rule():
    """There is nothing to miss in it."""
    assert formula("Merhaba", "G2") == ""


def test_only_what_is_filled_in_can_be_written(catalogs):
    """The sheets are protected, and the cells for the verdict, the wording and the remark are not."""
    with zipfile.ZipFile(io.BytesIO(sent(catalogs))) as packed:
        for nr in (1, 2):
            assert b"<sheetProtection" in packed.read(f"xl/worksheets/sheet{nr}.xml")
        assert packed.read("xl/styles.xml").count(b'locked="0"') == 2


def test_arabic_cells_run_from_right_to_left():
    """A translation into Arabic stands in cells that are read that way."""
    data = desk.export("ar", PARTS, DAY, every=True, shelf=Shelf())[0]
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        assert packed.read("xl/styles.xml").count(b'readingOrder="2"') == 2


def _packed(**parts: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name.replace("__", "/").replace("_", "."), content)
    return made.getvalue()


def _with(data: bytes, name: str, change) -> bytes:
    """The file with one of its parts changed, or added."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        for one in names:
            content = old.read(one)
            new.writestr(one, change(content) if one == name else content)
        if name not in names:
            new.writestr(name, change(b""))
    return made.getvalue()


SHEET = "xl/worksheets/sheet2.xml"
BAD = {
    "a text file": (lambda _: b"key,verdict\n", "no .xlsx file"),
    "nothing": (lambda _: b"", "no .xlsx file"),
    "another zip": (lambda _: _packed(a_txt=b"hello"), "no .xlsx file"),
    "half a file": (lambda data: data[: len(data) // 2], "no .xlsx file"),
    "macros": (lambda data: _with(data, "xl/vbaProject.bin", lambda _: b"x"), "holds macros"),
    "a formula": (
        lambda data: _with(
            data,
            SHEET,
            lambda xml: xml.replace(
                b"</sheetData>", b'<row r="9"><c r="G9"><f>1+1</f></c></row></sheetData>'
            ),
        ),
        "G9 holds a formula",
    ),
    "a cell far away": (
        lambda data: _with(
            data,
            SHEET,
            lambda xml: xml.replace(
                b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"/></row></sheetData>'
            ),
        ),
        "far outside",
    ),
    "a bomb": (
        lambda data: _with(data, "xl/media/a.xml", lambda _: b"0" * (LARGEST_PARTS + 1)),
        "unpacked it would be",
    ),
    "declarations": (
        lambda data: _with(data, SHEET, lambda xml: b'<!DOCTYPE a [<!ENTITY b "c">]>' + xml),
        "declarations",
    ),
    "broken xml": (lambda data: _with(data, SHEET, lambda xml: xml[:400]), "no .xlsx file"),
    "too large": (lambda data: data + b"0" * 20_000_000, "larger than 20 MB"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_refused_in_a_line(catalogs, name):
    """Whatever comes instead of our sheet is told in one sentence, and touches nothing."""
    spoil, said = BAD[name]
    before = catalog_path("tr", catalogs).read_bytes()
    with pytest.raises(NotAReviewSheet, match=said) as told:
        take(catalogs, spoil(sent(catalogs)))
    assert "\n" not in str(told.value)
    assert catalog_path("tr", catalogs).read_bytes() == before


def test_another_languages_sheet_is_refused(catalogs):
    """Dutch words do not get into the Turkish catalog."""
    with pytest.raises(NotAReviewSheet, match="for the language nl, not for tr"):
        take(catalogs, sent(catalogs, "nl"))


def test_a_sheet_without_its_columns_is_refused(catalogs):
    """The missing columns are named."""
    made = io.BytesIO()
    with xlsxwriter.Workbook(made) as book:
        book.add_worksheet("Amana tr").write_string(0, 0, "Verdict\nOordeel")
    with pytest.raises(
        NotAReviewSheet, match="lacks the columns Better wording, Remark, Key, Form, Check mark"
    ):
        take(catalogs, made.getvalue())


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_damage_is_told_or_harmless(data):
    """A file with bytes changed anywhere is read as a sheet or refused; nothing else happens."""
    whole = bytearray(_SMALL)
    for at in data.draw(st.lists(st.integers(0, len(whole) - 1), min_size=1, max_size=8)):
        whole[at] = data.draw(st.integers(0, 255))
    try:
        read(bytes(whole), "tr")
    except NotAReviewSheet as told:
        assert str(told)


def _small() -> bytes:
    """Stored, not compressed: so damage reaches the XML too."""
    catalog = Catalog("tr")
    catalog.add("Hello", "Merhaba", context="k")
    data = workbook(
        "tr", sheet_rows.rows("tr", catalog, Beside({}), PARTS, every=True), catalog, Catalog("nl"), DAY
    )
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    return made.getvalue()


_SMALL = _small()
