"""What holds for whatever book there is."""

from decimal import Decimal

from builders import VERDICT_FIELDS, make_benchmark, make_book, make_catalogue, make_price, make_record, make_score
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.compare import compare
from generator.compare.neighbours import snapshot
from generator.nouns.claims import State
from generator.nouns.comparisons import AlternativeKind
from generator.nouns.fields import Better
from generator.nouns.kinds import agree
from generator.nouns.records import Pair

CATALOGUE = make_catalogue(*VERDICT_FIELDS)
IDS = ("m0", "m1", "m2", "m3", "m4")
ABSENT = ("undisclosed", "not-applicable", "unknown")
WRITTEN = {
    "context_length": ("8K", "128K", "131,072", "1M", "0"),
    "max_output_tokens": ("4K", "4,096", "16K"),
    "parameters": ("1B", "1.23B", "8B", "70B"),
    "active_parameters": ("1B", "8B"),
    "memory_fp16": ("2", "3.1", "16"),
    "open_weights": ("true", "false"),
    "open_source": ("true", "false"),
    "license": ("mit", "apache-2.0", "proprietary"),
    "input_modalities": (("text",), ("text", "image"), ("audio", "text")),
    "output_modalities": (("text",), ("text", "image")),
    "knowledge_cutoff": ("2023", "2023-10", "2023-12"),
    "release_date": ("2024", "2024-05", "2024-05-13", "2022-01-20"),
}
BENCHMARKS = {
    "mmlu": make_benchmark("mmlu"),
    "errors": make_benchmark("errors", better=Better.LOWER),
    "style": make_benchmark("style", better=Better.NEITHER),
}
SCORES = st.builds(
    make_score,
    st.sampled_from([*BENCHMARKS, "new"]),
    st.sampled_from(["10", "20", "20.0", "90"]),
    shots=st.sampled_from([None, 0, 5]),
    variant=st.sampled_from(["", "base"]),
)
HOLDS = settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
AMOUNTS = st.sampled_from([None, Decimal(0), Decimal("0.04"), Decimal("2.5")])
PRICES = st.builds(make_price, st.sampled_from(["acme", "other"]), input=AMOUNTS, output=AMOUNTS)


def said(name):
    """One claim about a field, or several."""
    return st.lists(st.sampled_from(WRITTEN[name] + ABSENT), min_size=1, max_size=2)


@st.composite
def records(draw, ids=IDS):
    """A few records that share families, developers and names."""
    found = []
    for id_ in draw(st.lists(st.sampled_from(ids), min_size=2, max_size=5, unique=True)):
        facts = draw(st.fixed_dictionaries({}, optional={name: said(name) for name in WRITTEN}))
        others = {
            "name": draw(st.sampled_from(["One", "Two", id_])),
            "developer": draw(st.sampled_from(["", "acme"])),
            "family": draw(st.sampled_from(["", "f"])),
            "scores": tuple(draw(st.lists(SCORES, max_size=4))),
            "prices": tuple(draw(st.lists(PRICES, max_size=2))),
        }
        alias = draw(st.sampled_from([None, None, None, *ids]))
        others |= {"alias_of": alias} if alias else {}
        found.append(make_record(id_, catalogue=CATALOGUE, facts=facts, **others))
    return found


def compared(found, nearest=2):
    """The book of the records and all that comparing it gives, with one comparison of all models."""
    everything = tuple(sorted(record.id for record in found))
    book = make_book(*found, catalogue=CATALOGUE, benchmarks=BENCHMARKS, pairs=(Pair(everything),))
    return book, compare(book, wanted=(everything[::-1],), nearest=nearest)


@HOLDS
@given(records())
def test_no_clause_without_evidence(found):
    """And each piece of it is about one of the models and points into the page, unless it is an alias's."""
    for comparison in compared(found)[1].comparisons.values():
        for clause in comparison.clauses:
            assert clause.text
            assert clause.evidence
            assert {proof.model for proof in clause.evidence} <= set(comparison.models)
            assert all(proof.anchor or clause.topic == "alias" for proof in clause.evidence)
            assert clause.leader in ("", *comparison.models)


@HOLDS
@given(records())
def test_what_is_said_to_be_the_same_is(found):
    """Every two of the values agree, and everybody has one that nobody disputes."""
    topics = {"context": "context_length", "maximum output": "max_output_tokens", "size": "parameters"}
    topics |= {"knowledge": "knowledge_cutoff", "release": "release_date", "active size": "active_parameters"}
    for comparison in compared(found)[1].comparisons.values():
        rows = {row.field.id: row for row in comparison.rows}
        for clause in comparison.clauses:
            if clause.topic in topics and clause.text.startswith(("Both ", "All ")):
                assert rows[topics[clause.topic]].same


@HOLDS
@given(records())
def test_a_lead_is_never_given_on_a_tie(found):
    """Whoever leads has a value of its own that no other known value agrees with."""
    topics = {"context": "context_length", "maximum output": "max_output_tokens", "knowledge": "knowledge_cutoff"}
    topics |= {"weights": "open_weights"}
    for comparison in compared(found)[1].comparisons.values():
        rows = {row.field.id: row for row in comparison.rows}
        for clause in comparison.clauses:
            if clause.leader and clause.topic in topics:
                row = rows[topics[clause.topic]]
                place = comparison.models.index(clause.leader)
                own = row.facts[place]
                others = [fact for at, fact in enumerate(row.facts) if at != place and fact.state is State.KNOWN]
                assert own.state is State.KNOWN
                assert others
                assert not any(agree(row.field, own.value, other.value) for other in others)


@HOLDS
@given(records())
def test_best_is_known_undisputed_and_not_everybody(found):
    """In rows of facts, of scores and of prices."""
    for comparison in compared(found)[1].comparisons.values():
        for row in comparison.rows:
            known = [place for place, fact in enumerate(row.facts) if fact.state is State.KNOWN]
            assert row.best <= set(known)
            assert len(row.best) < max(len(known), 1)
            assert not row.best or row.field.better is not Better.NEITHER
            behind = [row.facts[place].value for place in known if place not in row.best]
            assert not any(agree(row.field, row.facts[place].value, one) for place in row.best for one in behind)
        for row in comparison.scores:
            assert not (row.best and row.note)
            settings_of_best = {score.setting for score in row.scores if score and row.best}
            assert len(settings_of_best) <= 1
        for row in comparison.prices:
            amounts = [amount for amount in row.amounts if amount is not None]
            assert all(row.amounts[place] == min(amounts) for place in row.best)


@HOLDS
@given(records(), st.randoms(use_true_random=False))
def test_the_order_of_records_does_not_matter(found, random):
    """Everything comes out the same, in the same order."""
    shuffled = list(found)
    random.shuffle(shuffled)
    one, other = compared(found)[1], compared(shuffled)[1]
    assert one == other
    assert list(one.comparisons) == list(other.comparisons)
    assert list(one.standings) == list(other.standings)


@HOLDS
@given(records())
def test_every_comparison_answers_in_a_sentence(found):
    """The headline is never empty, ends with a full stop, and is one line of text."""
    for comparison in compared(found)[1].comparisons.values():
        assert comparison.headline.endswith(".")
        assert comparison.headline == " ".join(comparison.headline.split())


@HOLDS
@given(records(), st.integers(0, 4))
def test_neighbours_are_others_with_a_reason(found, nearest):
    """Never more than asked for, never an alias's own snapshot, and each pair has its page."""
    book, result = compared(found, nearest)
    for id_, near in result.nearest.items():
        ids = [one.model for one in near]
        assert len(ids) == len(set(ids)) <= nearest
        assert id_ not in ids
        assert book.models[id_].via not in ids
        assert all(one.reason for one in near)
        assert all(tuple(sorted((id_, other))) in result.comparisons for other in ids)
        assert all(id_ in key and result.comparisons[key].page for key in result.of_model[id_])


@HOLDS
@given(records())
def test_ranks_count_those_who_are_ahead(found):
    """A rank is one more than the number of better scores in the same setting."""
    book, result = compared(found)
    for standings in result.standings.values():
        for one in standings:
            rivals = [other for other in standings if other.score.setting == one.score.setting]
            lower = BENCHMARKS.get(one.score.benchmark, make_benchmark()).better is Better.LOWER
            ahead = [
                r for r in rivals if (r.score.score < one.score.score if lower else r.score.score > one.score.score)
            ]
            assert (one.rank, one.of) == (len(ahead) + 1, len(rivals))
            assert [r.model for r in rivals].count(one.model) == 1
    for id_, places in result.places.items():
        ranked = [score for score in book.models[id_].scores if score.benchmark != "style"]
        assert [place.score for place in places] == ranked


@st.composite
def relatives(draw):
    """Records of one family, alike in all but a few facts and their prices; one may be an alias."""
    apart = ("parameters", "release_date", "open_weights", "open_source", "license")
    found = []
    for id_ in IDS[:4]:
        facts = draw(st.fixed_dictionaries({}, optional={name: said(name) for name in apart}))
        others = {"prices": tuple(draw(st.lists(PRICES, max_size=2))), "family": "f", "developer": "acme"}
        alias = draw(st.sampled_from([None, None, None, None, "m0"]))
        others |= {"alias_of": alias} if alias and id_ != alias else {}
        facts |= {"context_length": "128K"}
        found.append(make_record(id_, catalogue=CATALOGUE, facts=facts, **others))
    return found


@HOLDS
@given(relatives())
def test_no_alternative_without_facts_of_both(found):
    """Never the model itself, never by what is not known of either, and always with evidence of both."""
    book, _ = compared(found, 0)
    fields = {AlternativeKind.SMALLER: "parameters", AlternativeKind.NEWER: "release_date"}
    for id_, ones in compare(book, nearest=0, instead=3).alternatives.items():
        subject = book.models[snapshot(book, id_)]
        for one in ones:
            other = book.models[one.model]
            assert not other.via
            assert other is not subject
            assert {proof.model for proof in one.evidence} == {subject.id, other.id}
            assert len(one.alike) >= 3
            if one.kind in fields:
                assert all(model.facts[fields[one.kind]].state.has_value for model in (subject, other))
            if one.kind is AlternativeKind.CHEAPER:
                assert other.cheapest.input < subject.cheapest.input
