"""Which models each search leads to, and what that says of the models: times matched, best queries, companions."""

import heapq
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import chain
from math import inf
from operator import itemgetter

from generator.nouns.book import Book
from generator.nouns.problems import Level, Problem
from generator.nouns.searches import NARROW, Companion, Hit, Matched, ModelSearches, Need, Search, SearchLog, Tally
from generator.searches.companions import companions
from generator.searches.documents import document
from generator.searches.index import Index, NoIndex
from generator.searches.words import squashed, telling_words

MISSING = 4
"""Of so many telling words one may be missing, of twice as many two; of fewer, none."""
BEST = 5
"""Queries of a model that are listed."""
LISTED = 50
"""Queries that are listed of all, met and unmet."""
MODELS_LISTED = 4
"""Models that are listed for a query."""
DIGITS = 9
"""Digits of a score that count: the last ones differ between machines."""


def match_searches(book: Book, log: SearchLog) -> Matched:
    """The searches against the models; empty, with the reason as a problem, where there is no full-text index.

    A search leads to a model if the model has all its telling words, of four or more all but one in four. “A vs B”
    leads to what either side does. A model of just that name comes first, the others by their BM25.
    """
    if not log.searches or not book.models:
        return Matched()
    try:
        index = Index(document(model, book).cells for model in book.models.values())
    except NoIndex as missing:
        message = f"this Python comes without {missing}; the searches are not matched; install one that has it"
        return Matched(problems=(Problem("data/searches", 0, "search-engine", message, Level.INFO),))
    with index:
        matching = _Matching(index, tuple(book.models), _by_name(book))
        for search in log.searches:  # most made first
            matching.add(search)
    return matching.finished(log)


def _by_name(book: Book) -> Mapping[str, frozenset[int]]:
    """The models of a name or an id, by that as it is squashed."""
    found: dict[str, set[int]] = defaultdict(set)
    for at, model in enumerate(book.models.values()):
        for name in (model.name, model.id):
            found[squashed(name)].add(at)
    return {name: frozenset(models) for name, models in found.items()}


Rank = tuple[float, int, int]
"""A query among those of a model, the better the greater: its count shared among all models that it leads to, then
minus the model's place, then minus the query's own number."""


@dataclass(slots=True)
class _Matching:
    """One pass over the searches. Each adds to the sums of its models; none is compared with another."""

    index: Index
    ids: tuple[str, ...]
    named: Mapping[str, frozenset[int]]
    queries: Counter[str] = field(default_factory=Counter)
    times: Counter[str] = field(default_factory=Counter)
    """How many queries are of a kind, and how many times they were made."""
    led: dict[int, int] = field(default_factory=lambda: defaultdict(int))
    led_queries: dict[int, int] = field(default_factory=lambda: defaultdict(int))
    best: dict[int, list[tuple[Rank, Hit]]] = field(default_factory=lambda: defaultdict(list))
    shared: Counter[tuple[int, ...]] = field(default_factory=Counter)
    met: list[Need] = field(default_factory=list)
    unmet: list[Need] = field(default_factory=list)

    def add(self, search: Search) -> None:
        """Take one search into all sums."""
        sides = telling_words(search.query)
        found = set[int]().union(*(_having(self.index, words) for words in sides))
        self.count(search, "met" if found else "unmet" if sides else "general")
        for at in found:
            self.led[at] += search.count
            self.led_queries[at] += 1
        if 1 < len(found) <= NARROW:
            self.shared[tuple(sorted(found))] += search.count
        if found and search.printable:
            self.show(search, _places(self.scores(sides, found)))
        elif sides and search.printable and len(self.unmet) < LISTED:
            self.unmet.append(Need(search))

    def count(self, search: Search, kind: str) -> None:
        for one in ("all", kind, *(() if search.printable else ("seldom",))):
            self.queries[one] += 1
            self.times[one] += search.count

    def scores(self, sides: Iterable[tuple[str, ...]], found: Iterable[int]) -> Mapping[int, float]:
        """How well each of the models matches the side of the query that it matches better."""
        best = dict.fromkeys(found, 0.0)
        for words in sides:
            just = self.named.get(squashed("".join(words)), ())
            held = [self.index.word(word) for word in words]
            for at, score in best.items():
                best[at] = inf if at in just else max(score, sum(one.get(at, 0.0) for one in held))
        return best

    def show(self, search: Search, places: Mapping[int, int]) -> None:
        """Take note of a search that may be printed, with the place of each model that it leads to."""
        of, number = len(places), self.queries["all"]
        if len(self.met) < LISTED:
            first = heapq.nsmallest(MODELS_LISTED, places, key=lambda at: (places[at], at))
            self.met.append(Need(search, tuple(self.ids[at] for at in first), of))
        share = search.count / of
        for at, place in places.items():
            kept, rank = self.best[at], (share, -place, -number)
            if len(kept) < BEST:
                heapq.heappush(kept, (rank, Hit(search.query, search.count, place, of)))
            elif rank > kept[0][0]:
                heapq.heapreplace(kept, (rank, Hit(search.query, search.count, place, of)))

    def finished(self, log: SearchLog) -> Matched:
        """Everything as it goes onto pages."""
        near = companions(self.shared, self.ids)
        return Matched(
            models={id_: self.model(at, near.get(at, ())) for at, id_ in enumerate(self.ids)},
            met=tuple(self.met),
            unmet=tuple(self.unmet),
            all=self.tally("all"),
            met_all=self.tally("met"),
            unmet_all=self.tally("unmet"),
            general=self.tally("general"),
            seldom=self.tally("seldom"),
            withheld=log.withheld,
            files=log.files,
        )

    def model(self, at: int, near: tuple[Companion, ...]) -> ModelSearches:
        best = tuple(hit for _, hit in sorted(self.best[at], key=itemgetter(0), reverse=True))
        return ModelSearches(self.led[at], self.led_queries[at], best, near)

    def tally(self, kind: str) -> Tally:
        return Tally(self.queries[kind], self.times[kind])


def _having(index: Index, words: tuple[str, ...]) -> set[int]:
    """The models that have enough of the words."""
    holders = sorted((index.word(word).keys() for word in words), key=len)
    missing = len(words) // MISSING
    if missing:
        held_by = Counter(chain.from_iterable(holders))
        return {at for at, count in held_by.items() if count >= len(words) - missing}
    return set(holders[0]).intersection(*holders[1:])


def _places(found: Mapping[int, float]) -> dict[int, int]:
    """The place of each model by its score, 1 for the best; equal scores share a place."""
    scores = {at: float(f"{score:.{DIGITS}g}") for at, score in found.items()}
    first: dict[float, int] = {}
    for place, score in enumerate(sorted(scores.values(), reverse=True), 1):
        first.setdefault(score, place)
    return {at: first[score] for at, score in scores.items()}
