"""The telling words of a query, and the ways in which a name is written."""

import re
from itertools import pairwise


def _each(text: str) -> frozenset[str]:
    return frozenset(text.split())


ENGLISH = _each(
    """
    a about above after again against all also am an and any are as at be because been before being below between
    both but by can could did do does doing done down during each either else etc ever every few for from further
    get gets getting give gives go goes going got had has have having he her here hers him his how however i if in
    into is it its just know let like lot made make makes many may me might mine more most much must my need needs
    no nor not of off on once one only onto other our ours out over own per please same see she should so some still
    such take tell than that the their them then there these they thing things this those through to too under until
    up upon us use used using very want wants was way we were what when where whether which while who whom whose why
    will with within without would you your yours
    """
)
"""Words of English that tell nothing by themselves."""
ASKING = _each(
    """
    ai alternative alternatives best better compare compared compares comparing comparison comparisons difference
    differences differ find good great llm llms list model models new newest latest official overview recommend
    recommended review reviews right show top versus vs worse worst
    """
)
"""Words by which readers of such a site ask for a model at all, whichever it is."""
SIDES = re.compile(r"\b(?:vs\.?|versus|or|compared (?:to|with))(?=\s|$)")
"""What stands between models that a query asks about side by side."""
BETWEEN = re.compile(r"\b(?:between|compare|comparing|comparison|differences?)\b")
"""Where one of these stands, “and” does so as well."""

_WORD = re.compile(r"\w+(?:[-'’.]\w+)*")
_POSSESSIVE = re.compile(r"['’]s\b")
_LONE_POINT = re.compile(r"(?<!\w)\.|\.(?!\w)")
_NUMBERED = re.compile(r"(?<=[^\W\d_])(?=\d)")
_PARTS = re.compile(r"[\s\-]+")


def telling_words(query: str) -> tuple[tuple[str, ...], ...]:
    """The words of each side of a query, in lower case, that say what is looked for; sides without any are left out.

    “gpt-4o vs the best llama” → `(("gpt-4o",), ("llama",))`.
    """
    asked = re.sub(r"\band\b", "vs", query) if BETWEEN.search(query) else query
    sides = (tuple(dict.fromkeys(_telling(side))) for side in SIDES.split(asked))
    return tuple(dict.fromkeys(side for side in sides if side))


def _telling(side: str) -> list[str]:
    words = _WORD.findall(_POSSESSIVE.sub("", side))
    return [word for word in words if word not in ENGLISH and word not in ASKING and word.strip("_")]


def squashed(text: str) -> str:
    """Letters and digits alone, by which a query is known as just a model's name: `GPT-4o`, `gpt 4o`, `gpt4o`."""
    return "".join(filter(str.isalnum, text.lower()))


def indexed(text: str) -> str:
    """A text as it is put into the index: points only within words, so that 3.2 is a word and no 3 stands in it."""
    return _LONE_POINT.sub(" ", text)


def spellings(name: str) -> str:
    """Other ways to write a name: `Qwen2.5` also as `Qwen 2.5`, and neighbouring words as one, as in `llama3.2`."""
    parts = [part for part in _PARTS.split(name) if part]
    joined = [f"{one}{other}" for one, other in pairwise(parts)]
    split = _NUMBERED.sub(" ", name)
    return " ".join([*joined, *([split] if split != name else [])])
