"""The tasks whose price needs and the ranking ask for."""

from decimal import Decimal

from builders import make_alias, make_price, make_record
from rating import CATALOGUE, read

from generator.costs import priced
from generator.load.rating import read_needs
from generator.merge import merge
from generator.nouns.records import Library
from generator.nouns.yardsticks import TaskAsk

NEEDS = """\
a: {title: A, wishes: [{task: {input: 1K, output: 1K}}, {task: {input: 1000, output: 1000}, weight: 2}]}
b: {title: B, must: [{task: {output: 5}, most: 1}]}
"""


def test_each_task_is_billed_once_at_the_cheapest_standard_price():
    """A batch price is no standard one; who names no price has no bill; an alias is its snapshot."""
    batch = make_price(input=Decimal(0), output=Decimal(0), tier="batch")
    dear = make_price("dear", input=Decimal(3), output=Decimal(3))
    half = make_price("half", input=Decimal(1), output=None)
    records = [
        make_record("alpha", prices=(batch, dear, make_price(), half)),
        make_record("beta", prices=(half,)),
        make_record("gamma"),
        make_record("latest", alias_of=make_alias("alpha")),
    ]
    library = Library({one.id: one for one in records}, needs=read(read_needs, NEEDS))
    found = priced(merge(CATALOGUE, library))
    assert list(found) == [TaskAsk(1000, 1000), TaskAsk(0, 5)]
    told = {id_: (bill.price.provider, bill.each, bill.refusals) for id_, bill in found[TaskAsk(1000, 1000)].items()}
    assert told == {
        "alpha": ("acme", Decimal("0.0005"), ()),
        "beta": ("half", None, ("output price unknown",)),
    }
