"""What people need a model for: an index, and a page with the answer to each need."""

from collections import defaultdict
from collections.abc import Iterator

from generator.nouns.plans import Plan
from generator.nouns.ratings import Answer, Unmatched
from generator.nouns.views import Link, NeedView, SectionView
from generator.pages.context import Context, newest, updated


def plans(context: Context) -> Iterator[Plan]:
    """The index, then a page for every need that is declared."""
    answers = context.rated.answers.values()
    if not answers or not context.book.models:
        return
    links = tuple(need_link(answer) for answer in answers)
    intro = "Models for a purpose: what it asks for, which models meet it and how well, and why the others do not."
    yield Plan("needs/index.md", "Needs", "index.md.j2", SectionView(intro, (("", links),)), intro)
    dates = newest(updated(model) for model in context.models)
    for answer in answers:
        about = f"{answer.need.title}: {len(answer.matches)} models, each with its reasons."
        view = _view(context, answer)
        yield Plan(need_path(answer), answer.need.title, "need.md.j2", view, about, (), dates, full_width=True)


def need_path(answer: Answer) -> str:
    """Where the page of a need stands."""
    return f"needs/{answer.need.id}.md"


def need_link(answer: Answer) -> Link:
    """The link to the page of a need, with the answer in a sentence."""
    return Link(answer.need.title, need_path(answer), answer.headline)


def _view(context: Context, answer: Answer) -> NeedView:
    named = [one.model for one in answer.matches]
    named += [one.model for one in (*answer.excluded, *answer.unjudged)]
    by_condition: dict[str, list[Unmatched]] = defaultdict(list)
    for one in answer.excluded:
        first = next(at for at, must in enumerate(answer.need.must) if must is one.reasons[0].must)
        by_condition[answer.must[first]].append(one)
    return NeedView(
        answer,
        {id_: context.model(id_) for id_ in named},
        tuple((text, tuple(by_condition[text])) for text in answer.must if text in by_condition),
    )
