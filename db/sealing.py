"""Closing the book on a case: its key goes to the archive and is no longer here."""

from __future__ import annotations

from sqlalchemy import bindparam, select, update

from db import tables
from db.errors import CaseNotClosed, CasePending, NoSuchCase
from db.keychain import Keychain
from db.outbox import Outbox
from db.scope import Scope
from db.vault.archive_private import Opens

_t = tables.cases.c
_FIND = select(_t.state, _t.wrapped_key, _t.sealed_key).where(_t.id == bindparam("case"))
_SEAL = (
    update(tables.cases)
    .where(_t.id == bindparam("case"))
    .values(day=None, called=None, wrapped_key=None, sealed_key=bindparam("sealed"))
)


def seal_case(scope: Scope, keychain: Keychain, outbox: Outbox, case_id: str) -> bool:
    """Seal a case's key to the archive, see `Cases.seal`; False when it is sealed already."""
    row = scope.one(_FIND, {"case": case_id})
    if row is None:
        raise NoSuchCase
    if row.wrapped_key is None:
        return False
    if row.state != "closed":
        raise CaseNotClosed
    waiting = outbox.under_key_of(case_id)
    if waiting:
        raise CasePending(waiting)
    sealed = scope.vault.archive().seal_case(case_id, keychain.of(case_id))
    scope.do(_SEAL, {"case": case_id, "sealed": sealed})
    keychain.drop(case_id)
    return True


def unlock_case(scope: Scope, keychain: Keychain, case_id: str, private: Opens) -> None:
    """Lend the unit of work a sealed case's key; see `Cases.unlock`."""
    row = scope.one(_FIND, {"case": case_id})
    if row is None:
        raise NoSuchCase
    if row.sealed_key is not None:
        keychain.lend(case_id, private.open_case(case_id, row.sealed_key))
