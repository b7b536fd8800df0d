"""The tasks whose price needs ask for, for every model."""

from collections.abc import Mapping

from generator.costs.bills import bills
from generator.nouns.book import Book, Model
from generator.nouns.costs import Bill, Task
from generator.nouns.yardsticks import OfTask, TaskAsk


def priced(book: Book) -> Mapping[TaskAsk, Mapping[str, Bill]]:
    """The cheapest standard bill of each model for every task that a need or the ranking asks for."""
    asked = dict.fromkeys(one.task for one, _, _ in book.library.yardsticks if isinstance(one, OfTask))
    return {task: _cheapest(book, Task(task.input, task.output, task.cached)) for task in asked}


def _cheapest(book: Book, task: Task) -> Mapping[str, Bill]:
    found = {id_: _standard(model, task) for id_, model in book.models.items() if not model.via}
    return {id_: bill for id_, bill in found.items() if bill}


def _standard(model: Model, task: Task) -> Bill | None:
    """The first of the bills at standard terms; one that lacks a price only where all do."""
    return next((bill for bill in bills(model, task) if not bill.price.tier), None)
