"""A few models and the searches of their readers."""

from builders import make_book, make_record, make_source

from generator.nouns.records import Capability, Family
from generator.nouns.searches import Search, SearchLog
from generator.searches import match_searches


def capability(title, summary="", unique="", versus=""):
    return Capability(title.lower().replace(" ", "-"), title, make_source(), summary, unique, versus)


def a_book():
    """Five models: two of one family, one that others are held against."""
    return make_book(
        make_record(
            "ant-1.5-1b",
            name="Ant1.5 1B",
            family="ant",
            summary="A small model for phones, distilled from Bee 3.",
            facts={"license": "mit", "open_weights": "true", "input_modalities": [("text",)]},
            capabilities=(
                capability("On-device text", "Completes text on phones.", versus="Cheaper than Dung Beetle."),
            ),
        ),
        make_record(
            "ant-1.5-7b",
            name="Ant1.5 7B",
            family="ant",
            facts={"license": "mit", "open_weights": "true", "input_modalities": [("text", "image")]},
            capabilities=(capability("Writing code", "Completes and repairs programs."),),
        ),
        make_record(
            "bee-3",
            name="Bee 3",
            facts={"open_weights": "false", "input_modalities": [("text", "image")]},
            capabilities=(capability("Long documents", "Summarizes contracts for lawyers."), capability("Coding")),
        ),
        make_record("bee-3-mini", name="Bee 3 mini", summary="The cheap sibling of Bee 3."),
        make_record("dung-beetle", name="Dung Beetle", summary="Reads tables."),
        families={"ant": Family("ant", "Ant 1.5")},
    )


def a_log(*searches):
    """Searches from pairs of a query and its count, or from queries that were made five times."""
    pairs = [one if isinstance(one, tuple) else (one, 5) for one in searches]
    return SearchLog(tuple(Search(*pair) for pair in sorted(pairs, key=lambda pair: (-pair[1], pair[0]))))


def matched(*searches, book=None):
    return match_searches(book or a_book(), a_log(*searches))


def leads(query):
    """The ids of the models that a query leads to, best first."""
    (need,) = matched(query).met or [None]
    return list(need.models) if need else []
