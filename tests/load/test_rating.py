"""`ranking.yml` and `needs.yml`."""

from decimal import Decimal
from textwrap import dedent

import pytest
from builders import FIELDS, make_catalogue, make_field, write_project

from generator.load import load
from generator.load.rating import read_needs, read_ranking
from generator.nouns.dates import PartialDate
from generator.nouns.fields import Better
from generator.nouns.needs import Must, Need, Wish
from generator.nouns.quantities import parse_quantity
from generator.nouns.ranking import Component, Input, Ranking
from generator.nouns.sizes import parse_size
from generator.nouns.yardsticks import (
    Condition,
    Counted,
    MemoryAsk,
    OfCount,
    OfField,
    OfMemory,
    OfPrice,
    OfScores,
    OfTask,
    OfTransparency,
    PricePart,
    TaskAsk,
    ValueClass,
)

CATALOGUE = make_catalogue(*FIELDS, make_field("paper", type="link"))
FIELD = CATALOGUE.fields


def read(reader, text):
    """What a reader makes of a text, and the messages."""
    value, problems = reader(dedent(text), "x.yml", CATALOGUE)
    return value, [str(problem) for problem in problems]


def test_a_choice_names_no_empty_word():
    """What may be left out is no word to choose."""
    ranking = "components: [{id: a, label: A, weight: 1, inputs: [{field: context_length, better: up}]}]"
    _, problems = read(read_ranking, ranking)
    what = "“components.0.inputs.0.better”: “up” is not one of higher, lower"
    assert problems == [f"x.yml:1: error value-wrong {what}; “components.0.inputs.0” was not used; correct it"]


def test_a_ranking_is_read_with_its_components_in_order():
    """Weights, inputs, classes, directions and lines."""
    ranking, problems = read(
        read_ranking,
        """\
        minimum_coverage: 60%
        components: []
        """,
    )
    assert ranking == Ranking(path="x.yml")
    assert problems == [
        "x.yml:1: error value-wrong “minimum_coverage”: “60%” does not fit: not a number; not used; correct it"
    ]
    ranking, problems = read(
        read_ranking,
        """\
        minimum_coverage: 60
        minimum_pool: 5
        components:
          - id: quality
            label: Quality
            weight: 35
            about: How good.
            inputs:
              - {scores: all, minimum: 3}
              - {scores: [mmlu, gpqa, mmlu], weight: 0.5, label: Two}
          - id: open
            label: Openness
            weight: 2
            inputs:
              - {field: open_weights, better: higher}
              - field: license
                classes: [{label: free, values: [MIT]}, {label: other, values: [apache-2.0]}]
              - {count: searches}
              - {transparency: total}
        """,
    )
    assert problems == []
    classes = (ValueClass("free", ("mit",)), ValueClass("other", ("apache-2.0",)))
    assert ranking == Ranking(
        (
            Component(
                "quality",
                "Quality",
                Decimal(35),
                (
                    Input(OfScores((), 3), line=9),
                    Input(OfScores(("mmlu", "gpqa")), Decimal("0.5"), "Two", 10),
                ),
                "How good.",
                4,
            ),
            Component(
                "open",
                "Openness",
                Decimal(2),
                (
                    Input(OfField(FIELD["open_weights"], Better.HIGHER), line=15),
                    Input(OfField(FIELD["license"], Better.HIGHER, classes), line=16),
                    Input(OfCount(Counted.SEARCHES), line=18),
                    Input(OfTransparency(), line=19),
                ),
                "",
                11,
            ),
        ),
        Decimal(60),
        5,
        "x.yml",
    )


def test_needs_are_read_with_conditions_and_wishes():
    """Values as their fields read them."""
    needs, problems = read(
        read_needs,
        """\
        reading:
          title: Reading
          about: Long texts.
          minimum_coverage: 70
          must:
            - {field: context_length, least: 100K, label: Context}
            - {field: input_modalities, all: [Text, image]}
            - {field: open_weights, is: yes}
            - {field: release_date, most: 25 Sep 2024}
            - {memory: {gpu: small, weights: Q8_0, context: 32K, overhead: 10%, batch: 2}}
            - {task: {input: 2K, output: 500, cached: 1K}, most: $0.01}
          wishes:
            - {memory: {room: 8 GB}}
            - {price: cached_input, weight: 2}
            - {field: license, any: [mit]}
        """,
    )
    assert problems == []
    tokens = Condition(least=parse_quantity("100K"))
    assert needs == {
        "reading": Need(
            "reading",
            "Reading",
            "Long texts.",
            (
                Must(OfField(FIELD["context_length"], Better.HIGHER), tokens, "Context", 6),
                Must(OfField(FIELD["input_modalities"], Better.NEITHER), Condition(all=("text", "image")), line=7),
                Must(OfField(FIELD["open_weights"], Better.NEITHER), Condition(says=True), line=8),
                Must(OfField(FIELD["release_date"], Better.NEITHER), Condition(most=PartialDate(2024, 9, 25)), line=9),
                Must(OfMemory(MemoryAsk("32K", "q8_0", "fp16", "10%", 2), "small"), line=10),
                Must(OfTask(TaskAsk(2000, 500, 1000)), Condition(most=parse_quantity("0.01")), line=11),
            ),
            (
                Wish(OfMemory(MemoryAsk(), "", parse_size("8 GB")), line=13),
                Wish(OfPrice(PricePart.CACHED), Decimal(2), line=14),
                Wish(OfField(FIELD["license"], Better.NEITHER), condition=Condition(any=("mit",)), line=15),
            ),
            Decimal(70),
            "x.yml",
            1,
        )
    }


ONE_OF = "give one of “field”, “scores”, “price”, “task”, “memory”, “count” or “transparency”"
WRONG = (
    ("{weight: 2}", "yardstick-wrong", "names nothing to go by", ONE_OF),
    ("{price: input, count: providers}", "yardstick-wrong", "names “price” and “count”", ONE_OF),
    ("{price: input, better: lower}", "yardstick-wrong", "“better” goes with “field” alone", "remove it"),
    ("{field: context_length, minimum: 2}", "yardstick-wrong", "“minimum” goes with “scores” alone", "remove it"),
    (
        "{field: contxt_length}",
        "field-unknown",
        "unknown field “contxt_length”; did you mean “context_length”?",
        "correct it, or declare it in fields.yml",
    ),
    ("{field: parameters}", "yardstick-wrong", "nobody says which way of “parameters” is better", "add “better”"),
    (
        "{field: license, better: higher}",
        "yardstick-wrong",
        "nobody can tell which values of “license” are better",
        "add “classes”",
    ),
    (
        "{field: parameters, classes: [{label: a, values: [x]}]}",
        "yardstick-wrong",
        "“classes” are for fields whose values are words, which those of “parameters” are not",
        "remove them",
    ),
    (
        "{field: license, classes: [{label: a, values: [mit]}, {label: b, values: [MIT]}]}",
        "yardstick-wrong",
        "“mit” stands in “classes” twice",
        "leave it in one class",
    ),
    (
        "{field: license, any: [gpl]}",
        "value-wrong",
        "“license”: “gpl” is no enum: not one of mit, apache-2.0",
        "correct it",
    ),
    (
        "{field: context_length, least: long}",
        "value-wrong",
        "“context_length”: “long” is no quantity: not a number",
        "correct it",
    ),
    (
        "{field: open_weights, least: 1}",
        "yardstick-wrong",
        "“least” cannot be asked of “open_weights”, whose type is boolean",
        "remove it",
    ),
    ("{field: paper, is: yes}", "yardstick-wrong", "“is” cannot be asked of “paper”, whose type is link", "remove it"),
    ("{scores: all, least: 50}", "yardstick-wrong", "“least” cannot be asked of this", "remove it"),
    ("{price: input, is: yes, most: 1}", "yardstick-wrong", "“most” and “is” cannot be asked of this", "remove it"),
    ("{price: input, most: little}", "value-wrong", "“most”: “little” is no number: not a number", "correct it"),
    (
        "{task: {cached: 5}}",
        "yardstick-wrong",
        "a task has tokens, and no more of them cached than go in",
        "correct “task”",
    ),
    (
        "{memory: {gpu: a, room: 8 GB}}",
        "yardstick-wrong",
        "“gpu” and “room” both say what it has to fit into",
        "give one of them",
    ),
    (
        "{field: input_modalities, any: ['text, image']}",
        "yardstick-wrong",
        "“text, image” is no single value of “input_modalities”",
        "write each for itself",
    ),
)


@pytest.mark.parametrize(("entry", "code", "what", "to_do"), WRONG)
def test_a_wish_that_cannot_be_used_costs_only_itself(entry, code, what, to_do):
    """It is told with its line, and the other wish stays."""
    needs, problems = read(read_needs, f"n:\n  title: N\n  wishes:\n  - {{price: input}}\n  - {entry}\n")
    assert problems == [f"x.yml:5: error {code} {what}; not used; {to_do}"]
    assert [wish.yardstick for wish in needs["n"].wishes] == [OfPrice(PricePart.INPUT)]


LETS_IN = (
    "“n” has a condition that cannot be used, and would let in other models without it; not used; "
    "correct what else is reported about it"
)
BROKEN = (
    ("{scores: all}", "scores are compared with one another and set no condition; not used; make it a wish"),
    ("{memory: {weights: fp16}}", "it is not said what the model has to fit into; not used; add “gpu” or “room”"),
    (
        "{field: license}",
        "it sets no condition; not used; add one of “least”, “most”, “any”, “all” or “is”",
    ),
)


@pytest.mark.parametrize(("entry", "message"), BROKEN)
def test_a_need_without_one_of_its_conditions_is_not_used(entry, message):
    """Without it the need would let in models that do not meet it."""
    needs, problems = read(read_needs, f"n:\n  title: N\n  must:\n  - {entry}\n  wishes: [{{price: input}}]\n")
    assert needs == {}
    assert problems == [
        f"x.yml:4: error yardstick-wrong {message}",
        f"x.yml:1: error need-broken {LETS_IN}",
    ]


@pytest.mark.parametrize("must", ["[{fild: x}]", "{field: license}", "[x]"])
def test_a_condition_of_no_shape_breaks_its_need_too(must):
    """Whatever kept it from being read."""
    needs, problems = read(read_needs, f"n: {{title: N, must: {must}, wishes: [{{price: input}}]}}\n")
    assert needs == {}
    assert [problem.split(" ")[2] for problem in problems][-1] == "need-broken"


def test_a_need_that_asks_for_nothing_is_not_used():
    """There is nothing to answer."""
    needs, problems = read(read_needs, "n: {title: N}\nm: {title: M, wishes: [{price: input}]}\n")
    assert list(needs) == ["m"]
    assert problems == [
        "x.yml:1: error need-empty “n” asks for nothing; not used; give it conditions under “must”, or “wishes”"
    ]


def test_a_component_counts_once():
    """The first of one id is kept."""
    ranking, problems = read(
        read_ranking,
        "components:\n- {id: a, label: A, weight: 1}\n- {id: a, label: B, weight: 0}\n- {id: a, label: C, weight: 2}\n",
    )
    assert [one.label for one in ranking.components] == ["A"]
    assert problems == [
        "x.yml:3: error value-wrong “components.1.weight”: “0” is not above 0; “components.1” was not used; correct it",
        "x.yml:4: error id-twice component “a” stands twice; the first was kept; give each its own id",
    ]


def test_a_share_is_no_more_than_all():
    """Of the weights there are a hundred per cent."""
    ranking, problems = read(read_ranking, "minimum_coverage: 101\nminimum_pool: 1\n")
    assert ranking == Ranking(path="x.yml")
    assert problems == [
        "x.yml:1: error value-wrong “minimum_coverage”: “101” is above 100; not used; correct it",
        "x.yml:2: error value-wrong “minimum_pool”: “1” is below 2; not used; correct it",
    ]


@pytest.mark.parametrize(("reader", "nothing"), [(read_ranking, Ranking()), (read_needs, {})])
def test_an_empty_file_declares_nothing_and_a_broken_one_is_none(reader, nothing):
    """As with the other files."""
    assert read(reader, "# nothing yet\n") == (nothing, [])
    assert read(reader, "- a\n")[0] is None
    assert read(reader, "a: [")[0] is None


def test_the_files_are_read_with_the_projects_own_fields(tmp_path):
    """They are part of the library, and not strange to it."""
    files = {
        "data/fields.yml": "groups: [{id: g, label: G}]\n"
        "fields: {size: {label: S, group: g, type: number, better: lower}}\n",
        "data/ranking.yml": "components: [{id: a, label: A, weight: 1, inputs: [{field: size}]}]\n",
        "data/needs.yml": "n: {title: N, wishes: [{field: size}, {field: context_length}]}\n",
    }
    loaded = load(write_project(tmp_path, files))
    assert [str(problem) for problem in loaded.problems] == [
        (
            "data/needs.yml:1: error field-unknown unknown field “context_length”; not used; "
            "correct it, or declare it in fields.yml"
        )
    ]
    yardsticks = [(one.field.id, path, line) for one, path, line in loaded.library.yardsticks]
    assert yardsticks == [("size", "data/ranking.yml", 1), ("size", "data/needs.yml", 1)]
