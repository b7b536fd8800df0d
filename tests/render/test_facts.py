"""Facts in words."""

import pytest
from builders import make_book, make_record

from generator.render.facts import sides


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        (["128K", "16K"], "128,000 tokens ≠ 16,000 tokens"),
        (["128K", "16K", "131072", "16K", "8K"], "128,000 tokens ≠ 16,000 tokens ≠ 8,000 tokens"),
        (["128K", "undisclosed"], "128,000 tokens ≠ not disclosed"),
    ],
)
def test_a_dispute_in_one_line_has_each_side_once(said, shown):
    """The value that is shown first; who agrees with it is no side of its own."""
    fact = make_book(make_record(facts={"context_length": said})).models["alpha"].facts["context_length"]
    assert sides(fact) == shown
