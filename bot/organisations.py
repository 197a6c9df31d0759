"""The organisation that the settings name, and whether its folder is fit to run a line with."""

from __future__ import annotations

from pathlib import Path

from pydantic import ValidationError

from bot.settings import Settings, SettingsError
from handlers.organisation import reading
from handlers.organisation.faults import BadOrganisation, Fault
from handlers.organisation.left_over import left_over
from locales.organisation import AS_IT_COMES, Organisation


def organisation_of(settings: Settings) -> Organisation:
    """The organisation of the folder in AMANA_ORGANISATION; without one, the line as it comes.

    Raises SettingsError where something in the folder cannot be read. What a line can run with all the
    same is for `examine`, and so for doctor.
    """
    if settings.organisation is None:
        return AS_IT_COMES
    try:
        return reading.read(settings.organisation.resolve())
    except BadOrganisation as error:
        raise SettingsError(f"AMANA_ORGANISATION: {error}") from None


def settings_of(settings: Settings, organisation: Organisation) -> Settings:
    """The settings, with the organisation's own where the environment says nothing.

    Raises SettingsError where one of them is wrong.
    """
    given = {key: value for key, value in organisation.line.items() if key not in settings.model_fields_set}
    try:
        checked = Settings.model_validate(given)
    except ValidationError as error:
        key, words = _wrong(error)
        raise SettingsError(f"AMANA_ORGANISATION: {reading.CARD}: {key}: {words}") from None
    return settings.model_copy(update={key: getattr(checked, key) for key in given})


def examine(folder: Path) -> tuple[Fault, ...]:
    """Everything that keeps a line from being run with this folder, by file and line."""
    read = reading.inspect(folder.resolve())
    if read.organisation is None:
        return read.faults
    try:
        Settings.model_validate(dict(read.organisation.line))
    except ValidationError as error:
        key, words = _wrong(error)
        return (Fault(reading.CARD, read.lines.get(key, 0), f"{key}: {words}"),)
    return tuple(sorted({*read.faults, *left_over(read.organisation, folder)}))


def fit(settings: Settings) -> Organisation:
    """The same as `organisation_of`, for a line that is about to begin: nothing in it may be somebody else's.

    Raises SettingsError.
    """
    organisation = organisation_of(settings)
    if settings.organisation and (faults := examine(settings.organisation)):
        raise SettingsError(f"AMANA_ORGANISATION: {BadOrganisation(settings.organisation, faults)}")
    return organisation


def _wrong(error: ValidationError) -> tuple[str, str]:
    first = error.errors(include_url=False, include_context=False, include_input=False)[0]
    return str(first["loc"][0]), first["msg"].removeprefix("Value error, ")
