"""What holds for whatever book there is."""

from dataclasses import replace
from decimal import Decimal

from builders import make_price, make_record, make_score
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rating import CATALOGUE, make_rated

IDS = ("m0", "m1", "m2", "m3", "m4", "m5")
ABSENT = ("undisclosed", "not-applicable", "unknown")
WRITTEN = {
    "context_length": ("8K", "128K", "131,072", "1M"),
    "layers_exact": ("1", "2", "2.5", "40"),
    "open_weights": ("true", "false"),
    "license": ("mit", "apache-2.0"),
    "input_modalities": (("text",), ("text", "image")),
    "release_date": ("2024", "2024-05", "2024-05-13", "2022-01-20"),
}
RANKING = """
    minimum_coverage: 40
    minimum_pool: 2
    components:
      - {id: size, label: Size, weight: 3, inputs: [{field: context_length, weight: 2}, {field: layers_exact}]}
      - id: open
        label: Open
        weight: 2
        inputs:
          - {field: open_weights, better: higher}
          - {field: license, classes: [{label: free, values: [mit]}, {label: other, values: [apache-2.0]}]}
      - {id: cost, label: Cost, weight: 1, inputs: [{price: input}, {count: providers}]}
      - {id: quality, label: Quality, weight: 2.5, inputs: [{scores: all}]}
    """
ALONE = """
    minimum_coverage: 0
    minimum_pool: 2
    components: [{id: c, label: C, weight: 1, inputs: [{field: layers_exact}]}]
    """
NEEDS = """
    n:
      title: N
      minimum_coverage: 30
      must:
        - {field: open_weights, is: yes}
        - {field: input_modalities, all: [text]}
        - {field: release_date, least: 2024-01}
      wishes:
        - {field: context_length, weight: 2}
        - {price: input}
        - {scores: all}
        - {field: license, any: [mit]}
    """
HOLDS = settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow])
SCORES = st.builds(make_score, st.sampled_from(["mmlu", "gpqa"]), st.sampled_from(["10", "20", "90"]))
PRICES = st.builds(
    make_price, st.sampled_from(["acme", "other"]), input=st.sampled_from([None, Decimal(0), Decimal(2)])
)


def said(name):
    """One claim about a field, or several."""
    return st.lists(st.sampled_from(WRITTEN[name] + ABSENT), min_size=1, max_size=2)


@st.composite
def facts_of(draw):
    """For a few models what is claimed of them, and the rest of their records."""
    found = {}
    for id_ in draw(st.lists(st.sampled_from(IDS), min_size=2, max_size=6, unique=True)):
        facts = draw(st.fixed_dictionaries({}, optional={name: said(name) for name in WRITTEN}))
        others = {
            "prices": tuple(draw(st.lists(PRICES, max_size=2))),
            "scores": tuple(draw(st.lists(SCORES, max_size=3))),
        }
        alias = draw(st.sampled_from([None, None, None, *IDS]))
        found[id_] = facts, others | ({"alias_of": alias} if alias and alias != id_ else {})
    return found


def records(found):
    return [make_record(id_, catalogue=CATALOGUE, facts=facts, **others) for id_, (facts, others) in found.items()]


def component(rated, place=0):
    """The percentile of each model in one component, None without one."""
    ranks = rated.ranked.ranks
    return {id_: (part.place and part.place.exact) for id_ in sorted(ranks) if (part := ranks[id_].components[place])}


@HOLDS
@given(facts_of(), st.sampled_from(IDS))
def test_what_is_missing_never_counts_as_zero(found, id_):
    """Without a model's value the others stand as if there were no such model: it is nobody's last."""
    found = {one: (facts, {}) for one, (facts, _) in found.items()}
    lacking = found | {id_: ({}, {})}
    gone = {one: of for one, of in found.items() if one != id_}
    with_it, without = (component(make_rated(*records(of), ranking=ALONE)) for of in (lacking, gone))
    assert with_it.pop(id_) is None
    assert with_it == without


@HOLDS
@given(facts_of(), st.randoms(use_true_random=False))
def test_the_order_of_records_does_not_matter(found, random):
    """Everything comes out the same, in the same order."""
    made = records(found)
    shuffled = list(made)
    random.shuffle(shuffled)
    one, other = (make_rated(*of, ranking=RANKING, needs=NEEDS) for of in (made, shuffled))
    assert one == other
    assert list(one.ranked.ranks) == list(other.ranked.ranks)


@HOLDS
@given(facts_of(), st.integers(2, 999))
def test_another_unit_changes_no_rank(found, factor):
    """Numbers that are all so many times as large stand as they stood.

    Each model has one claim about them: whether several agree depends on the digits with which they are written.
    """

    def times(factor):
        return {
            id_: ({name: scaled(name, claims, factor) for name, claims in facts.items()}, others)
            for id_, (facts, others) in found.items()
        }

    def scaled(name, claims, factor):
        if name != "layers_exact":
            return claims
        return [one if one in ABSENT else str(Decimal(one) * factor) for one in claims[:1]]

    one, other = (make_rated(*records(of), ranking=RANKING).ranked.ranks for of in (times(1), times(factor)))
    told = [(at.model, at.rank, at.total, at.coverage, at.formula) for at in one.values()]
    assert told == [(at.model, at.rank, at.total, at.coverage, at.formula) for at in other.values()]


@HOLDS
@given(facts_of())
def test_a_total_lies_among_the_percentiles_that_it_is_made_of(found):
    """It stands only on enough data, and equal totals share a rank that counts those ahead."""
    ranked = make_rated(*records(found), ranking=RANKING).ranked
    totals = [one.total for one in ranked.ranks.values() if one.total is not None]
    for one in ranked.ranks.values():
        known = [part.place.percentile for part in one.components if part.place]
        assert (one.total is None) is (one.rank is None)
        assert all(bool(part.why) is (part.place is None) for part in one.components)
        if one.total is not None:
            assert min(known) <= one.total <= max(known)
            assert one.coverage >= 40
            assert one.rank == 1 + sum(total > one.total for total in totals)


@HOLDS
@given(facts_of())
def test_nobody_is_excluded_without_a_reason(found):
    """Each model but aliases is in, out or open, once; whoever is out certainly fails something that is on record."""
    made = records(found)
    (answer,) = make_rated(*made, needs=NEEDS).answers.values()
    everybody = [one.model for one in (*answer.matches, *answer.excluded, *answer.unjudged)]
    ids = {record.id for record in made}
    aliases = {record.id for record in made if record.alias_of and record.alias_of.model in ids}
    assert sorted(everybody) == sorted(ids - aliases)
    for one in answer.excluded:
        assert one.reasons
        assert all(reason.wanted and reason.must and reason.evidence for reason in one.reasons)
    for one in answer.unjudged:
        assert one.reasons
    for one in answer.matches:
        assert len(one.reasons) == len(answer.need.must)
        assert all(reason.evidence for reason in one.reasons)
        assert all((wish.points is None) is bool(wish.why) for wish in one.wishes)
        assert one.score is not None
        assert one.coverage >= 30


@HOLDS
@given(facts_of())
def test_forgetting_a_fact_never_excludes_a_model(found):
    """What is not known is no “no”: a model that was not excluded is not excluded without its weights' fact either."""
    made = records(found)
    forgetful = [
        replace(record, claims=tuple(claim for claim in record.claims if claim.field.id != "open_weights"))
        for record in made
    ]
    before, after = (
        {one.model for one in next(iter(make_rated(*of, needs=NEEDS).answers.values())).excluded}
        for of in (made, forgetful)
    )
    assert after <= before
