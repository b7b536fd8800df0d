"""Mistakes seen on other people's pages: each is caught, or impossible, in a project of records and notes.

Impossible, since whatever is said is computed from what is on record:

- a lead where both score 0, or where both are level in any other way: a tie is no lead, in verdicts and in the ranking;
- a lead by another publisher's ratings: they are shown as theirs, and nothing is made of them;
- evidence of searches that never were: without searches nothing is said of them, and a count of 0 is no evidence;
- a price with an exponent, or per token: prices are kept per million tokens and printed with all their digits.

Caught, and told with what is wrong:

- a model listed twice, or rated twice by one publisher; a model compared with itself;
- heads and layers that do not come to the stated parameters, and which claim is the odd one out;
- a hidden size that is 1024 in one place and 2048 in another: two claims make a dispute that every reader sees; a
  number in the text of a page that no claim agrees with is told by the check, if it stands beside the field's name, in
  a sentence that neither compares nor names another model. Said in other words, or only in a picture, it is not;
- a size in memory below what the weights take, as a claim. In the text alone it is told where it is beside the field's
  name and contradicts a claim; “sub-100 MB” in passing is not.
"""

import json
import re
from decimal import Decimal

import pytest
from builders import (
    VERDICT_FIELDS,
    make_book,
    make_catalogue,
    make_claim,
    make_field,
    make_price,
    make_record,
    make_score,
    make_source,
    write_project,
)
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner
from whole_architectures import SMALL, THREE, without

from generator.cli import app
from generator.compare import compare
from generator.findings import find
from generator.load import load
from generator.load.settings import read_settings
from generator.merge import merge
from generator.merge.resolve import resolve
from generator.nouns.claims import State
from generator.nouns.quantities import show_money
from generator.nouns.records import Pair
from generator.pipeline import examine, generate

SOURCES = {
    "card": {"title": "Card", "publisher": "Acme", "kind": "primary", "retrieved": "2026-01-02"},
    "page": {"title": "Page", "publisher": "Lister", "kind": "third-party", "retrieved": "2026-01-02"},
}
EXPONENT = re.compile(r"\d[eE][-+]?\d")


def record(name="Alpha", facts=None, **parts):
    """A record as text; a fact is a value, or several as (value, source) or (value, source, quote)."""
    said = {field: claims(values if isinstance(values, list) else [values]) for field, values in (facts or {}).items()}
    return json.dumps({"name": name, "developer": "acme", "sources": SOURCES, "facts": said} | parts, indent=1)


def claims(values):
    given_ = [one if isinstance(one, tuple) else (one, "card") for one in values]
    return [dict(zip(("value", "source", "quote"), map(str, one), strict=False)) for one in given_]


@pytest.fixture
def project(tmp_path):
    """Writes a project of these records, and of other files by path; returns its settings."""

    def make(*records, **files):
        by_path = {f"data/models/{'abc'[at]}.yml": text for at, text in enumerate(records)}
        organizations = {"data/organizations.yml": "acme: {name: Acme}\n"}
        named = {path.replace("__", "/"): text for path, text in files.items()}
        return write_project(tmp_path, organizations | by_path | {f"{path}": text for path, text in named.items()})

    return make


def pages(of):
    """The Markdown of every page, by path."""
    return {page.path: page.markdown for page in generate(of).pages}


def run(of, *arguments, code=0):
    """What a command prints in a project."""
    done = CliRunner().invoke(app, ["-C", str(of.root), *arguments])
    assert done.exit_code == code, (done.output, done.exception)
    return done.output


def told(of, *codes):
    """The problems with these codes."""
    return [problem for problem in examine(of) if problem.code in codes]


def odd(of, id_="a"):
    """The findings on a model, each with the claim that is named as the odd one out."""
    loaded = load(of)
    found = find(merge(loaded.catalogue, loaded.library)).get(id_, ())
    return [(one.code, one.odd.written if one.odd else "") for one in found]


# ── Leads where both score 0 ────────────────────────────────────────────────────────────────────────────────────────

ZERO = {
    "a rating": {"ratings": [{"name": "Ecosystem", "score": 0, "out_of": 1, "source": "page"}]},
    "a benchmark": {"benchmarks": [{"benchmark": "quiz", "score": 0, "shots": 5, "source": "card"}]},
    "a price": {"prices": [{"provider": "acme", "input": 0, "output": 0, "source": "card"}]},
    "downloads": {"facts": {"monthly_downloads": 0}},
    "a report": {
        "transparency": {"source": "page", "criteria": {id_: {"score": 0, "why": "No."} for id_ in ("one", "two")}}
    },
    "nothing at all": {},
}
RANKED = ("a benchmark", "downloads", "a report")
"""What counts in the ranking below, as 0 here."""
FILES = {
    "data__benchmarks.yml": "quiz: {name: Quiz, min: 0, max: 100}\n",
    "data__transparency.yml": "parts: [{id: p, label: P, criteria: [{id: one, label: One}, {id: two, label: Two}]}]\n",
    "data__ranking.yml": """minimum_pool: 2
minimum_coverage: 1
components:
  - {id: ecosystem, label: Ecosystem, weight: 1, inputs: [{field: monthly_downloads, better: higher}]}
  - {id: quality, label: Quality, weight: 1, inputs: [{scores: all}]}
  - {id: openness, label: Openness, weight: 1, inputs: [{transparency: total}]}
  - {id: match, label: Match, weight: 1, inputs: [{count: searches}]}
""",
}
LEADS = re.compile(r"\b(?:leads?|ahead|stronger|higher|highest|better|best|cheaper|wins?)\b")


@pytest.mark.parametrize("case", ZERO)
def test_where_both_score_0_nobody_leads(case, project):
    """Neither in the verdict, nor in the page's tables, nor in the ranking; what does set them apart is still said."""
    both = dict(ZERO[case])
    facts = both.pop("facts", {})
    one = record("Alpha", facts | {"context_length": "8K"}, **both)
    other = record("Beta", facts | {"context_length": "128K"}, **both)
    of = project(one, other, **FILES)
    made = json.loads(run(of, "compare", "a", "b", "--json"))
    assert {clause["topic"]: clause["leader"] for clause in made["clauses"] if clause["leader"]} == {"context": "b"}
    assert [row["field"] for row in made["rows"] if row["best"]] == ["context_length"]
    assert not any(row["best"] for row in (*made["scores"], *made["prices"]))
    shown = pages(of)
    said = re.findall(r"<li>([^<]*)", shown["compare/a-vs-b.md"])
    assert [text for text in said if LEADS.search(text) and "context" not in text] == []
    assert "Ecosystem" not in shown["compare/a-vs-b.md"]
    ranks = re.findall(r'#rank-on-this-site">\w+</a></th><td class="mb-number">(\d+)</td>', shown["ranking.md"])
    assert ranks == (["1", "1"] if case in RANKED else [])


@settings(max_examples=40, deadline=None)
@given(
    facts=st.fixed_dictionaries(
        {},
        optional={
            "context_length": st.sampled_from(["0", "8K", "unknown"]),
            "parameters": st.sampled_from(["1B", "undisclosed"]),
            "open_weights": st.sampled_from(["yes", "no"]),
            "license": st.sampled_from(["mit", "proprietary"]),
            "release_date": st.sampled_from(["2024", "2024-05-13"]),
        },
    ),
    scores=st.lists(st.sampled_from(["0", "50"]), max_size=2),
    amounts=st.lists(st.sampled_from(["0", "2.5"]), max_size=2),
)
def test_nobody_leads_among_twins(facts, scores, amounts):
    """Two models of which the same is on record are level in everything, 0 included."""
    catalogue = make_catalogue(*VERDICT_FIELDS)
    both = {
        "facts": facts,
        "scores": tuple(make_score(f"quiz{at}", score) for at, score in enumerate(scores)),
        "prices": tuple(make_price(f"p{at}", input=Decimal(one), output=None) for at, one in enumerate(amounts)),
    }
    records = [make_record(id_, catalogue=catalogue, **both) for id_ in ("alpha", "beta")]
    book = make_book(*records, catalogue=catalogue, pairs=(Pair(("alpha", "beta")),))
    (comparison,) = compare(book, nearest=0).comparisons.values()
    assert [clause.text for clause in comparison.clauses if clause.leader] == []
    assert not any(row.best for row in (*comparison.rows, *comparison.scores, *comparison.prices))


# ── Evidence of searches that never were ────────────────────────────────────────────────────────────────────────────

SEARCHES = FILES | {"data__comparisons.yml": "- [a, b]\n- [b, c]\n"}


def test_without_searches_nothing_is_said_of_them(project):
    """On no page of a model and on no head-to-head; the ranking says that it has no such data."""
    of = project(record("Alpha"), record("Beta"), record("Gamma"), **SEARCHES)
    shown = pages(of)
    none = '<i class="mb-absent">Times matched: no search data</i>'
    for path in ("models/a.md", "models/b.md", "compare/a-vs-b.md", "compare/b-vs-c.md"):
        assert (none in shown[path]) is path.startswith("models/"), path
        rest = shown[path].replace(none, "").replace("data-search-exclude", "")
        assert "earch" not in rest and "atched" not in rest, path
    assert "nothing is said about what readers look for" in shown["searches/index.md"]
    assert run(of, "compare", "a", "b").casefold().count("search") == 0


def test_no_match_is_no_evidence(project):
    """Where searches led to others, a model to which none led is not said to be matched, and proves nothing by it."""
    facts = {"context_length": "8K", "monthly_downloads": 5}
    records = [record(name, facts) for name in ("Alpha", "Beta", "Gamma")]
    of = project(*records, **SEARCHES, **{"data__searches__log.csv": "query,count\nalpha,7\nunheard of,9\n"})
    shown = pages(of)
    assert "7 searches of readers led to this model" in shown["models/a.md"]
    for path in ("models/b.md", "models/c.md"):
        assert "of readers led" not in shown[path] and "#searches-that-lead-here" not in shown[path]
        assert "<div>Times matched: 0 <small" in shown[path]
    for path in ("compare/a-vs-b.md", "compare/b-vs-c.md"):
        assert "earches" not in shown[path] and "atched" not in shown[path]
    for ids in (("a", "b"), ("b", "c")):
        made = json.loads(run(of, "compare", *ids, "--json"))
        assert [proof for clause in made["clauses"] for proof in clause["evidence"] if "match" in str(proof)] == []


# ── The same model twice ────────────────────────────────────────────────────────────────────────────────────────────


def test_the_same_model_listed_twice_with_56_and_22_of_100(project):
    """Two records of one name are found, so are two ratings on one record, and a model compared with itself."""
    ratings = [{"name": "UnfragileRank", "score": score, "out_of": 100, "source": "page"} for score in (56, 22)]
    of = project(
        record("Llama 3.2 1B", ratings=ratings[:1]),
        record("Llama 3.2 1B", ratings=ratings[1:]),
        record("Another", ratings=ratings),
        **{"data__comparisons.yml": "- [a, a, c]\n"},
    )
    assert odd(of, "b") == [("record-twice", "")]
    assert odd(of, "c") == [("rating-twice", "")]
    found = told(of, "record-twice", "rating-twice", "comparison-self")
    assert [(problem.code, problem.level.value) for problem in found] == [
        ("comparison-self", "error"),
        ("record-twice", "warning"),
        ("rating-twice", "warning"),
    ]
    assert "compare/a-vs-a.md" not in pages(of)
    run(of, "compare", "a", "a", code=2)


# ── Prices ──────────────────────────────────────────────────────────────────────────────────────────────────────────

TINY = {
    "prices": [
        {"provider": "acme", "input": "2.70e-8", "output": "1E-7", "cached_input": "1e-9", "source": "card"},
        {"provider": "other", "input": "0.027", "output": "1e3", "tier": "batch", "source": "card"},
    ],
    "benchmarks": [{"benchmark": "quiz", "score": "1e-7", "source": "card"}],
    "ratings": [{"name": "Index", "score": "1e1", "out_of": "1e2", "source": "page"}],
}


@pytest.fixture
def tiny(project):
    """A project whose amounts are so small that Python would print them with an exponent."""
    facts = {"context_length": "8K", "rms_norm_eps": "0.000001"}
    of = project(record("Alpha", facts, **TINY), record("Beta", facts, **TINY), **FILES)
    (of.data / "organizations.yml").write_text("acme: {name: Acme}\nother: {name: Other}\n", encoding="utf-8")
    assert [str(problem) for problem in examine(of) if problem.level.value == "error"] == []
    return of


def test_a_price_printed_as_2_70e_8_per_prompt_token(tiny):
    """On no page and in no file beside them: per million tokens, with all digits."""
    site = generate(tiny)
    for name, text in [*((page.path, page.markdown) for page in site.pages), *((f.path, f.text) for f in site.files)]:
        assert EXPONENT.findall(text) == [], name
    shown = {page.path: page.markdown for page in site.pages}
    for path in ("models/a.md", "compare/a-vs-b.md", "models/index.md"):
        assert "$0.000000027" in shown[path], path
        assert "per token" not in shown[path] and "per prompt token" not in shown[path]
    assert "US dollars per million tokens" in shown["models/a.md"]
    assert show_money(Decimal("2.70e-8") * 1_000_000) == "$0.027"


@pytest.mark.parametrize(
    "arguments",
    [
        ("facts", "a"),
        ("facts", "a", "--json"),
        ("compare", "a", "b", "--json"),
        ("cost", "a", "--input", "1", "--output", "1"),
        ("cost", "a", "--input", "1", "--output", "1", "--json"),
    ],
    ids=" ".join,
)
def test_no_command_prints_an_exponent(arguments, tiny):
    """In words, and in JSON."""
    assert EXPONENT.findall(run(tiny, *arguments)) == []


@pytest.mark.parametrize("format_", ["text", "markdown", "csv"])
def test_no_table_prints_an_exponent(format_, tiny):
    """Neither for readers nor for spreadsheets."""
    assert EXPONENT.findall(run(tiny, "compare", "a", "b", "--format", format_)) == []


# ── Numbers that cannot be ──────────────────────────────────────────────────────────────────────────────────────────


def test_32_heads_and_26_layers_for_llama_3_2_3b(project):
    """True are 24 and 28. As the only claims, beside true ones, each alone and both at once, they are found."""
    wrong = {"num_attention_heads": 32, "num_hidden_layers": 26}
    card = without(THREE, "parameters_exact")
    assert odd(project(record(facts=THREE | wrong))) == [("parameters-sum", "")]
    assert odd(project(record(facts=card | wrong))) == [("parameters-sum", "")]
    for name, value in wrong.items():
        assert odd(project(record(facts=card | {name: value}))) == [("parameters-sum", "")]
        beside = THREE | {name: [THREE[name], (value, "page")]}
        assert odd(project(record(facts=beside))) == [("parameters-sum", str(value))]


def test_32_heads_and_26_layers_in_the_words_of_a_source(project):
    """What a record says of abilities is held against its facts too, and so is a note about the model."""
    said = "Decodes with 32 attention heads and 26 layers."
    able = [{"id": "text", "title": "Writes", "summary": said, "source": "page"}]
    note = f"---\nmodel: a\n---\n{said}\n"
    of = project(record(facts=THREE, capabilities=able), **{"content__a.md": note})
    found = [(problem.path, problem.message.split(";")[0]) for problem in told(of, "prose-differs")]
    heads = "the text has “32” as “Attention heads”, and on record is “24”"
    layers = "the text has “26” as “Layers”, and on record is “28”"
    paths = ("content/a.md", "data/models/a.yml")
    assert sorted(found) == sorted((path, text) for path in paths for text in (heads, layers))


def test_hidden_size_1024_in_a_table_and_2048_in_the_prose_of_the_same_page(project):
    """Two claims make a dispute, which readers see; the sum of the parameters says which is the odd one."""
    of = project(record(facts=SMALL | {"hidden_size": [(1024, "page"), (2048, "card")]}))
    assert odd(of) == [("parameters-sum", "1024")]
    page = pages(of)["models/a.md"]
    row = next(line for line in page.splitlines() if line.startswith('<tr id="fact-hidden_size"'))
    assert "mb-disputed" in row and "<b>2,048</b>" in row and "<b>1,024</b>" in row
    assert "## Findings" in page and "<code>parameters-sum</code>" in page
    assert "with 2,048 it comes to 1,235,814,400" in page


def test_hidden_size_1024_on_record_and_2048_in_the_text_of_the_same_page(project):
    """The check names the line of the note, the number and what is on record; with that as a claim, nothing differs."""
    note = {"content__models__a.md": "---\nmodel: a\n---\nIt is small.\n\nIts hidden size of 2048 is plenty.\n"}
    of = project(record(facts={"hidden_size": 1024}), **note)
    assert [str(problem) for problem in told(of, "prose-differs")] == [
        (
            "content/models/a.md:6: info prose-differs the text has “2048” as “Hidden size”, and on record is “1024”; "
            "shown as written; correct the text, or record the figure as a claim"
        )
    ]
    both = record(facts={"hidden_size": [(1024, "page"), (2048, "card")]})
    assert told(project(both, **note), "prose-differs") == []


@pytest.mark.parametrize(("size", "printed"), [("0.1", "sub-100 MB"), ("0.5", "<500 MB")])
def test_a_hundred_megabytes_for_a_model_of_more_than_a_billion_weights(size, printed, project):
    """Four bits for each of 1.24 billion weights are 0.62 GB; less is found, alone or beside others."""
    claim = (size, "page", printed)
    assert odd(project(record(facts={"parameters": "1.24B", "memory_4bit": [claim]}))) == [("size-below", size)]
    beside = record(facts={"parameters": "1.24B", "memory_4bit": ["2", claim]})
    assert odd(project(beside)) == [("size-below", size)]


def test_agreement_among_copies_is_no_confirmation():
    """Two lists that repeat one another are told to be one; and many copies never outvote a nearer source."""
    original = make_source("list", kind="third-party", publisher="Lister")
    copies = [make_source(f"copy{n}", kind="third-party", publisher=f"Copyist {n}", copies="list") for n in range(3)]
    field = make_field()
    said = tuple(make_claim("16K", field=field, source=one) for one in (original, *copies))
    alone = make_record(claims=said, sources={one.id: one for one in (original, *copies)})
    assert [one.code for one in find(make_book(alone))["alpha"]] == ["one-origin"]
    fact = resolve("alpha", field, [*said, make_claim("128K", field=field, source=make_source("card"))])
    assert (fact.state, fact.chosen.written) == (State.DISPUTED, "128K")


# ── Our own records ─────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def own(repository):
    """The findings on the records that come with the project, on the newest day on record."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("SOURCE_DATE_EPOCH", raising=False)
        read, _ = read_settings(repository)
        loaded = load(read)
        return find(merge(loaded.catalogue, loaded.library))


def test_46_on_gpqa_is_of_another_snapshot(own):
    """LLM Stats prints it for the GPT-4o of August 2024, and OpenAI's own table for that of November."""
    lines = [one for one in own["gpt-4o-2024-08-06"] if one.code == "score-sibling" and "“GPQA”" in one.message]
    assert len(lines) == 1 and "gpt-4o-2024-11-20" in lines[0].message


def test_the_seed_of_all_this_is_found_in_our_own_record(own):
    """Every number that others print wrong of Llama 3.2 1B, and no other number of it, is named as the odd one out."""
    named = [(one.odd.field.id, one.odd.written, one.odd.source.id) for one in own["llama-3.2-1b"] if one.odd]
    assert named == [
        ("hidden_size", "1024", "apx"),
        ("num_attention_heads", "16", "apx"),
        ("num_key_value_heads", "4", "apx"),
        ("weights_fp32", "4", "unfragile"),
        ("memory_4bit", "0.1", "unfragile"),
        ("memory_4bit", "0.5", "unfragile"),
    ]


def test_what_our_own_records_show_fits(own):
    """Whatever does not fit in them stands beside a value that does, or is only old."""
    assert [one for of_model in own.values() for one in of_model if one.level != "info"] == []
