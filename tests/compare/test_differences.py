"""What sets each model apart, in lines of words."""

from builders import make_catalogue, make_field


def lines(found, id_):
    """The texts of one model's list."""
    return [difference.text for difference in found.differences[id_]]


def test_key_facts_come_first_and_gaps_in_the_records_last(side_by_side, model):
    """Each model has its own value, with why the other has none; an address is no difference."""
    found = side_by_side(
        model(
            "alpha",
            facts={
                "max_output_tokens": "4K",
                "release_date": "2024-05-13",
                "open_weights": "true",
                "license": "mit",
                "parameters": "8B",
                "repository": "https://example.org/alpha",
            },
        ),
        model("beta", facts={"parameters": "undisclosed", "open_weights": "false", "release_date": ["2024", "2023"]}),
    )
    assert lines(found, "alpha") == [
        "Parameters: 8B (not disclosed for Beta)",
        "Licence: MIT (not recorded for Beta)",
        "Open weights: yes",
        "Release date: 13 May 2024",
        "Max output tokens: 4K tokens (not recorded for Beta)",
    ]
    assert lines(found, "beta") == ["Open weights: no", "Release date: 2023 (disputed)"]


def test_among_several_only_what_nobody_shares_sets_a_model_apart(side_by_side, model):
    """Alpha and Beta share their weights; each has its own size."""
    found = side_by_side(
        model("alpha", facts={"open_weights": "true", "parameters": "8B"}),
        model("beta", facts={"open_weights": "true", "parameters": "70B"}),
        model("gamma", facts={"open_weights": "false"}),
    )
    assert lines(found, "alpha") == ["Parameters: 8B (not recorded for Gamma)"]
    assert lines(found, "beta") == ["Parameters: 70B (not recorded for Gamma)"]
    assert lines(found, "gamma") == ["Open weights: no"]


def test_every_kind_of_absence_is_told_apart(side_by_side, model):
    """One value beside three absences."""
    found = side_by_side(
        model("alpha", facts={"parameters": "8B"}),
        model("beta", facts={"parameters": "undisclosed"}),
        model("gamma", facts={"parameters": "not-applicable"}),
        model("delta"),
    )
    assert lines(found, "alpha") == [
        "Parameters: 8B (not disclosed for Beta; not applicable to Gamma; not recorded for Delta)"
    ]


def test_a_list_ends_after_twelve_lines(side_by_side, model):
    """The table has the rest."""
    catalogue = make_catalogue(*(make_field(f"field_{at:02}", unit="") for at in range(15)))
    records = [
        model(id_, catalogue=catalogue, facts=dict.fromkeys(catalogue.fields, number))
        for id_, number in (("alpha", "1"), ("beta", "2"))
    ]
    found = side_by_side(*records, catalogue=catalogue)
    assert lines(found, "alpha") == [f"Field {at:02}: 1" for at in range(12)]


def test_of_very_many_models_a_line_counts_those_without_a_value(side_by_side, model):
    """Naming hundreds in every line of hundreds would help nobody and take for ever."""
    found = side_by_side(*(model(f"m{at:02}", facts={"parameters": "8B"} if at == 0 else {}) for at in range(26)))
    assert lines(found, "m00") == ["Parameters: 8B (no value for 25 others)"]
    found = side_by_side(*(model(f"m{at:02}", facts={"parameters": "8B"} if at == 0 else {}) for at in range(25)))
    assert lines(found, "m00")[0].startswith("Parameters: 8B (not recorded for M01, M02,")


def test_values_that_agree_set_nobody_apart(side_by_side, model):
    """Of a few models within the tolerance; of many where they are equal."""
    sizes = ["8B", "8.01B", *(f"{at}B" for at in range(20, 60, 2))]
    few = side_by_side(*(model(f"m{at:02}", facts={"parameters": size}) for at, size in enumerate(sizes)))
    assert [bool(lines(few, f"m{at:02}")) for at in range(3)] == [False, False, True]
    sizes = ["8B", "8B", *(f"{at}B" for at in range(20, 80, 2))]
    many = side_by_side(*(model(f"m{at:02}", facts={"parameters": size}) for at, size in enumerate(sizes)))
    assert [bool(lines(many, f"m{at:02}")) for at in range(3)] == [False, False, True]
