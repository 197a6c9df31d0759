"""Records as the JSON that lies in sealed columns, and back."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, Any, Generic, TypeVar

from pydantic import Field, TypeAdapter
from pydantic_core import from_json

from db.letters import Outgoing

T = TypeVar("T")


class Packing(Generic[T]):
    """How one kind of record is packed; the fields in `plain` have columns of their own."""

    def __init__(self, kind: type[T], *plain: str) -> None:
        self._kind = kind
        self._plain = set(plain)

    @cached_property
    def _adapter(self) -> TypeAdapter[T]:
        return TypeAdapter(self._kind)

    def pack(self, record: T) -> bytes:
        """The record without its plain fields, as JSON."""
        return self._adapter.dump_json(record, exclude=self._plain)

    def unpack(self, packed: bytes, **plain: object) -> T:
        """The record again, with its plain fields from their columns."""
        return self._adapter.validate_python({**from_json(packed), **plain})


_OUTGOING: TypeAdapter[Any] = TypeAdapter(Annotated[Outgoing, Field(discriminator="what")])


def pack_letter(letter: Outgoing) -> bytes:
    """A letter as JSON; its `what` says which kind it is."""
    return _OUTGOING.dump_json(letter)


def unpack_letter(payload: str | bytes) -> Outgoing:
    """A letter from what `pack_letter` made of it, such as `Consignment.payload`."""
    letter: Outgoing = _OUTGOING.validate_json(payload)
    return letter
