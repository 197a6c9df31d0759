"""Settings: read from the environment and a file, and wrong ones named in one line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from bot.days_off import public_holidays
from bot.line import line_of
from bot.settings import Settings, SettingsError, load, names

NO_FILE = Path("no-such-file")
TOKEN = "123456789:AAsecretsecretsecretsecretsecret"


def loaded(**environ: str) -> Settings:
    return load(NO_FILE, {f"AMANA_{name.upper()}": value for name, value in environ.items()})


def refusal(**environ: str) -> str:
    with pytest.raises(SettingsError) as caught:
        loaded(**environ)
    return str(caught.value)


def test_without_anything_set_the_defaults_hold():
    """A line runs in ./var, in Dutch time, against Telegram's own server."""
    settings = load(NO_FILE, {})
    assert (settings.home, settings.zone.key) == (Path("var"), "Europe/Amsterdam")
    assert settings.api_url == "https://api.telegram.org"


def test_the_environment_is_read():
    """A value in the environment counts."""
    assert loaded(offer_minutes="5").offer_minutes == 5


def test_the_file_is_read(tmp_path):
    """A value in the file counts, and names without AMANA_ before them are somebody else's."""
    file = tmp_path / ".env"
    file.write_text("AMANA_OFFER_MINUTES=7\nOTHER=1\n")
    assert load(file, {}).offer_minutes == 7


def test_the_environment_goes_before_the_file(tmp_path):
    """What is in the environment wins over the file."""
    file = tmp_path / ".env"
    file.write_text("AMANA_OFFER_MINUTES=7\n")
    assert load(file, {"AMANA_OFFER_MINUTES": "8"}).offer_minutes == 8


def test_a_dollar_in_the_file_is_a_dollar(tmp_path):
    """Nothing in the file is replaced by something from elsewhere."""
    file = tmp_path / ".env"
    file.write_text("AMANA_NAME=a${HOME}b\n")
    assert load(file, {}).name == "a${HOME}b"


def test_an_empty_value_counts_as_none():
    """A variable that is set to nothing is the same as one that is not set."""
    assert loaded(offer_minutes="").offer_minutes == 30


def test_a_file_that_is_not_text_is_named(tmp_path):
    """A file in another encoding is refused in one line."""
    file = tmp_path / ".env"
    file.write_bytes(b"AMANA_NAME=\xff\xfe")
    with pytest.raises(SettingsError, match=r"\.env cannot be read: UnicodeDecodeError"):
        load(file, {})


def test_a_slash_at_the_end_of_the_address_does_not_matter():
    """The Bot API's address is used without its last slash."""
    assert loaded(api_url="http://127.0.0.1:8081/").api_url == "http://127.0.0.1:8081"


def test_a_log_level_may_be_written_small():
    """The level is understood in small letters too."""
    assert loaded(log_level="debug").log_level == "DEBUG"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("seeker_token", "secret"),
        ("staff_token", "123:a b"),
        ("staff_token", ":abc"),
        ("api_url", "api.telegram.org"),
        ("time_zone", "Europe/Utrecht"),
        ("opens", "25:00"),
        ("log_level", "LOUD"),
        ("retention_days", "0"),
        ("retention_days", "90 days"),
        ("offer_minutes", "-1"),
        ("grace_hours", "a day"),
        ("name", "x" * 65),
    ],
)
def test_a_wrong_value_is_named_in_one_line_and_not_shown(name, value):
    """The line begins with the setting's name and does not repeat the value."""
    line = refusal(**{name: value})
    assert line.startswith(f"AMANA_{name.upper()}")
    assert "\n" not in line
    assert len(value) < 3 or value not in line


def test_a_name_that_is_no_setting_is_refused_with_the_nearest_one():
    """A slip of the pen is not passed over: retention would silently be another than was meant."""
    line = refusal(retention_day="30")
    assert line == "AMANA_RETENTION_DAY is not a setting; did you mean AMANA_RETENTION_DAYS?"


def test_a_missing_token_is_named():
    """Asking for a token that was not set names the setting."""
    with pytest.raises(SettingsError, match=r"^AMANA_STAFF_TOKEN is missing"):
        loaded(seeker_token=TOKEN).token("staff")


def test_two_bots_cannot_share_a_token():
    """The same token twice would take the wall between the two bots away."""
    with pytest.raises(SettingsError, match=r"^AMANA_STAFF_TOKEN is the same as AMANA_SEEKER_TOKEN"):
        loaded(seeker_token=TOKEN, staff_token=TOKEN).token("seeker")


def test_each_bot_gets_its_own_token():
    """The seeker bot's token is not the staff bot's."""
    settings = loaded(seeker_token=TOKEN, staff_token="987654321:BB")
    assert (settings.token("seeker"), settings.token("staff")) == (TOKEN, "987654321:BB")


def test_secrets_are_not_in_what_is_printed():
    """Neither a token nor a database address shows in repr or str."""
    settings = loaded(seeker_token=TOKEN, database_url="postgresql://amana:hunter2@db/amana")
    assert not any(secret in f"{settings!r} {settings}" for secret in ("AAsecret", "hunter2"))


def test_every_name_begins_with_the_prefix():
    """All settings are found under AMANA_."""
    assert all(name.startswith("AMANA_") and name.isupper() for name in names())


@given(st.sampled_from(names()), st.text())
def test_whatever_is_set_gives_settings_or_one_line(name, value):
    """No value at all ends in anything but settings or a line that names the setting."""
    try:
        load(NO_FILE, {name: value})
    except SettingsError as error:
        assert str(error).startswith(name)
        assert len(str(error).splitlines()) == 1


def test_dutch_holidays_are_days_off_unless_said_otherwise():
    """Christmas and a moved King's Day are among them; `none` is no country, and XX is refused."""
    assert loaded().holidays == "NL"
    days = public_holidays("NL", 2025)
    assert {date(2026, 12, 25), date(2025, 4, 26), date(2030, 1, 1)} <= days
    assert date(2026, 12, 24) not in days
    assert public_holidays(loaded(holidays="none").holidays, 2025) == frozenset()
    assert refusal(holidays="XX").startswith("AMANA_HOLIDAYS: ")


def test_more_days_off_are_dates_with_commas():
    """Blanks beside them do no harm; what is no date is refused."""
    assert loaded(closed_days="2026-12-24, 2026-12-31").closed_days == {
        date(2026, 12, 24),
        date(2026, 12, 31),
    }
    assert refusal(closed_days="24 december").startswith("AMANA_CLOSED_DAYS: ")


def test_the_line_is_closed_on_both():
    """Holidays and the line's own days off go into the hours that handlers see."""
    line = line_of(loaded(closed_days="2026-12-24"), {}, 2026)
    assert {date(2026, 12, 24), date(2026, 12, 25)} <= line.hours.closed


@pytest.mark.parametrize("name", ["remind_hours", "silent_days", "follow_up_days"])
def test_a_time_of_nothing_is_refused(name):
    """Zero would remind without end."""
    assert refusal(**{name: "0"}).startswith(f"AMANA_{name.upper()}: ")
