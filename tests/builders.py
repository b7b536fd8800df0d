"""Values for tests, with defaults for whatever a test does not speak of."""

from decimal import Decimal
from pathlib import Path

from generator.merge import merge
from generator.nouns.claims import ABSENCES, Claim, Source, SourceKind, State
from generator.nouns.dates import parse_date
from generator.nouns.fields import Better, Catalogue, Field, FieldType, Group
from generator.nouns.kinds import parse
from generator.nouns.notes import Block, Note, Vault
from generator.nouns.records import (
    Alias,
    Benchmark,
    Criterion,
    Library,
    Price,
    Record,
    Scheme,
    SchemeCriterion,
    SchemePart,
    Score,
    Transparency,
)
from generator.nouns.settings import Settings

GROUPS = (Group("limits", "Limits"), Group("identity", "Identity"), Group("lifecycle", "Dates"))


def make_field(id_="context_length", **over):
    """A quantity of tokens, of which more is better."""
    given = {
        "label": id_.replace("_", " ").capitalize(),
        "group": "limits",
        "type": FieldType.QUANTITY,
        "unit": "tokens",
        "better": Better.HIGHER,
    }
    if FieldType(over.get("type", "quantity")) not in (FieldType.QUANTITY, FieldType.INTEGER, FieldType.NUMBER):
        given |= {"unit": "", "better": Better.NEITHER}
    given |= over
    given["type"], given["better"] = FieldType(given["type"]), Better(given["better"])
    given["tolerance"] = Decimal(str(given.get("tolerance", 0)))
    return Field(id_, **given)


FIELDS = (
    make_field(),
    make_field("parameters", unit="", tolerance="0.01", better="neither"),
    make_field("num_hidden_layers", type="integer", unit="", better="neither"),
    make_field("open_weights", type="boolean", group="identity"),
    make_field("license", type="enum", group="identity", values={"mit": "MIT", "apache-2.0": "Apache 2.0"}),
    make_field("input_modalities", type="set", group="identity", values={"text": "Text", "image": "Images"}),
    make_field("training_data", type="text", group="identity"),
    make_field("knowledge_cutoff", type="month", group="lifecycle", better="higher"),
    make_field("release_date", type="date", group="lifecycle"),
    make_field("deprecation_date", type="date", group="lifecycle"),
    make_field("retirement_date", type="date", group="lifecycle"),
)


def make_catalogue(*fields):
    """A catalogue of the given fields, or of a few of every kind."""
    return Catalogue(GROUPS, {field.id: field for field in fields or FIELDS})


VERDICT_FIELDS = (
    make_field(key=2),
    make_field("max_output_tokens"),
    make_field("parameters", unit="", tolerance="0.01", better="neither", key=1),
    make_field("active_parameters", unit="", tolerance="0.01", better="neither"),
    make_field("memory_fp16", label="Memory at 16 bits", type="number", unit="GB", better="lower"),
    make_field("open_weights", type="boolean", group="identity"),
    make_field("open_source", type="boolean", group="identity"),
    make_field(
        "license",
        label="Licence",
        type="enum",
        group="identity",
        values={"mit": "MIT", "apache-2.0": "Apache 2.0", "proprietary": "Proprietary"},
        key=3,
    ),
    *(
        make_field(
            name,
            type="set",
            group="identity",
            values={"text": "Text", "image": "Images", "audio": "Audio"},
        )
        for name in ("input_modalities", "output_modalities")
    ),
    make_field("repository", type="link", group="identity"),
    make_field("knowledge_cutoff", type="month", group="lifecycle", better="higher"),
    make_field("release_date", type="date", group="lifecycle"),
)
"""A field for everything that verdicts speak of, and one that they know nothing of."""


def make_source(id_="card", **over):
    """A primary source; `kind`, `date` and `retrieved` may be written as records write them."""
    given = {
        "title": f"Title of {id_}",
        "publisher": "Publisher",
        "kind": SourceKind.PRIMARY,
        "url": f"https://example.org/{id_}",
    }
    given |= over
    kinds = {kind.label: kind for kind in SourceKind}
    given["kind"] = kinds.get(given["kind"], given["kind"])
    for when in ("date", "retrieved"):
        given[when] = parse_date(given[when]) if isinstance(given.get(when), str) else given.get(when)
    return Source(id_, **given)


def make_claim(written="128K", *, field=None, source=None, **over):
    """A claim of the model `alpha` as a record writes it; an absence by its word."""
    field = field or make_field()
    absent = ABSENCES.get(written) if isinstance(written, str) else None
    given = {"model": "alpha", "path": "data/models/alpha.yml", "line": 1}
    given |= over
    if isinstance(given.get("date"), str):
        given["date"] = parse_date(given["date"])
    text = written if isinstance(written, str) else ", ".join(written)
    value = None if absent else parse(field, written)
    return Claim(
        field=field,
        state=absent or State.KNOWN,
        value=value,
        written=text,
        source=source or make_source(),
        **given,
    )


def make_record(id_="alpha", *, facts=None, catalogue=None, **over):
    """A record; `facts` maps field ids to one written value or to a list of several."""
    catalogue = catalogue or make_catalogue()
    path = f"data/models/{id_}.yml"
    claims = [
        make_claim(one, field=catalogue.fields[name], model=id_, path=path)
        for name, said in (facts or {}).items()
        for one in (said if isinstance(said, list) else [said])
    ]
    given = {"name": id_.capitalize(), "path": path, "sources": {"card": make_source()}, "claims": tuple(claims)}
    alias = over.get("alias_of")
    if isinstance(alias, str):
        over["alias_of"] = make_alias(alias)
    return Record(id_, **(given | over))


def make_alias(model="beta", *, as_of="2024-10-02", line=1, source=None):
    """A name that stands for the snapshot `model`."""
    return Alias(model, parse_date(as_of), line, source)


def make_price(provider="acme", **over):
    """0.10 in and 0.40 out, in USD per million tokens."""
    given = {"source": make_source(), "line": 1, "input": Decimal("0.10"), "output": Decimal("0.40")}
    return Price(provider, **(given | over))


def make_score(benchmark="mmlu", score="50", **over):
    """A score of the developer's own."""
    given = {"source": make_source(), "line": 1, "claimed_by": "developer"}
    return Score(benchmark, Decimal(str(score)), **(given | over))


def make_benchmark(id_="mmlu", **over):
    """A test with scores from 0 to 100 %."""
    given = {"name": id_.upper(), "measures": "Knowledge", "unit": "%", "low": Decimal(0), "high": Decimal(100)}
    return Benchmark(id_, **(given | over))


def make_scheme(*, out_of=10, parts=None, grades=((70, "B"), (0, "F"))):
    """A transparency scheme; `parts` maps part ids to lists of criterion ids."""
    return Scheme(
        Decimal(out_of),
        tuple(
            SchemePart(id_, id_.capitalize(), tuple(SchemeCriterion(one, one.capitalize()) for one in criteria))
            for id_, criteria in (parts or {"upstream": ["origin", "data"], "downstream": ["licence"]}).items()
        ),
        tuple((Decimal(least), grade) for least, grade in grades),
    )


def make_transparency(**scores):
    """A report with a score for each criterion named."""
    criteria = {id_: Criterion(id_, Decimal(str(score)), f"Why {id_}.", 1) for id_, score in scores.items()}
    return Transparency(make_source("audit", kind=SourceKind.THIRD_PARTY), criteria)


def make_library(*records, **over):
    """The records by id, and whatever else is given."""
    return Library(records={record.id: record for record in records}, **over)


def make_book(*records, catalogue=None, **over):
    """The merged book of the records."""
    return merge(catalogue or make_catalogue(), make_library(*records, **over))


def make_block(kind="compare", **over):
    """A fenced block on line 1."""
    return Block(kind, **({"line": 1} | over))


def make_note(path="note.md", **over):
    """A published note titled like its file."""
    return Note(path, **({"title": path.removesuffix(".md"), "body": "Text.\n"} | over))


def make_vault(*notes, **over):
    """The published view of a vault with these notes."""
    return Vault(tuple(notes), **over)


def make_settings(root=Path("/project"), **over):
    """A project with `content/` and `data/` in the usual places; nothing needs to be there."""
    return Settings(**({"root": root, "vault": root / "content", "data": root / "data"} | over))


def write_project(root, files):
    """Write texts (or bytes) by path below `root`, and return the project's settings."""
    for path, text in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return make_settings(root)
