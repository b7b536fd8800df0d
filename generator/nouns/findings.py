"""What is on record about a model and does not fit with the rest of it."""

from dataclasses import dataclass

from generator.nouns.claims import Claim, Fact
from generator.nouns.problems import Level


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that does not fit; nothing is changed because of it.

    `message` says in a sentence what does not fit, and `sums` gives the arithmetic, a line each. `facts` are those that
    it rests on, and `odd` is the claim that does not fit with the others, where that can be told. `path` and `line` are
    those of that claim, else of what readers are shown; `section` is the part of the model's page that it is about,
    where that is no fact.
    """

    model: str
    code: str
    title: str
    message: str
    path: str
    line: int
    level: Level
    sums: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    odd: Claim | None = None
    section: str = ""
