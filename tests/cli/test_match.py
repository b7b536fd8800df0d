"""`match`."""

import json

import pytest

NEEDS = """long:
  title: Long texts
  must:
    - {field: context_length, least: 16K}
    - {field: license, any: [mit, apache-2.0, other]}
  wishes:
    - {field: context_length, weight: 3}
    - {price: input, weight: 1.5}
any:
  title: Anything
  wishes: [{field: context_length}]
"""
MORE = """name: {name}
developer: acme
sources:
  card: {{title: Card, publisher: Acme, kind: primary, retrieved: 2026-01-02}}
facts:
  context_length: {{value: {context}, source: card}}
  license: {{value: {licence}, source: card}}
prices:
  - {{provider: acme, input: {price}, output: 1, as_of: 2026-01-01, source: card}}
"""
TEXT = """Long texts (long)

Delta comes first of 2, with 58 of 100. Context length: 64K tokens, 1 of 2; \
Input price: $0.30 per 1M tokens at Acme, 2 of 2.

Has to be: Context length: at least 16K tokens
Has to be: Licence: MIT, Apache 2.0 or Other
Wished for, weight 3: Context length: the more the better
Wished for, weight 1.5: Input price: the less the better

1. Delta (delta), 58 of 100
   + Context length: 64K tokens
   + Licence: MIT
    75 Context length: 64K tokens, 1 of 2
    25 Input price: $0.30 per 1M tokens at Acme, 2 of 2

2. Gamma (gamma), 42 of 100
   + Context length: 32K tokens
   + Licence: MIT
    25 Context length: 32K tokens, 2 of 2
    75 Input price: $0.20 per 1M tokens at Acme, 1 of 2

Too little is known:
Model  Why
Alpha  Licence: not recorded
Beta   Licence: not recorded

Excluded:
Model    Why
Epsilon  Context length: 8K tokens (asked for: at least 16K tokens)
"""


@pytest.fixture
def needing(project):
    """Needs, and three models more."""
    (project / "data/needs.yml").write_text(NEEDS)
    for name, context, price in (("Gamma", "32K", "0.20"), ("Delta", "64K", "0.30"), ("Epsilon", "8K", "0.10")):
        record = MORE.format(name=name, context=context, price=price, licence="mit")
        (project / f"data/models/{name.lower()}.yml").write_text(record)
    return project


def test_the_text_has_the_answer_with_its_reasons(needing, modelbook):
    """What is asked for, who meets it, who cannot be judged, and who is excluded by what."""
    assert modelbook("match", "long") == (0, TEXT, "")


def test_the_json_has_the_evidence_and_no_more_than_asked_for(needing, modelbook):
    """With the counts of all."""
    code, out, err = modelbook("match", "long", "--json", "--limit", "1")
    made = json.loads(out)
    assert (code, err) == (0, "")
    assert (made["need"], made["title"]) == ("long", "Long texts")
    assert made["counts"] == {"matches": 2, "excluded": 1, "unjudged": 2}
    assert made["must"][0] == "Context length: at least 16K tokens"
    assert made["wishes"][1] == {"text": "Input price: the less the better", "weight": 1.5}
    (match,) = made["matches"]
    assert (match["model"], match["rank"], match["score"], match["coverage"]) == ("delta", 1, 58, 100)
    assert match["wishes"][0] == {
        "label": "Context length",
        "text": "64K tokens",
        "points": 75,
        "rank": 1,
        "of": 2,
        "missing": "",
        "evidence": [{"model": "delta", "label": "Context length", "text": "64K tokens"}],
    }
    assert made["excluded"] == [
        {
            "model": "epsilon",
            "name": "Epsilon",
            "reasons": [
                {
                    "text": "Context length: 8K tokens",
                    "wanted": "at least 16K tokens",
                    "evidence": [{"model": "epsilon", "label": "Context length", "text": "8K tokens"}],
                }
            ],
        }
    ]
    assert [one["model"] for one in made["unjudged"]] == ["alpha"]


def test_what_is_left_out_is_counted(needing, modelbook):
    """By the limit."""
    _, out, _ = modelbook("match", "any", "--limit", "2")
    assert "… and 3 more; see --limit\n" in out
    assert "3. " not in out


def test_a_need_that_is_not_declared_is_a_usage_error(needing, modelbook, project):
    """With the word that was probably meant, and those that there are."""
    message = "modelbook: no need is called “lon”; did you mean “long”?; there are long, any\n"
    assert modelbook("match", "lon") == (2, "", message)
    (project / "data/needs.yml").unlink()
    message = "modelbook: no need is called “long”; data/needs.yml declares none\n"
    assert modelbook("match", "long") == (2, "", message)
    assert modelbook("match", "long", "--limit", "0")[0] == 2


def test_errors_in_the_input_are_told_of(needing, modelbook, project):
    """What cannot be used is left out; what it is `check` says."""
    (project / "data/needs.yml").write_text(NEEDS + "bad: {title: Bad}\n")
    code, out, err = modelbook("match", "long")
    assert (code, out) == (0, TEXT)
    assert err.startswith("modelbook: errors in the input: 1;")
