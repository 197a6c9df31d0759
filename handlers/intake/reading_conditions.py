"""Conditions out of YAML."""

from __future__ import annotations

from ruamel.yaml.nodes import MappingNode, Node, ScalarNode

from handlers.intake.conditions import Above, All, Answered, Any, Condition, Has, Is, Not
from handlers.intake.findings import Path
from handlers.intake.yaml_sheet import Sheet


def read_condition(sheet: Sheet, node: Node, path: Path) -> Condition | None:
    """A condition; None, with the fault noted, when it is not in one of the known forms."""
    pair = _only(sheet, node, path)
    if pair is None:
        return None
    key, value = pair
    if key in ("all", "any"):
        here = (*path, key)
        read = [read_condition(sheet, part, (*here, place)) for place, part in sheet.items(value, here)]
        parts = tuple(part for part in read if part is not None)
        return All(parts) if key == "all" else Any(parts)
    if key == "not":
        part = read_condition(sheet, value, (*path, key))
        return None if part is None else Not(part)
    return _read_atom(sheet, key, value, (*path, key))


def _read_atom(sheet: Sheet, question: str, node: Node, path: Path) -> Condition | None:
    pair = _only(sheet, node, path)
    if pair is None:
        return None
    form, value = pair
    if form not in _FORMS:
        sheet.note("bad_condition", path, node)
        return None
    return _FORMS[form](sheet, question, value, path)


def _read_is(sheet: Sheet, question: str, node: Node, path: Path) -> Condition | None:
    value = _read_value(sheet, node, path)
    return None if value is None else Is(question, value)


def _read_has(sheet: Sheet, question: str, node: Node, path: Path) -> Condition | None:
    option = sheet.text(node, path)
    return None if option is None else Has(question, option)


def _read_above(sheet: Sheet, question: str, node: Node, path: Path) -> Condition | None:
    n = sheet.number(node, path)
    return None if n is None else Above(question, n)


def _read_answered(sheet: Sheet, question: str, node: Node, path: Path) -> Condition | None:
    wanted = sheet.boolean(node, path)
    if wanted is None:
        return None
    return Answered(question) if wanted else Not(Answered(question))


def _read_value(sheet: Sheet, node: Node, path: Path) -> str | int | None:
    tag = str(node.tag) if isinstance(node, ScalarNode) else ""
    if tag.endswith(":bool"):
        return "yes" if sheet.boolean(node, path) else "no"
    return sheet.number(node, path) if tag.endswith(":int") else sheet.text(node, path)


def _only(sheet: Sheet, node: Node, path: Path) -> tuple[str, Node] | None:
    if not isinstance(node, MappingNode) or len(node.value) != 1:
        sheet.note("bad_condition", path, node)
        return None
    read = sheet.mapping(node, path)
    return next(iter(read.items()), None)


_FORMS = {"is": _read_is, "has": _read_has, "above": _read_above, "answered": _read_answered}
