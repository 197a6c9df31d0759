"""What is wrong with a scenario, in an operator's English, with its line."""

from __future__ import annotations

from handlers.intake.findings import PROBLEMS, Finding

FAULTS = {
    **PROBLEMS,
    "other_id": "the file is named {0}, the scenario {1}",
    "unknown_language": "{0} is not one of the languages of the line: {1}",
    "unknown_point": "{0} is not a point of the checklist; use: {1}",
    "unknown_outcome": "{0} is not an outcome; use one of: {1}",
    "no_steps": "there are no steps",
    "duplicate_step": "another step has the id {0}",
    "duplicate_did": "another answer of this step has the same did; nobody could tell them apart",
    "unknown_step": "{0} is not a step",
    "not_later": "{0} does not come after this step; a conversation goes on to later steps, so that it ends",
    "unreachable_step": "no answer leads to {0}",
    "neither": "a step needs either answers, or an outcome and a lesson",
    "too_few": "{0} answers; a step that goes on has {1} to {2}",
    "no_good_end": "no end has the outcome good",
    "never_shown": "no conversation with a good end shows the point {0}",
    "both": "an answer cannot both show and miss {0}",
    "too_long": "{0} characters; at most {1}",
    "empty": "there is no text",
    "wrong_script": "this is not written in the script of {0}",
}
"""Every fault, by its code. Those of the YAML itself are the questionnaire's."""


class ScenarioProblems(ValueError):
    """A scenario cannot be used; each line of the message is `line N: where: what is wrong`."""

    def __init__(self, found: tuple[Finding, ...]) -> None:
        """Keep the faults, in the order of their lines."""
        super().__init__("\n".join(said(one) for one in found))
        self.findings = found


def said(fault: Finding) -> str:
    """One fault as a line; steps and answers are counted from 1."""
    line = f"line {fault.line}" if fault.line else ""
    where = " ".join(str(one + 1 if isinstance(one, int) else one) for one in fault.path)
    return ": ".join(part for part in (line, where, FAULTS[fault.code].format(*fault.detail)) if part)
