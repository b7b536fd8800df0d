"""A full-text index of all models in memory, by SQLite's FTS5: which models hold a word, and how well by BM25."""

from collections.abc import Iterable, Mapping
from types import TracebackType
from typing import Any, Self

COLUMNS = ("names", "family", "capabilities", "facts", "about")
WEIGHTS = (8.0, 4.0, 4.0, 2.0, 1.0)
"""How much an occurrence counts in each column."""
NAMED = "{names family facts}"
TOKENIZER = "porter unicode61 remove_diacritics 2 tokenchars '.'"
"""Porter's stems, since records say “coding” where readers ask for “code”; they suit English, which records are in.

unicode61 folds case and accents and cuts at whatever is neither letter nor digit, points apart: see `words.indexed`.
"""
_CREATE = 'CREATE VIRTUAL TABLE models USING fts5({}, content="", tokenize="{}")'


class NoIndex(Exception):
    """This Python has no SQLite with FTS5; says what is missing."""


class Index:
    """The index, open as long as it is used as a context; models go by their place in the list."""

    def __init__(self, documents: Iterable[tuple[str, ...]]) -> None:
        """Fill it; raises NoIndex."""
        try:
            import sqlite3
        except ImportError as error:
            raise NoIndex("SQLite") from error
        self.database: Any = sqlite3.connect(":memory:")
        try:
            self.database.execute(_CREATE.format(", ".join(COLUMNS), TOKENIZER))
        except sqlite3.OperationalError as error:
            self.database.close()
            raise NoIndex("SQLite's FTS5") from error
        marks = ", ".join("?" * (len(COLUMNS) + 1))
        rows = ((at, *cells) for at, cells in enumerate(documents))
        self.database.executemany(f"INSERT INTO models(rowid, {', '.join(COLUMNS)}) VALUES ({marks})", rows)  # noqa: S608
        self.known: dict[str, Mapping[int, float]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.database.close()

    def word(self, word: str) -> Mapping[int, float]:
        """The models that hold a word, each with its BM25, where more is better; asked once, then remembered.

        A word with a digit that stands in some name or fact, as 3.1 and gpt-4o do, is looked for in those alone, since
        texts name other models too. The score is FTS5's: the sum over query terms of IDF × f (k1 + 1) / (f + k1 (1 - b
        + b × length / average length)) with k1 = 1.2 and b = 0.75, f weighed by column (Robertson and Zaragoza 2009,
        “The Probabilistic Relevance Framework”; SQLite, ext/fts5/fts5_aux.c). As a sum it can be had word by word, so
        that the work grows with the number of different words and not with queries × models.
        """
        known = self.known.get(word)
        if known is None:
            numbered = any(map(str.isdigit, word))
            known = self.known[word] = (numbered and self._ask(word, NAMED)) or self._ask(word)
        return known

    def _ask(self, word: str, within: str = "") -> Mapping[int, float]:
        """One phrase, quoted, so that nothing in it is an operator; a hyphened word is a phrase of its parts."""
        phrase = '"{}"'.format(word.replace('"', '""'))
        asked = f"{within} : {phrase}" if within else phrase
        select = f"SELECT rowid, -bm25(models, {', '.join(map(str, WEIGHTS))}) FROM models WHERE models MATCH ?"  # noqa: S608
        return dict(self.database.execute(select, (asked,)))
