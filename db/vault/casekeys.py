"""A case's own key: made with the case, wrapped under a day key while it is open."""

from __future__ import annotations

from db.vault import fields
from db.vault.envelope import SecretKey


def new_case_key() -> SecretKey:
    """A fresh key for a new case."""
    return SecretKey.make()


def wrap_case_key(day_key: SecretKey, case_id: str, key: SecretKey) -> bytes:
    """The case's key as the database may hold it."""
    return fields.CASE_KEY.seal(day_key, key.raw, case_id, case_id)


def unwrap_case_key(day_key: SecretKey, case_id: str, wrapped: bytes) -> SecretKey:
    """The case's key back from its wrapping, or SealBroken."""
    return SecretKey(fields.CASE_KEY.unseal(day_key, wrapped, case_id, case_id))
