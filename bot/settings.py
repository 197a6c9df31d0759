"""The line's settings: from the environment or from `.env`, each name with AMANA_ before it.

A wrong or missing one is a SettingsError, which names it in one line and never shows a value.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import date, time
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

from dotenv import dotenv_values
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, SecretStr, ValidationError

from bot.days_off import NO_HOLIDAYS, countries
from bot.listen import Listen, read_listen
from db.letters import BotName

PREFIX = "AMANA_"
ENV_FILE = Path(".env")


class SettingsError(Exception):
    """A setting is missing or wrong. The message is one line that begins with its name."""


def _token(value: SecretStr) -> SecretStr:
    number, colon, rest = value.get_secret_value().partition(":")
    if not (number.isascii() and number.isdigit() and colon and rest) or any(map(str.isspace, rest)):
        raise ValueError("is not a bot token; BotFather gives one like 123456789:AA...")
    return value


def _base_url(value: str) -> str:
    if not value.startswith(("http://", "https://")) or any(map(str.isspace, value)):
        raise ValueError("must begin with https:// or http://")
    return value.rstrip("/")


def _public_url(value: str) -> str:
    """Telegram wants HTTPS (Bot API setWebhook); plain HTTP is for a stand-in on this machine."""
    url = urlsplit(_base_url(value))
    if url.query or url.fragment or url.username or not url.hostname:
        raise ValueError(
            "must be an address without ?, # and user name, such as https://line.example.org/hook"
        )
    if url.scheme != "https" and url.hostname != "127.0.0.1":
        raise ValueError("must begin with https://: Telegram brings nothing over plain HTTP")
    return value.rstrip("/")


def _database_url(value: SecretStr) -> SecretStr:
    if not value.get_secret_value().startswith(("postgresql://", "postgres://")):
        raise ValueError("must begin with postgresql://; without it the database is a file in the home")
    return value


def _zone(value: str) -> str:
    if value not in available_timezones():
        raise ValueError("is not a time zone of the IANA database, such as Europe/Amsterdam")
    return value


def _country(value: str) -> str:
    if value != NO_HOLIDAYS and value not in countries():
        raise ValueError("is not a country whose holidays are known, such as NL; none for no holidays")
    return value


def _dates(value: object) -> object:
    return [one.strip() for one in value.split(",") if one.strip()] if isinstance(value, str) else value


def _upper(value: object) -> object:
    return value.upper() if isinstance(value, str) else value


Days = Annotated[int, Field(ge=1, le=3_650)]
Token = Annotated[SecretStr, AfterValidator(_token)]
Address = Annotated[Listen, BeforeValidator(read_listen)]
LogLevel = Annotated[Literal["DEBUG", "INFO", "WARNING", "ERROR"], BeforeValidator(_upper)]


class Settings(BaseModel):
    """How this line is set up.

    Times of day are local to `time_zone`. `offer_minutes` is how long a confidant may think about an
    offer, `grace_hours` how long a closed case stays on the confidant's phone, `intake_days` how long
    an intake that nobody goes on with is kept, `retention_days` how long a closed case is kept.
    `holidays` is the country whose public holidays are days off, `closed_days` are more of them.
    `remind_hours` are the opening hours after which a confidant who owes an answer is reminded,
    `silent_days` the days after which a silent seeker is asked, `follow_up_days` those after the
    end at which a seeker who wished it is asked how it goes; `late_minutes` the minutes after which a
    message that has not arrived is late, `intakes_a_day` how often one person can begin in a day.
    `intervision_days` is how long colleagues can read a note.
    `meeting_days` is how long after a meeting its sign-ups are kept, for the questions afterwards.
    `organisation` is the folder of the organisation whose line it is, else it is the line as it comes.
    `webhook_url` is the public address that the reverse proxy passes on to `webhook_listen`.
    """

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)

    seeker_token: Token | None = None
    staff_token: Token | None = None
    api_url: Annotated[str, AfterValidator(_base_url)] = "https://api.telegram.org"
    receive: Literal["polling", "webhook"] = "polling"
    webhook_url: Annotated[str, AfterValidator(_public_url)] | None = None
    webhook_listen: Address = Listen("127.0.0.1", 8443)
    metrics_listen: Address | None = None
    home: Path = Path("var")
    organisation: Path | None = None
    database_url: Annotated[SecretStr, AfterValidator(_database_url)] | None = None
    root_key: SecretStr | None = None
    root_key_file: Path | None = None
    root_passphrase_file: Path | None = None
    passphrase_file: Path | None = None
    ledger_file: Path | None = None
    log_level: LogLevel = "INFO"
    log_format: Literal["text", "json"] = "text"
    name: Annotated[str, Field(min_length=1, max_length=64)] = "Amana"
    time_zone: Annotated[str, AfterValidator(_zone)] = "Europe/Amsterdam"
    opens: time = time(9)
    closes: time = time(22)
    holidays: Annotated[str, AfterValidator(_country), BeforeValidator(_upper)] = "NL"
    closed_days: Annotated[frozenset[date], BeforeValidator(_dates)] = frozenset()
    offer_minutes: Annotated[int, Field(ge=1, le=10_080)] = 30
    grace_hours: Annotated[int, Field(ge=0, le=8_760)] = 24
    intake_days: Annotated[int, Field(ge=1, le=365)] = 7
    retention_days: Days = 90
    remind_hours: Annotated[int, Field(ge=1, le=720)] = 24
    silent_days: Days = 7
    follow_up_days: Days = 42
    late_minutes: Annotated[int, Field(ge=1, le=1440)] = 10
    alert_minutes: Annotated[int, Field(ge=2, le=1440)] = 15
    intakes_a_day: Annotated[int, Field(ge=1, le=1000)] = 5
    intervision_days: Days = 90
    meeting_days: Annotated[int, Field(ge=1, le=60)] = 7

    @property
    def zone(self) -> ZoneInfo:
        """The time zone that opening hours and days are counted in."""
        return ZoneInfo(self.time_zone)

    def token(self, bot: BotName) -> str:
        """One bot's token.

        Raises SettingsError when it is not set, or when both bots have been given the same one:
        the wall between them stands on there being two.
        """
        mine, other = self.seeker_token, self.staff_token
        if bot == "staff":
            mine, other = other, mine
        if mine is None:
            raise SettingsError(
                f"{_name(f'{bot}_token')} is missing: the token of the {bot} bot, from BotFather"
            )
        if other is not None and other.get_secret_value() == mine.get_secret_value():
            raise SettingsError(
                "AMANA_STAFF_TOKEN is the same as AMANA_SEEKER_TOKEN: the line needs two bots"
            )
        return mine.get_secret_value()


def load(env_file: Path = ENV_FILE, environ: Mapping[str, str] | None = None) -> Settings:
    """Read the settings; the environment goes before the file, and an empty value counts as none.

    Raises SettingsError where a value is wrong, where a name with AMANA_ before it is not a setting,
    and where `env_file` is there and cannot be read.
    """
    given = {**_in_file(env_file), **(os.environ if environ is None else environ)}
    known = {name: field for field, name in zip(Settings.model_fields, names(), strict=True)}
    values = {name: value for name, value in given.items() if name.startswith(PREFIX) and value}
    for name in sorted(values.keys() - known.keys()):
        raise SettingsError(_unknown(name))
    try:
        return Settings.model_validate({known[name]: value for name, value in values.items()})
    except ValidationError as error:
        raise SettingsError(_first_line(error)) from None


def server_url(value: str) -> str:
    """The address of a database on a server, as AMANA_DATABASE_URL takes it. Raises SettingsError."""
    try:
        return _database_url(SecretStr(value)).get_secret_value()
    except ValueError:
        raise SettingsError("the address must begin with postgresql://") from None


def names() -> tuple[str, ...]:
    """Every setting's name as it is written in the environment."""
    return tuple(map(_name, Settings.model_fields))


def _in_file(path: Path) -> dict[str, str | None]:
    if not path.exists():
        return {}
    try:
        return dotenv_values(path, interpolate=False)
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path} cannot be read: {type(error).__name__}") from None


def _name(field: str) -> str:
    return PREFIX + field.upper()


def _unknown(name: str) -> str:
    close = get_close_matches(name, names(), n=1, cutoff=0.8)
    return f"{name} is not a setting" + (f"; did you mean {close[0]}?" if close else "")


def _first_line(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_context=False, include_input=False)[0]
    return f"{_name(str(first['loc'][0]))}: {first['msg'].removeprefix('Value error, ')}"
