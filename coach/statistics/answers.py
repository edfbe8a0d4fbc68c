"""What answers are worth: of every closed deal's answers, how often deals with them were won."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple, TypeAlias

from coach.statistics.win_rate import Information, Rate, entropy, holm, information, judgeable, rate
from engine.state import Deal

SHEET = "qualification"
SCORED = ("need", "volume", "purchasing_power", "authority", "creditworthiness")
"""Its dimensions, scored 0 to 5."""
OWN = "own"
"""Where a question is from when the team made it up."""

SURE = 0.05
"""A question carries information when chance would look as good less often than this."""

Verdict: TypeAlias = Literal["informative", "chance", "too_few"]
_ORDER: Sequence[Verdict] = ("informative", "chance", "too_few")


class Question(NamedTuple):
    """By the worksheet and the field it stands in; one of the team's own is `own` and its words."""

    source: str
    id: str


BEHAVIOUR = Question("buying_behaviour", "behaviour")


class Outcome(NamedTuple):
    """A closed deal, as far as its answers go: in the deals' own words, scores as digits."""

    won: bool
    answers: Mapping[Question, str]


class Answer(NamedTuple):
    text: str
    rate: Rate


class Judged(NamedTuple):
    """A question: its answers with their rates, and whether they tell anything about winning."""

    question: Question
    answers: tuple[Answer, ...]
    rarer: int
    """How many further answers there are, each given by fewer deals than wanted."""
    rest: Rate | None
    """Of those rarer answers together."""
    asked: int
    not_asked: int
    information: Information
    p: float | None
    """Adjusted for the number of questions that were judged; None for one that was not."""
    verdict: Verdict


class Survey(NamedTuple):
    """`questions` are sorted by what they tell, the most informative first."""

    every: Rate | None
    """Of all closed deals; None where there are none."""
    uncertainty: float
    """Bits one lacks about a deal's outcome before anything is known of it."""
    questions: tuple[Judged, ...]


def answers_of(deal: Deal) -> dict[Question, str]:
    """Scores, result and own questions of its qualification, and how its client likes to buy."""
    found: dict[Question, str] = {}
    if sheet := deal.worksheets.get(SHEET):
        known = {**sheet.figures, **sheet.fields}
        told = {name: known.get(name) for name in (*SCORED, "result")}
        found = {Question(SHEET, name): str(value) for name, value in told.items() if value is not None}
        for row in sheet.fields.get("answers", ()):
            if row.get("answer"):
                found[Question(OWN, row["question"])] = row["answer"]
    if deal.behaviour is not None:
        found[BEHAVIOUR] = deal.behaviour
    return found


class Tally:
    """Counts deals one by one and keeps nothing but the counts."""

    def __init__(self) -> None:
        self._totals = [0, 0]
        self._counts: dict[Question, dict[str, list[int]]] = {}
        self._spelt: dict[tuple[str, ...], str] = {}
        self._places: dict[tuple[Question, str], list[int]] = {}

    def add(self, deal: Outcome) -> None:
        lost = 0 if deal.won else 1
        self._totals[lost] += 1
        for given in deal.answers.items():
            counts = self._places.get(given) or self._place(*given)
            counts[lost] += 1

    def _place(self, asked: Question, answer: str) -> list[int]:
        """Where an answer is counted; looked up once, for most deals say what others said."""
        question = asked._replace(id=self._as_first_spelt(asked.source, asked.id))
        text = self._as_first_spelt(*question, answer)
        counts = self._counts.setdefault(question, {}).setdefault(text, [0, 0])
        self._places[asked, answer] = counts
        return counts

    def _as_first_spelt(self, *words: str) -> str:
        """Words are the same where only capitals and spaces differ; they are shown as they came first."""
        key = tuple(" ".join(word.split()).casefold() for word in words)
        return self._spelt.setdefault(key, " ".join(words[-1].split()))

    def survey(self, least: int = 1) -> Survey:
        """Answers that fewer than `least` deals gave are shown together, as one more answer."""
        n = sum(self._totals)
        found = [_looked_at(q, counts, n, least) for q, counts in self._counts.items()]
        adjusted = holm({each.question: each.information.p for each in found if each.information.reliable})
        judged = (_judged(each, adjusted.get(each.question)) for each in found)
        return Survey(
            rate(self._totals[0], n) if n else None,
            entropy(self._totals) if n else 0.0,
            tuple(sorted(judged, key=_most_informative_first)),
        )


def _looked_at(question: Question, counts: Mapping[str, Sequence[int]], n: int, least: int) -> Judged:
    """Without a verdict, which depends on how many questions are asked."""
    often = {text: c for text, c in counts.items() if sum(c) >= least}
    rarer = [c for text, c in counts.items() if text not in often]
    rest = [sum(c[at] for c in rarer) for at in (0, 1)]
    table = [(won, lost) for won, lost in counts.values()]
    asked = sum(map(sum, table))
    return Judged(
        question,
        tuple(_in_order(question, (Answer(text, rate(c[0], sum(c))) for text, c in often.items()))),
        len(rarer),
        rate(rest[0], sum(rest)) if rarer else None,
        asked,
        n - asked,
        information(judgeable(table) or table),
        None,
        "too_few",
    )


def _in_order(question: Question, answers: Iterable[Answer]) -> list[Answer]:
    """Scores from high to low; else the answer that wins most often first."""
    if question.source == SHEET and question.id in SCORED:
        return sorted(answers, key=lambda a: a.text, reverse=True)
    return sorted(answers, key=lambda a: (-a.rate.rate, -a.rate.n, a.text))


def _judged(found: Judged, p: float | None) -> Judged:
    if p is None:
        return found
    return found._replace(p=p, verdict="informative" if p < SURE else "chance")


def _most_informative_first(found: Judged) -> tuple[int, float, float, Question]:
    told = found.information
    return _ORDER.index(found.verdict), -told.share, -told.bits, found.question
