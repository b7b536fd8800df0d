"""`vram` and `cost`: what running a model takes in memory, and in money."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from generator.cli.printing import as_json
from generator.cli.project import PROBLEMS, Project, refuse, say
from generator.nouns.defaults import CACHE_FORMAT, CONTEXT, WEIGHT_FORMAT
from generator.nouns.spelling import did_you_mean, shown

if TYPE_CHECKING:
    from generator.nouns.gpus import Gpu

WEIGHTS = Annotated[str, typer.Option("--weights", metavar="FORMAT", help="Format of the weights, as q4_k_m.")]
KV = Annotated[str, typer.Option("--kv", metavar="FORMAT", help="Format of the KV cache, as q8_0.")]
OVERHEAD = Annotated[str, typer.Option(metavar="TERMS", help="What comes on top: 12%, 2 GB, 10% + 2 GB.")]
GPU = Annotated[str, typer.Option("--gpu", metavar="NAME", help="Only this GPU of data/gpus.yml.")]
JSON = Annotated[bool, typer.Option("--json", help="Print bytes, formulas and all GPUs as JSON.")]


def vram(  # noqa: PLR0913, PLR0917
    context: typer.Context,
    model: Annotated[str, typer.Argument(help="The id of a model: the name of its file.")],
    tokens: Annotated[
        str, typer.Option("--context", metavar="N", help="Tokens of a sequence, as 128K or 131072.")
    ] = CONTEXT,
    weights: WEIGHTS = WEIGHT_FORMAT,
    kv: KV = CACHE_FORMAT,
    batch: Annotated[int, typer.Option(metavar="N", help="Sequences at once.")] = 1,
    overhead: OVERHEAD = "0",
    ubatch: Annotated[int, typer.Option(metavar="N", help="Tokens that llama.cpp keeps beside a sliding window.")] = 0,
    gpu: GPU = "",
    json: JSON = False,
) -> None:
    """Work out the memory for inference: weights, KV cache and overhead, and which GPUs hold them."""
    project: Project = context.obj
    from generator.cli import vram as shapes
    from generator.memory.asking import asked

    try:
        ask = asked(tokens, weights, kv, batch=batch, overhead=overhead, ubatch=ubatch)
    except ValueError as error:
        refuse(str(error))
    (id_,) = project.known([model])
    from generator.questions import measure

    of_model = project.book.models[id_]
    made, fits = measure(of_model, ask, _gpus_of(project.book.library.gpus, gpu))
    written = as_json(shapes.vram_json(of_model, made, fits)) if json else shapes.vram_text(of_model, made, fits)
    typer.echo(written, nl=False)
    for why in made.refusals:
        say(f"modelbook: {id_}: {why}")
    if made.refusals:
        raise typer.Exit(PROBLEMS)


def cost(  # noqa: PLR0913, PLR0917
    context: typer.Context,
    models: Annotated[list[str], typer.Argument(help="The ids of models.")],
    input_: Annotated[str, typer.Option("--input", metavar="N", help="Tokens in, as 2K or 2000.")] = "0",
    output: Annotated[str, typer.Option("--output", metavar="N", help="Tokens out.")] = "0",
    cached: Annotated[
        str, typer.Option("--cached", metavar="N", help="Of the tokens in, those in the provider's cache.")
    ] = "0",
    batch: Annotated[str, typer.Option("--batch", metavar="N", help="How many such tasks.")] = "1",
    gpu: GPU = "",
    weights: WEIGHTS = WEIGHT_FORMAT,
    kv: KV = CACHE_FORMAT,
    overhead: OVERHEAD = "0",
    json: Annotated[bool, typer.Option("--json", help="Print every amount with its source as JSON.")] = False,
) -> None:
    """Work out the price of a task: tokens × price for each provider and tier, and beside a rented GPU."""
    project: Project = context.obj
    from generator.cli import cost as shapes
    from generator.memory.asking import asked

    task = shapes.task_of(input_, output, cached, batch)
    try:
        ask = asked(str(max(task.context, 1)), weights, kv, overhead=overhead)
    except ValueError as error:
        refuse(str(error))
    ids = project.known(models)
    from generator.questions import charge

    book = project.book
    gpus = _gpus_of(book.library.gpus, gpu)
    made = [charge(book.models[id_], task, ask, gpus) for id_ in ids]
    written = as_json(shapes.cost_json(task, made, book)) if json else shapes.cost_text(task, made, book)
    typer.echo(written, nl=False)
    lacking = [id_ for id_ in ids if not book.models[id_].prices]
    for id_ in lacking:
        say(f"modelbook: {id_}: no price is recorded")
    if len(lacking) == len(ids):
        raise typer.Exit(PROBLEMS)


def _gpus_of(gpus: "Mapping[str, Gpu]", name: str) -> "tuple[Gpu, ...]":
    """All GPUs, or the one of that id or name; ends the command where there is none."""
    if not name:
        return tuple(gpus.values())
    asked_for = name.casefold().replace(" ", "-")
    by_name = {key: gpu for gpu in gpus.values() for key in (gpu.name.casefold().replace(" ", "-"), gpu.id)}
    if asked_for not in by_name:
        likely = did_you_mean(asked_for, by_name)
        where = "see data/gpus.yml for those that there are" if gpus else "data/gpus.yml lists none"
        refuse(f"no GPU is called {shown(name)}{likely or f'; {where}'}")
    return (by_name[asked_for],)
