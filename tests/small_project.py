"""A small project that the engines build and the commands read, and how to run them on it."""

import subprocess
import sys

CONFIG = """site_name: Small
site_url: https://example.org/small/
docs_dir: content
theme: {name: material, font: false}
plugins: [search, modelbook]
validation: {links: {anchors: warn, not_found: warn, unrecognized_links: warn}}
"""
RECORD = """name: {name}
developer: acme
sources:
  card: {{title: Card, publisher: Acme, url: "https://example.org/{name}", kind: primary, retrieved: 2026-01-02}}
facts:
  context_length: {{value: {context}, source: card}}
  parameters: {{value: 1B, source: card}}
  open_weights: {{value: yes, source: card}}
"""
MISFITS = """\
  hidden_size:
    - {value: 2048, source: card}
    - {value: 1024, source: page}
  num_hidden_layers: {value: 16, source: card}
  num_attention_heads: {value: 32, source: card}
  num_key_value_heads: {value: 8, source: card}
  head_dim: {value: 64, source: card}
  intermediate_size: {value: 8192, source: card}
  vocab_size: {value: "128,256", source: card}
  tie_word_embeddings: {value: true, source: card}
  hidden_act: {value: silu, source: card}
  input_modalities: {value: [text], source: card}
  served_context_length: {value: 8K, source: page}
"""
"""Facts of a model of 1.23B parameters with two that do not fit, by the sources `card` and `page`."""
FILES = {
    "mkdocs.yml": CONFIG,
    "data/organizations.yml": "acme: {name: Acme, kind: developer}\n",
    "data/models/alpha.yml": RECORD.format(name="Alpha", context="128K"),
    "data/models/beta.yml": RECORD.format(name="Beta", context="32K"),
    "data/comparisons.yml": "- models: [alpha, beta]\n",
    "content/index.md": "---\ntitle: Start\n---\nWelcome. See [[first]].\n",
    "content/notes/first.md": "---\ntitle: 'One: a note'\ntags: [one]\n---\nTo [[second#Part two]] and ![[dot.png]].\n",
    "content/notes/second.md": "# Second\n\n## Part two\n\n> [!tip] Folded\n> Text.\n\n- [ ] to do\n",
    "content/notes/xyzzy.md": "---\npublish: false\n---\nNobody must read this plugh.\n",
    "content/notes/dot.png": b"\x89PNG\r\n\x1a\n",
    "content/notes/unused.png": b"\x89PNG\r\n\x1a\n",
    "content/templates/frotz.md": "---\ntitle: Template\n---\nNobody needs to read this plugh.\n",
    "content/models/alpha.md": "Prose about Alpha.\n",
    "content/CNAME": "book.example.org\n",
}


def run(command, *arguments, cwd, code=0):
    """Run a command of this environment and return what it wrote to stdout and stderr, together."""
    main = {"modelbook": "from generator.cli import main; main()"}
    start = ["-c", main[command]] if command in main else ["-m", command]
    done = subprocess.run(
        [sys.executable, *start, *arguments], cwd=cwd, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout + done.stderr


def files_of(folder):
    """The bytes of every file below a folder, by path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
