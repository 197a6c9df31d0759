"""What holds for every walk through every questionnaire."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings, strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from handlers.intake.answers import SILENT, Answer, Answers, Chosen, Counted, Skipped, YesNo
from handlers.intake.conditions import Above, All, Answered, Any, Condition, Has, Is, Not
from handlers.intake.fitting import Refused, fitted
from handlers.intake.questionnaire import Question, Questionnaire
from handlers.intake.storing import read_walk, write_walk
from handlers.intake.walk import (
    Outcome,
    Stale,
    Walk,
    answer,
    back,
    begin,
    current,
    done,
    go_on,
    picks,
    previous,
    revisit,
    skip,
    toggle,
    visible,
)
from tests.unit.intake.making import any_answer, fitting_answers, questionnaires

CALM = settings(max_examples=100, suppress_health_check=list(HealthCheck))


class Meaning:
    """What a walk means, told another way: a question applies by what was said to those before it."""

    def __init__(self, q: Questionnaire) -> None:
        self.q = q
        self.said: dict[str, Answer] = {}

    def says(self, question_id: str, what: Answer) -> tuple[str, ...]:
        """Take one answer in; the ids of what no longer applies and was really said."""
        self.said[question_id] = what
        gone = [one.id for one in self.q.questions if one.id in self.said and not self.applies(one)]
        lost = tuple(one for one in gone if not isinstance(self.said[one], SILENT))
        self.said = {one: what for one, what in self.said.items() if one not in gone}
        return lost

    def applies(self, question: Question) -> bool:
        """Whether this question is to be asked at all."""
        return question.when is None or self.holds(question.when)

    def holds(self, condition: Condition) -> bool:
        """Whether a condition holds, looking back question by question."""
        if isinstance(condition, All):
            return all(map(self.holds, condition.parts))
        if isinstance(condition, Any):
            return any(map(self.holds, condition.parts))
        if isinstance(condition, Not):
            return not self.holds(condition.part)
        asked = self.q.question(condition.question)
        what = self.said.get(condition.question)
        if asked is None or what is None or not self.applies(asked):
            return False
        return _says(condition, what)

    def open(self) -> list[str]:
        """The questions that still want an answer."""
        return [one.id for one in self.q.questions if self.applies(one) and one.id not in self.said]


def _says(atom: Is | Has | Above | Answered, what: Answer) -> bool:
    if isinstance(atom, Answered):
        return not isinstance(what, SILENT)
    if isinstance(atom, Above):
        return isinstance(what, Counted) and what.n > atom.n
    if isinstance(atom, Has):
        return isinstance(what, Chosen) and atom.option in what.ids
    plain = {
        Chosen: lambda: "+".join(what.ids),
        YesNo: lambda: "yes" if what.yes else "no",
        Counted: lambda: what.n,
    }
    return type(what) in plain and plain[type(what)]() == atom.value


class Walking(RuleBasedStateMachine):
    """Somebody answers, goes back, edits, ticks, taps twice, comes back after a week, begins anew."""

    @initialize(q=questionnaires())
    def starts(self, q: Questionnaire) -> None:
        self.q = q
        self.begins_anew()

    def begins_anew(self) -> None:
        """A new walk, and nothing said."""
        self.walk = begin(3)
        self.meaning = Meaning(self.q)
        self.ticked: set[str] = set()
        self.last = None

    @property
    def now(self) -> Question | None:
        return current(self.q, self.walk)

    def asking(self) -> bool:
        """Whether a question is asked."""
        return self.now is not None

    def takes(self, result: Outcome | Stale | Refused, means: tuple[str, Answer] | None = None) -> None:
        """Follow a step that has to succeed."""
        assert isinstance(result, Outcome), result
        assert result.dropped == (self.meaning.says(*means) if means else ())
        if result.walk != self.walk:
            before = result.walk.position and self.meaning.said[result.walk.position]
            self.ticked = set(before.ids) if isinstance(before, Chosen) else set()
        self.walk = result.walk

    @precondition(asking)
    @rule(data=st.data())
    def answers(self, data: st.DataObject) -> None:
        question = self.now
        what = data.draw(fitting_answers(question))
        self.last = (question.id, what)
        self.takes(answer(self.q, self.walk, question.id, what), (question.id, what))

    @precondition(asking)
    @rule(what=any_answer)
    def answers_anything(self, what: Answer) -> None:
        question = self.now
        kept = fitted(question, what)
        result = answer(self.q, self.walk, question.id, what)
        if isinstance(kept, Refused):
            assert result == kept
        else:
            self.takes(result, (question.id, kept))

    @rule(what=any_answer, data=st.data())
    def presses_an_old_button(self, what: Answer, data: st.DataObject) -> None:
        one = data.draw(st.sampled_from(self.q.questions)).id
        now = self.now.id if self.now else None
        if one != now:
            late = Stale(one, now)
            steps = (answer(self.q, self.walk, one, what), skip(self.q, self.walk, one))
            steps += (
                done(self.q, self.walk, one),
                go_on(self.q, self.walk, one),
                back(self.q, self.walk, one),
            )
            steps += (toggle(self.q, self.walk, one, "o0", on=True),)
            assert all(step == late for step in steps)

    @precondition(lambda self: self.last is not None)
    @rule()
    def taps_once_more(self) -> None:
        question_id, what = self.last
        result = answer(self.q, self.walk, question_id, what)
        if not isinstance(result, Stale):
            # They had gone back to that very question: the press is an answer to what is asked.
            self.takes(result, (question_id, what))

    @precondition(asking)
    @rule()
    def skips(self) -> None:
        question = self.now
        result = skip(self.q, self.walk, question.id)
        if question.required:
            assert result == Refused(question.id, "required")
        else:
            self.takes(result, (question.id, fitted(question, Skipped())))

    @rule()
    def goes_back(self) -> None:
        before = previous(self.q, self.walk)
        self.takes(back(self.q, self.walk, self.now.id if self.now else None))
        assert before is None or self.now == before

    @rule(data=st.data())
    def goes_back_to(self, data: st.DataObject) -> None:
        if self.meaning.said:
            one = data.draw(st.sampled_from(sorted(self.meaning.said)))
            self.takes(revisit(self.q, self.walk, one))
            assert self.now.id == one

    @precondition(lambda self: self.now is not None and self.now.id in self.meaning.said)
    @rule()
    def leaves_it_as_it_was(self) -> None:
        self.takes(go_on(self.q, self.walk, self.now.id))

    @precondition(lambda self: self.now is not None and self.now.kind == "choices")
    @rule(data=st.data(), on=st.booleans(), taps=st.integers(1, 2))
    def ticks(self, data: st.DataObject, on: bool, taps: int) -> None:
        question = self.now
        option = data.draw(st.sampled_from(question.options)).id
        ticked = self.ticked - {option}
        if on:
            ticked = {option} if option == question.none else (ticked - {question.none}) | {option}
        for _ in range(taps):
            self.takes(toggle(self.q, self.walk, question.id, option, on=on))
        self.ticked = ticked

    @precondition(lambda self: self.now is not None and self.now.kind == "choices")
    @rule()
    def is_done_ticking(self) -> None:
        question, ticked = self.now, picks(self.q, self.walk)
        result = done(self.q, self.walk, question.id)
        if question.required and not ticked:
            assert result == Refused(question.id, "required")
        else:
            self.takes(result, (question.id, Chosen(ticked) if ticked else Skipped()))

    @rule()
    def comes_back_after_a_restart(self) -> None:
        self.walk = read_walk(write_walk(self.walk))

    @rule()
    def erases_and_starts_over(self) -> None:
        self.begins_anew()

    @invariant()
    def says_exactly_what_was_meant(self) -> None:
        assert dict(self.walk.answers) == self.meaning.said

    @invariant()
    def asks_what_is_open(self) -> None:
        still = self.meaning.open()
        gone_back = self.walk.position is not None
        assert (
            (self.now.id in self.meaning.said)
            if gone_back
            else (self.now and self.now.id) == (still or [None])[0]
        )

    @invariant()
    def keeps_what_is_required(self) -> None:
        required = (one.id for one in self.q.questions if one.required)
        assert not any(self.walk.answers.get(one) == Skipped() for one in required)

    @invariant()
    def keeps_its_ticks_and_version(self) -> None:
        assert (set(picks(self.q, self.walk)), self.walk.version) == (self.ticked, 3)


def test_every_walk_means_what_was_said() -> None:
    """Whatever somebody does, in any order, the answers are exactly those that the walk means."""
    run_state_machine_as_test(Walking, settings=settings(CALM, stateful_step_count=30))


@CALM
@given(q=questionnaires(), data=st.data())
def test_no_dead_end(q: Questionnaire, data: st.DataObject) -> None:
    """Answering what is asked always comes to the end, in no more steps than there are questions."""
    walk = begin(1)
    for _ in q.questions:
        if (question := current(q, walk)) is not None:
            result = answer(q, walk, question.id, data.draw(fitting_answers(question)))
            assert isinstance(result, Outcome)
            walk = result.walk
    assert current(q, walk) is None


@CALM
@given(q=questionnaires(), data=st.data())
def test_a_finished_walk_can_be_walked_again(q: Questionnaire, data: st.DataObject) -> None:
    """Giving a finished walk's answers again, straight from the start, gives the same walk."""
    walk = _finished(q, data)
    straight = begin(walk.version)
    while (question := current(q, straight)) is not None:
        result = answer(q, straight, question.id, walk.answers[question.id])
        assert isinstance(result, Outcome)
        straight = result.walk
    assert straight == walk


@CALM
@given(q=questionnaires(), answers=st.dictionaries(st.sampled_from([f"q{n}" for n in range(7)]), any_answer))
def test_visible_looks_back_only(q: Questionnaire, answers: dict[str, Answer]) -> None:
    """Whether a question is asked never depends on the answers to it or to later ones."""
    shown = {one.id for one in visible(q, answers)}
    for index, question in enumerate(q.questions):
        earlier = {one.id: answers[one.id] for one in q.questions[:index] if one.id in answers}
        assert (question.id in shown) == (question in visible(q, earlier))


@CALM
@given(
    q=questionnaires(),
    position=st.none() | st.text(max_size=3),
    answers=st.dictionaries(st.text(max_size=3), any_answer),
)
def test_no_walk_breaks_it(q: Questionnaire, position: str | None, answers: dict[str, Answer]) -> None:
    """Even a walk that belongs to another questionnaire is walked without an exception."""
    walk = Walk(1, Answers(answers), position, ("nowhere",))
    steps = (
        back(q, walk, "q0"),
        done(q, walk, "q0"),
        toggle(q, walk, "q0", "o0", on=True),
        skip(q, walk, "q0"),
    )
    assert all(isinstance(step, Outcome | Stale | Refused) for step in steps)


def _finished(q: Questionnaire, data: st.DataObject) -> Walk:
    walk = begin(1)
    while (question := current(q, walk)) is not None:
        result = answer(q, walk, question.id, data.draw(fitting_answers(question)))
        assert isinstance(result, Outcome)
        walk = result.walk
    return walk
