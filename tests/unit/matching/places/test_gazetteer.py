from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, strategies as st

from matching.places.fold import TIFINAGH, fold, key
from matching.places.gazetteer import CountryMissing, PlaceMissing, load, named

NL = load("nl")
PLACES = list(NL.places.values())
places = st.sampled_from(PLACES)
EVERYTHING = 60
"""More than any name has bearers and beginnings, so that nothing is cut off."""


def ids(text, limit=EVERYTHING):
    """Ids of what a text may stand for."""
    return [found.id for found in NL.find(text, limit)]


def towns(text):
    """Labels of the places a text exactly stands for."""
    return [NL.label(found.place) for found in NL.find(text) if found.place and found.how == "exact"]


def test_every_place_is_found_by_its_own_name_and_every_alias():
    """No line of the file is out of reach."""
    for place in PLACES:
        for name in (place.name, *place.aliases):
            exact = [found.id for found in NL.find(name, EVERYTHING) if found.how == "exact"]
            assert place.id in exact, (place.id, name)


def test_every_region_is_found_by_its_own_name_and_every_alias():
    """Provinces can be typed like towns."""
    for region in NL.regions.values():
        for name in (region.name, *region.aliases):
            assert region.id in ids(name), name


@given(places, st.data())
def test_case_marks_and_spaces_do_not_matter(place, data):
    """A name is found in capitals, decomposed, with other spaces and with directional controls in it."""
    name = data.draw(st.sampled_from((place.name, *place.aliases)))
    changed = data.draw(
        st.sampled_from(
            (
                name.upper(),
                name.lower(),
                unicodedata.normalize("NFD", name),
                f"  {name}\n",
                f"\u2068{name}\u2069",
                name.replace(" ", "-"),
                name.replace("-", " "),
            )
        )
    )
    assert place.id in ids(changed)


@given(
    st.sampled_from([place for place in PLACES if len(key(fold(place.name))) >= 8]),
    st.sampled_from(("left out", "doubled", "swapped", "wrong")),
    st.data(),
)
def test_a_typing_error_in_a_long_name_is_forgiven(place, error, data):
    """One letter left out, doubled, swapped or wrong in a name of eight letters or more does not hide it."""
    name = key(fold(place.name))
    at = data.draw(st.integers(1, len(name) - 2))
    typed = {
        "left out": name[:at] + name[at + 1 :],
        "doubled": name[:at] + name[at] + name[at:],
        "swapped": name[:at] + name[at + 1] + name[at] + name[at + 2 :],
        "wrong": name[:at] + "z" + name[at + 1 :],
    }[error]
    better = [found for found in NL.find(typed, EVERYTHING) if found.how != "near"]
    assert better or place.id in ids(typed)


@given(st.text(max_size=200))
def test_no_text_breaks_the_look_up(text):
    """Whatever is typed, the answer is a short list."""
    assert len(NL.find(text, 6)) <= 6


@pytest.mark.parametrize(
    ("typed", "town"),
    [
        ("أوترخت", "Utrecht"),
        ("لاهاي", "Den Haag"),
        ("روتردام", "Rotterdam"),
        ("ألميرا", "Almere"),
        ("Lahey", "Den Haag"),
        ("UTREHT", "Utrecht"),
        ("Enşede", "Enschede"),
        ("Roterdam", "Rotterdam"),
        ("Xruningen", "Groningen"),
        ("Den Hax", "Den Haag"),
        ("Mastrixt", "Maastricht"),
        ("The Hague", "Den Haag"),
        ("'s-Hertogenbosch", "Den Bosch"),
        ("Almere Stad", "Almere"),
        ("Kanaleneiland", "Utrecht"),
        ("Overvecht", "Utrecht"),
        ("Bijlmer", "Amsterdam"),
        ("Slotervaart", "Amsterdam"),
        ("Osdorp", "Amsterdam"),
        ("Amsterdam-Zuidoost", "Amsterdam"),
        ("Schilderswijk", "Den Haag"),
    ],
)
def test_towns_in_the_spellings_and_districts_people_use(typed, town):
    """Arabic, Turkish and Tamazight spellings and well-known districts lead to the town."""
    assert town in towns(typed)


def test_a_name_in_tifinagh_is_the_latin_one():
    """Tarifit in Tifinagh is read letter by letter."""
    tifinagh = {latin: chr(code) for code, latin in TIFINAGH.items()}
    assert towns("".join(tifinagh[letter] for letter in "rutirdam")) == ["Rotterdam"]


def test_a_town_without_an_arabic_name_is_found_by_its_consonants():
    """An Arabic spelling by ear reaches a town whose file knows no Arabic name."""
    assert "Wassenaar" in [found.name for found in NL.find("فاسنار")]


def test_namesakes_come_with_what_tells_them_apart():
    """Two towns of one name are both given, labelled with their provinces."""
    assert towns("Hengelo") == ["Hengelo (Overijssel)", "Hengelo (Gelderland)"]
    assert len(towns("Rijswijk")) == 2


def test_namesakes_within_one_province_are_told_apart_by_a_town_nearby():
    """Where the province is the same too, the nearest large town is named."""
    labels = towns("Doesburg")
    assert len(set(labels)) == 2
    assert all("Gelderland, " in label for label in labels)


def test_all_labels_are_different():
    """No two places are ever shown with the same words."""
    labels = [NL.label(place) for place in PLACES]
    assert len(set(labels)) == len(labels)


def test_town_and_province_of_one_name_are_both_found():
    """Utrecht is a town and a province; the town comes first."""
    town, province = NL.find("Utrecht")
    assert (town.place.name, province.place, province.id) == ("Utrecht", None, "NL-UT")


def test_a_town_with_a_name_comes_before_a_district_with_it():
    """Bloemendaal is first of all Bloemendaal, then the district in Gouda."""
    assert [found.name for found in NL.find("Bloemendaal")][:2] == ["Bloemendaal", "Gouda"]


def test_what_was_recognised_is_told():
    """A district is found as its town, and by which name."""
    (found,) = NL.find("overvecht")
    assert (found.name, found.matched, found.how) == ("Utrecht", "Overvecht", "exact")


def test_the_file_is_whole():
    """Ids are unique, regions exist, positions lie in the country and say no more than a kilometre."""
    assert len(PLACES) > 1600
    assert {place.province for place in PLACES} == set(NL.regions)
    for place in PLACES:
        assert 50.7 < place.lat < 53.6
        assert 3.3 < place.lon < 7.3
        assert (round(place.lat, 2), round(place.lon, 2)) == (place.lat, place.lon)


def test_an_unknown_id_is_no_place():
    """An id that is missing or unknown gives None."""
    assert (NL.place(None), NL.place(""), NL.place("x")) == (None, None, None)


@pytest.mark.parametrize("country", ["zz", "", "../nl", "nl-aliases"])
def test_a_country_without_a_file_is_refused_with_its_name(country):
    """Loading a country that nobody has made yet says which one."""
    with pytest.raises(CountryMissing):
        load(country)


def test_names_of_another_language_are_added_by_what_a_button_shows():
    """A town, one of two with the same name, and a province are found by them; nothing else changes."""
    more = {"Utrecht": ["Qatrecht"], "Hengelo (Overijssel)": ["Qengelo"], "Drenthe": ["Qrenthe"]}
    wider = named(NL, more)
    assert [wider.label(found.place) for found in wider.find("qatrecht") if found.place] == ["Utrecht"]
    assert [wider.label(found.place) for found in wider.find("Qengelo") if found.place] == [
        "Hengelo (Overijssel)"
    ]
    assert [found.id for found in wider.find("Qrenthe")] == ["NL-DR"]
    assert list(wider.places) == list(NL.places)


def test_a_name_for_a_place_that_is_not_there_is_refused():
    """A slip in a file of names is told with the place it has."""
    with pytest.raises(PlaceMissing, match="Utrect"):
        named(NL, {"Utrect": ["Qatrecht"]})
