"""Makes a project of any size: notes shaped like an exported vault's, 50 a folder, and records of made-up models."""

import random
from pathlib import Path

PER_FOLDER = 50
MAKERS = ("aurora", "basalt", "cobalt", "delta", "ember", "fathom", "granite", "harbor")
TOPICS = (
    "attention", "caching", "decoding", "distillation", "evaluation", "fine-tuning", "licensing", "long context",
    "mixtures of experts", "pretraining", "quantization", "retrieval", "routing", "safety", "serving", "tokenization",
)  # fmt: skip
SAYINGS = (
    "The key-value cache grows with every token, so **memory** sets the limit before arithmetic does.",
    "A smaller model answers sooner; whether it answers *well enough* depends on the task at hand.",
    "Published figures differ between harnesses, which makes a single score a poor reason to choose.",
    "Weights that anyone may download can be run on one's own machines and changed as needed.",
    "Sharing heads among queries trades a little quality for a cache several times smaller.",
    "Prices fall faster than benchmarks rise, so last year's comparison is seldom worth repeating.",
    "Where the developer says nothing, the honest entry in a table is that nothing was said.",
    "Training data are rarely described in a way that another laboratory could reproduce.",
)


def make_project(root: Path, *, notes: int, records: int) -> None:
    """Write `content/` with the notes and `data/` with the records; the same numbers give the same bytes."""
    for number in range(notes):
        write(root / "content" / note_path(number), note_text(number, notes))
    for number in range(records):
        write(root / "data" / "models" / f"{model_id(number)}.yml", record_text(number))
    if records:
        write(root / "data" / "organizations.yml", organizations_text())
        write(root / "data" / "families.yml", families_text(records))
        write(root / "data" / "benchmarks.yml", BENCHMARKS)


def write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def note_path(number: int) -> str:
    return f"notes/part-{number // PER_FOLDER:03d}/{number:05d} on {TOPICS[number % len(TOPICS)]}.md"


def note_text(number: int, of: int) -> str:
    """A note with some 35 properties, most of them left by a file system, and admonitions with a table and lists."""
    pick = random.Random(number)  # noqa: S311 - it only varies the text
    topic = TOPICS[number % len(TOPICS)]
    one, other = pick.sample(MAKERS, 2)
    says = pick.sample(SAYINGS, len(SAYINGS))
    near = (number + pick.randrange(1, PER_FOLDER)) % of
    link = f"../part-{near // PER_FOLDER:03d}/{Path(note_path(near)).name}".replace(" ", "%20")
    return NOTE.format(
        number=number, topic=topic, one=one.title(), other=other.title(), says=says, link=link,
        day=f"2025-{number % 12 + 1:02d}-{number % 28 + 1:02d}", size=pick.choice((1, 3, 7, 13, 34, 70)),
        context=pick.choice((8, 32, 128)),
    )  # fmt: skip


def model_id(number: int) -> str:
    return f"{MAKERS[number % len(MAKERS)]}-{number // len(MAKERS) + 1}-{(1, 3, 8, 14, 32, 70)[number % 6]}b"


def record_text(number: int) -> str:
    """A record with two sources, a dispute, prices and scores."""
    pick = random.Random(number)  # noqa: S311 - it only varies the values
    maker, billions = MAKERS[number % len(MAKERS)], (1, 3, 8, 14, 32, 70)[number % 6]
    hidden, heads = pick.choice((2048, 3072, 4096, 5120, 8192)), pick.choice((16, 24, 32, 64))
    return RECORD.format(
        name=f"{maker.title()} {number // len(MAKERS) + 1} {billions}B", maker=maker, billions=billions,
        generation=number // len(MAKERS) + 1, hidden=hidden, other_hidden=hidden // 2,
        heads=heads, kv=heads // pick.choice((2, 4, 8)), layers=pick.choice((16, 28, 32, 48, 80)),
        context=pick.choice((8, 32, 128, 256)), year=2023 + number % 3, month=number % 12 + 1,
        price=pick.randrange(1, 300) / 100, output=pick.randrange(100, 900) / 100,
        mmlu=pick.randrange(300, 900) / 10, gpqa=pick.randrange(200, 700) / 10,
    )  # fmt: skip


def organizations_text() -> str:
    lines = [f"{maker}: {{name: {maker.title()}, kind: developer, country: US}}" for maker in MAKERS]
    return "\n".join([*lines, "depot: {name: Depot, kind: provider}", ""])


def families_text(records: int) -> str:
    known = dict.fromkeys((MAKERS[number % len(MAKERS)], number // len(MAKERS) + 1) for number in range(records))
    return "".join(
        f"{maker}-{generation}: {{name: {maker.title()} {generation}, developer: {maker}}}\n"
        for maker, generation in known
    )


NOTE = """---
CoverImage: null
Due: null
Function: null
HoursDone: null
Objective: null
Quality: null
ReviewFreq: null
TimeSpent: null
_fileName: {number:05d} on {topic}.md
ai_abstract: null
ai_key_terms: []
aliases: null
children: 0
created: '{day}'
cssclasses: null
grandchildren: 0
fsContentCreationDate: {day} 16:22:58 +0000
fsContentCreationDate_Ranking: {day} 00:00:00 +0000
fsContentModificationDate: {day} 16:45:11 +0000
fsContentType: net.daringfireball.markdown
fsContentTypeTree: (
fsDateAdded: {day} 16:34:43 +0000
fsDocumentIdentifier: '{number}'
fsCreatorCode: ''
fsFinderFlags: '0'
fsHasCustomIcon: (null)
fsInvisible: '0'
fsIsStationery: (null)
fsLabel: '0'
fsOwnerGroupID: '20'
fsOwnerUserID: '502'
modified: '{day}'
published: true
reading_time: 1.6
source_file: {number:05d} on {topic}.md
tags: null
title: '{number}: {one}, {other} and {topic}'
word_count: 322
---

Resources
- [A neighbouring note]({link}): read this one first.

### Overview

!!! note
    {one} and {other} treat {topic} differently, and the difference shows in daily use.
    Both build on the **decoder-only transformer**, yet they set other priorities.

    - **{one}** {says[0]}
    - **{other}** {says[1]}


!!! note
    What each of them does about {topic}, side by side.

    | FEATURE     | Developer | Multimodal | Open weights | Size         | Context     | Serving      | Tuning        |
    | ----------- | --------- | ---------- | ------------ | ------------ | ----------- | ------------ | ------------- |
    | {one}       | {one}     | Yes        | No           | Not disclosed | {context}K | Hosted only  | On request    |
    | {other}     | {other}   | No         | Yes          | {size}B      | 8K          | Either way   | Open adapters |


    - **Multimodal** means that pictures or sound go in or come out, *not only text*.


---
### Same
!!! note
    - **Transformer**: {says[2]}
    - **Objective**: both learn to predict the token that follows.
    - **Tokenization**: both split words into pieces that occur often.
    - **Use**: {says[3]}


### Differences
#### {one}
!!! note
    - **Inputs**: one network reads text, pictures and sound.
    - **Emphasis**: {says[4]}
    - **Context**: {context}K tokens, of which the first few thousand are the most reliable.
    - **Place**: sold as a service, with no weights to download.


#### {other}
!!! note
    - **Weights**: {says[5]}
    - **Variants**: sizes from 1B to {size}B, each with an instruct sibling.
    - **Data**: {says[6]}
    - **Community**: {says[7]}
"""

RECORD = """name: {name}
type: model
summary: A made-up model for measuring, with {billions} billion parameters.
developer: {maker}
family: {maker}-{generation}
sources:
  card:
    {{title: Model card, publisher: {maker}, url: "https://example.org/{maker}", kind: primary, retrieved: 2026-11-20}}
  depot:
    {{title: Price list, publisher: Depot, url: "https://example.org", kind: third-party, retrieved: 2026-11-20}}
facts:
  parameters: {{value: {billions}B, source: card}}
  context_length: {{value: {context}K, source: card, quote: "supports up to {context}K tokens"}}
  release_date: {{value: {year}-{month:02d}, source: card}}
  open_weights: {{value: yes, source: card}}
  hidden_size:
    - {{value: {hidden}, source: card}}
    - {{value: {other_hidden}, source: depot}}
  num_hidden_layers: {{value: {layers}, source: card}}
  num_attention_heads: {{value: {heads}, source: card}}
  num_key_value_heads: {{value: {kv}, source: card}}
  vocab_size: {{value: "128,256", source: card}}
  input_modalities: {{value: [text], source: card}}
  output_modalities: {{value: [text], source: card}}
  training_data: undisclosed
  num_local_experts: not-applicable
capabilities:
  - {{id: drafting, title: Drafting, summary: Writes a first version of a text., source: card}}
  - {{id: sorting, title: Sorting, summary: Puts short texts into given classes., source: card}}
prices:
  - {{provider: depot, input: {price}, output: {output}, unit: USD/1M tokens, as_of: 2026-11-01, source: depot}}
benchmarks:
  - {{benchmark: mmlu, score: {mmlu}, shots: 5, variant: instruct, claimed_by: developer, source: card}}
  - {{benchmark: gpqa, score: {gpqa}, shots: 0, variant: instruct, claimed_by: developer, source: card}}
"""

BENCHMARKS = """mmlu: {name: MMLU, measures: Knowledge in 57 subjects, unit: "%", min: 0, max: 100, better: higher}
gpqa: {name: GPQA, measures: Questions that experts wrote, unit: "%", min: 0, max: 100, better: higher}
"""
