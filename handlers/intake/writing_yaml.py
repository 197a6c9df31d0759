"""Questionnaires as YAML that people can read and change, and that reads back exactly."""

from __future__ import annotations

from io import StringIO
from typing import TypeVar

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import LiteralScalarString

from handlers.intake.conditions import Above, All, Answered, Any, Atom, Condition, Has, Is, Not
from handlers.intake.questionnaire import Option, Question, Questionnaire, Variant
from handlers.intake.reading_yaml import FORMAT
from handlers.intake.texts import Texts

_Node = TypeVar("_Node", CommentedMap, CommentedSeq)


def write(q: Questionnaire) -> str:
    """The questionnaire as YAML: `parse(write(q)) == q` for every questionnaire without problems."""
    yaml = YAML(pure=True)
    # Texts stay on one line however long: folding them would be one more thing to read back.
    yaml.width = 1_000_000
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.allow_unicode = True
    yaml.brace_single_entry_mapping_in_flow_sequence = True
    out = StringIO()
    yaml.dump(_questionnaire(q), out)
    return out.getvalue()


def _questionnaire(q: Questionnaire) -> CommentedMap:
    languages = _flow(CommentedSeq(q.languages))
    questions = CommentedSeq(_question(one) for one in q.questions)
    return CommentedMap(version=FORMAT, languages=languages, questions=questions)


def _question(one: Question) -> CommentedMap:
    written = CommentedMap(id=one.id, kind=one.kind)
    plain = {"role": one.role, "required": one.required or None, "min": one.min, "max": one.max}
    plain |= {"weight": one.weight or None, "none": one.none}
    written.update({key: value for key, value in plain.items() if value is not None})
    if one.when is not None:
        written["when"] = _flow(_condition(one.when))
    written["text"] = _texts(one.text)
    if one.help:
        written["help"] = _texts(one.help)
    if one.variants:
        written["variants"] = CommentedSeq(_variant(variant) for variant in one.variants)
    if one.options:
        written["options"] = CommentedSeq(_option(option) for option in one.options)
    return written


def _variant(variant: Variant) -> CommentedMap:
    written = CommentedMap(when=_flow(_condition(variant.when)), text=_texts(variant.text))
    if variant.help:
        written["help"] = _texts(variant.help)
    return written


def _option(option: Option) -> CommentedMap:
    written = CommentedMap(id=option.id)
    if option.weight:
        written["weight"] = option.weight
    written["text"] = _texts(option.text)
    return written


def _texts(texts: Texts) -> CommentedMap:
    return CommentedMap((language, _words(text)) for language, text in texts.pairs)


def _words(text: str) -> str:
    if "\n" not in text:
        return text
    # Asked for as a block; where a block could not keep every space, ruamel.yaml quotes instead.
    block: str = LiteralScalarString(text)
    return block


def _condition(condition: Condition) -> CommentedMap:
    key: str
    value: object
    match condition:
        case All(parts):
            key, value = "all", CommentedSeq(_condition(part) for part in parts)
        case Any(parts):
            key, value = "any", CommentedSeq(_condition(part) for part in parts)
        case Not(part):
            key, value = "not", _condition(part)
        case _:
            key, value = condition.question, _form(condition)
    return CommentedMap({key: value})


def _form(atom: Atom) -> CommentedMap:
    match atom:
        case Is(_, value):
            return CommentedMap({"is": value})
        case Has(_, option):
            return CommentedMap(has=option)
        case Above(_, n):
            return CommentedMap(above=n)
        case Answered():
            return CommentedMap(answered=True)


def _flow(node: _Node) -> _Node:
    node.fa.set_flow_style()
    return node
