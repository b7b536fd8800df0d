"""`facts`, `compare` and `check`."""

import json
import re

DISPUTED = """name: Gamma
sources:
  card: {title: Card, publisher: Acme, kind: primary, retrieved: 2026-01-02}
  blog: {title: Blog, publisher: Else, kind: third-party, retrieved: 2026-01-03, url: "https://example.org/"}
facts:
  context_length:
    - {value: 128K, source: card, quote: "up to 128K"}
    - {value: 16K, source: blog}
  training_data: undisclosed
"""


def test_facts_as_json_have_state_value_text_and_every_claim(project, modelbook):
    """A dispute has the chosen value and all claims; what nobody says is unknown, with no claim."""
    (project / "data/models/gamma.yml").write_text(DISPUTED)
    code, out, err = modelbook("facts", "gamma", "--json")
    facts = json.loads(out)
    assert (code, err, facts["model"]) == (0, "", "gamma")
    context = facts["facts"]["context_length"]
    assert (context["state"], context["value"], context["text"]) == ("disputed", 128000, "128K tokens")
    told = [(claim["value"], claim["source"], claim["path"], claim["line"]) for claim in context["claims"]]
    assert told == [(128000, "card", "data/models/gamma.yml", 7), (16000, "blog", "data/models/gamma.yml", 8)]
    assert context["claims"][0]["quote"] == "up to 128K"
    assert (
        facts["facts"]["training_data"]["state"] == "undisclosed" and facts["facts"]["training_data"]["value"] is None
    )
    assert facts["facts"]["parameters"] == {
        "state": "unknown",
        "value": None,
        "text": "unknown",
        "via": "",
        "claims": [],
    }


def test_facts_as_text_show_both_sides_of_a_dispute(project, modelbook):
    """Each with its source and its line."""
    (project / "data/models/gamma.yml").write_text(DISPUTED)
    code, out, _ = modelbook("facts", "gamma")
    lines = [" ".join(line.split()) for line in out.splitlines()]
    at = lines.index("Context length (disputed) 128K tokens [Card, data/models/gamma.yml:7]")
    assert code == 0 and lines[at + 1] == "16K tokens [Blog, data/models/gamma.yml:8]"


def test_facts_as_tables_have_a_row_per_claim(project, modelbook):
    """CSV and Markdown."""
    (project / "data/models/gamma.yml").write_text(DISPUTED)
    lines = modelbook("facts", "gamma", "--format", "csv")[1].splitlines()
    assert lines[0] == "field,label,state,chosen,value,source,kind,url,date,path,line"
    assert lines[2] == (
        'context_length,Context length,disputed,no,"16,000 tokens",Blog,third-party,https://example.org/,'
        "2026-01-03,data/models/gamma.yml,8"
    )
    assert modelbook("facts", "gamma", "--format", "markdown")[1].startswith("| field | label | state |")


def test_an_unknown_model_is_a_usage_error_with_the_likely_id(modelbook):
    """On stderr, with nothing on stdout."""
    assert modelbook("facts", "alpah") == (2, "", "modelbook: no model has the id “alpah”; did you mean “alpha”?\n")


def test_a_folder_that_is_no_project_is_a_usage_error(modelbook, tmp_path_factory):
    """The message says what is missing."""
    folder = tmp_path_factory.mktemp("empty")
    code, out, err = modelbook("facts", "alpha", folder=folder)
    what = f"{folder} holds no project: no mkdocs.yml, data/ or content/"
    how = "make one of them, or name the project's folder with -C"
    assert (code, out, err) == (2, "", f"modelbook: {what}; {how}\n")
    gone = folder / "gone"
    assert modelbook("check", folder=gone) == (2, "", f"modelbook: there is no folder {gone}\n")


def test_a_project_without_records_says_where_they_go(modelbook, tmp_path_factory):
    """No word could be the right one there."""
    folder = tmp_path_factory.mktemp("bare")
    (folder / "data").mkdir()
    said = "modelbook: no model has the id “alpha”; data/models/ holds no record\n"
    assert modelbook("facts", "alpha", folder=folder) == (2, "", said)


def test_a_record_of_a_name_alone_has_nothing_else_to_count(project, modelbook):
    """There are no other fields where none is known."""
    (project / "data/models/bare.yml").write_text("name: Bare\n")
    out = modelbook("facts", "bare")[1]
    assert re.fullmatch(r"Bare \(bare\)\n\nNobody is recorded as saying anything about \d+ fields\.\n", out)


def test_a_comparison_as_json_names_what_differs_and_who_is_ahead(modelbook):
    """By field ids and model ids."""
    code, out, _ = modelbook("compare", "beta", "alpha", "--json")
    made = json.loads(out)
    rows = {row["field"]: row for row in made["rows"]}
    assert code == 0 and sorted(made["models"]) == ["alpha", "beta"]
    assert (rows["context_length"]["differs"], rows["context_length"]["best"]) == (True, ["alpha"])
    assert "open_weights" in made["same"]
    assert all(clause["evidence"] for clause in made["clauses"] if clause["leader"])


def test_a_comparison_as_text_begins_with_the_answer(modelbook):
    """Then come the clauses and the table."""
    code, out, _ = modelbook("compare", "alpha", "beta")
    made = json.loads(modelbook("compare", "alpha", "beta", "--json")[1])
    assert code == 0
    assert out.splitlines()[:3] == ["Alpha or Beta", "", made["headline"]]


def test_a_comparison_as_csv_has_a_column_per_model(modelbook):
    """The ids are the head."""
    lines = modelbook("compare", "alpha", "beta", "--format", "csv")[1].splitlines()
    assert lines[0] == "field,label,group,unit,differs,alpha,beta"
    assert "context_length,Context length,limits,tokens,yes,128K tokens,32K tokens" in lines


def test_a_comparison_takes_two_models(modelbook):
    """One alone, or one twice, is a usage error."""
    for ids in (["alpha"], ["alpha", "alpha"]):
        assert modelbook("compare", *ids) == (2, "", "modelbook: a comparison takes two different models or more\n")


def test_a_sound_project_has_no_problems(project, modelbook):
    """Exit code 0, an empty list as JSON, and a word on stderr."""
    (project / "content/notes/unused.png").unlink()
    assert modelbook("check") == (0, "", "No problems\n")
    assert modelbook("check", "--format", "json") == (0, "[]\n", "No problems\n")


def test_what_is_worth_knowing_is_told_apart_from_problems(modelbook):
    """It fails nothing, a strict check neither."""
    remark = "attachment-unused no note names it; it was not published; use it, or remove it"
    expected = (0, f"content/notes/unused.png: info {remark}\n", "No problems; worth knowing: 1\n")
    assert modelbook("check") == modelbook("check", "--strict") == expected


def test_problems_are_listed_with_place_and_code(project, modelbook):
    """All of them in one run, sorted by file and line; exit code 1."""
    (project / "data/models/beta.yml").write_text("name: Beta\nsurprise: 1\n")
    (project / "data/models/alpha.yml").write_text("name: [\n")
    code, out, _ = modelbook("check", "--format", "json")
    problems = json.loads(out)
    assert code == 1 and all(list(one) == ["path", "line", "code", "level", "message"] for one in problems)
    places = [(one["path"], one["line"], one["code"]) for one in problems]
    assert places == sorted(places)
    assert ("data/models/beta.yml", 2, "key-unknown") in places
    assert ("data/models/alpha.yml", "yaml-malformed") in {(path, problem) for path, _, problem in places}
    text = modelbook("check")[1]
    assert len(text.splitlines()) == len(problems)


def test_warnings_fail_only_a_strict_check(project, modelbook):
    """A link that leads nowhere is a warning."""
    (project / "content/notes/lost.md").write_text("To [[nowhere at all]].\n")
    assert modelbook("check")[0] == 0
    assert modelbook("check", "--strict")[0] == 1


def test_what_is_wrong_with_the_input_is_said_beside_the_facts(project, modelbook):
    """On stderr, so that the data stay data."""
    (project / "data/models/beta.yml").write_text("name: Beta\nsurprise: 1\n")
    code, out, err = modelbook("facts", "alpha", "--json")
    assert code == 0 and json.loads(out)["model"] == "alpha"
    assert err == "modelbook: errors in the input: 1; what they are about is left out; see `modelbook check`\n"


DATED = """name: Gamma
sources:
  card: {title: Card, publisher: Acme, kind: primary, date: 2025-03}
  news: {title: News, publisher: Acme, kind: primary, date: 2025-09-01}
facts:
  context_length:
    - {value: 32K, source: card}
    - {value: 128K, source: news}
  parameters: {value: 2B, source: news}
"""


def test_facts_as_of_a_date_are_those_that_were_known_then(project, modelbook):
    """The text says in its first line as of when."""
    (project / "data/models/gamma.yml").write_text(DATED)
    code, out, err = modelbook("facts", "gamma", "--as-of", "2025-06")
    unknown = len(json.loads(modelbook("facts", "gamma", "--json")[1])["facts"]) - 1
    assert (code, err) == (0, "")
    assert out == (
        "Gamma (gamma), as known by Jun 2025\n"
        "\n"
        "Limits\n"
        "  Context length                      32K tokens  [Card, data/models/gamma.yml:7]\n"
        "\n"
        f"Nobody is recorded as saying anything about {unknown} other fields.\n"
    )


def test_every_format_says_as_of_when(project, modelbook):
    """JSON by a key, tables by a last column; neither says a date that nobody asked for."""
    (project / "data/models/gamma.yml").write_text(DATED)
    asked = ("facts", "gamma", "--as-of", "15 Jun 2025")
    made = json.loads(modelbook(*asked, "--json")[1])
    assert (made["as_of"], made["facts"]["context_length"]["value"]) == ("2025-06-15", 32000)
    assert modelbook(*asked, "--format", "csv")[1] == (
        "field,label,state,chosen,value,source,kind,url,date,path,line,as_of\n"
        'context_length,Context length,known,yes,"32,000 tokens",Card,primary,,2025-03,data/models/gamma.yml,7,'
        "2025-06-15\n"
    )
    assert json.loads(modelbook("facts", "gamma", "--json")[1])["as_of"] == ""


def test_a_comparison_as_of_a_date_compares_what_was_known_then(project, modelbook):
    """Of a model of which nothing was known by then, everything is unknown."""
    (project / "data/models/gamma.yml").write_text(DATED)
    asked = ("compare", "alpha", "gamma", "--as-of", "2025")
    assert modelbook(*asked)[1].splitlines()[0] == "Alpha or Gamma, as known by 2025"
    made = json.loads(modelbook(*asked, "--json")[1])
    facts = {row["field"]: [row["facts"][id_]["text"] for id_ in ("alpha", "gamma")] for row in made["rows"]}
    assert (made["as_of"], facts) == (
        "2025",
        {"parameters": ["unknown", "2B"], "context_length": ["unknown", "128K tokens"]},
    )


def test_what_is_no_date_is_a_usage_error(modelbook):
    """With the reason; nothing is printed for an empty one either."""
    reason = "not a date; write 2024-09-25, 2024-09 or 25 Sep 2024"
    assert modelbook("facts", "alpha", "--as-of", "June") == (2, "", f"modelbook: --as-of “June”: {reason}\n")
    assert modelbook("compare", "alpha", "beta", "--as-of", "") == (2, "", f"modelbook: --as-of “”: {reason}\n")
    said = "modelbook: --as-of “2025-13”: there is no month 13\n"
    assert modelbook("facts", "alpha", "--as-of", "2025-13") == (2, "", said)


def test_the_rows_of_a_comparison_can_be_chosen(modelbook):
    """Every format shows the same rows."""
    asked = ("compare", "alpha", "beta", "--rows", "same", "--group", "availability,limits")
    assert modelbook(*asked, "--format", "csv") == (
        0,
        "field,label,group,unit,differs,alpha,beta\nopen_weights,Open weights,availability,,no,Yes,Yes\n",
        "",
    )
    assert modelbook(*asked, "--format", "markdown")[1] == (
        "| field | label | group | unit | differs | alpha | beta |\n"
        "| --- | --- | --- | --- | --- | --- | --- |\n"
        "| open\\_weights | Open weights | availability |  | no | Yes | Yes |\n"
    )
    made = json.loads(modelbook(*asked, "--json")[1])
    assert ([row["field"] for row in made["rows"]], made["same"]) == (["open_weights"], ["open_weights"])
    assert modelbook(*asked)[1].endswith("\n\n              Alpha  Beta\nOpen weights  Yes    Yes\n")
    none = ("compare", "alpha", "beta", "--rows", "same", "--fields", "context_length")
    assert modelbook(*none)[1].endswith("\n\nThere are no such rows.\n")


def test_a_comparison_of_three_has_a_column_for_each(project, modelbook):
    """With the date as of which it is asked for in the last column."""
    (project / "data/models/gamma.yml").write_text(DATED)
    asked = ("compare", "gamma", "alpha", "beta", "--fields", "parameters, context_length", "--as-of", "2026-01-02")
    assert modelbook(*asked, "--format", "csv")[1] == (
        "field,label,group,unit,differs,gamma,alpha,beta,as_of\n"
        "context_length,Context length,limits,tokens,yes,128K tokens (disputed),128K tokens,32K tokens,2026-01-02\n"
        "parameters,Parameters,architecture,,yes,2B,1B,1B,2026-01-02\n"
    )


def test_rows_that_do_not_exist_are_a_usage_error(modelbook):
    """With the likely name."""
    asked = ("compare", "alpha", "beta")
    said = "modelbook: --fields: there is no “contextlength”; did you mean “context_length”?\n"
    assert modelbook(*asked, "--fields", "parameters,contextlength") == (2, "", said)
    said = "modelbook: --group: there is no “limit”; did you mean “limits”?\n"
    assert modelbook(*asked, "--group", "limit") == (2, "", said)
    assert modelbook(*asked, "--rows", "some")[0] == 2
