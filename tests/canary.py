"""A project with a word of its own in every place of a vault, so that a site can be searched for what must not go out.

Each word is told by the place that it stands in. `hidden` words may stand nowhere in what is published, `shown` words
have to (or the search for the others would prove nothing), `unlisted` words only on the page that they are of.
"""

import gzip
import hashlib
import json

from small_project import RECORD

LETTERS = "bcdfghjklmnpqrstvwxyz"
MORE = """  num_hidden_layers: {{value: 16, source: card}}
  num_attention_heads: {{value: 32, source: card}}
  num_key_value_heads: {{value: 8, source: card}}
  head_dim: {{value: 64, source: card}}
  hidden_size: {{value: 2048, source: card}}
  max_output_tokens: {{value: 256K, source: card}}
  attention: {{value: gqa, source: card}}
  sliding_window: not-applicable
benchmarks:
  - {{benchmark: quiz, score: 5{number}, variant: {variant}, source: card}}
transparency:
  source: card
  audit_note: {audit}
  criteria: {{origin: {{score: {number}, why: {why}}}}}
"""
"""What a record needs so that memory, scores and reports are compared, and something in it does not fit."""
CLAIMS = "parameters: 7B\nnum_hidden_layers: 3\nhidden_size: 4096\n"
"""What a note may claim about its model; whoever believes it names the note."""


class Words:
    """Words that nobody would write, by the place that they stand in."""

    def __init__(self):
        self.hidden, self.shown, self.unlisted = {}, {}, {}

    def hide(self, place):
        return self.hidden.setdefault(place, word(place))

    def show(self, place):
        return self.shown.setdefault(place, word(place))

    def unlist(self, place):
        return self.unlisted.setdefault(place, word(place))


def word(place):
    """Twelve letters, always the same ones for a place."""
    digest = hashlib.sha256(place.encode()).digest()
    return "".join(LETTERS[byte % len(LETTERS)] for byte in digest[:12])


def private_note(words, name, front="publish: false"):
    """A note with a word in each of its places, linking to a public one and to files of its own."""

    def hide(place):
        return words.hide(f"{name}: {place}")

    return (
        f"---\ntitle: {hide('title')}\naliases: [{hide('alias')}, old/{hide('old address')}]\n{front}\n"
        f"tags: [{hide('tag')}, a/{hide('nested tag')}]\ndescription: {hide('description')}\n"
        f"{hide('property')}: {hide('value')}\npermalink: {hide('permalink')}\n"
        f"training_data: {hide('claim of a fact')}\n{CLAIMS}models: [alpha, gamma]\n---\n"
        f"# {hide('heading')}\n\n{hide('body')} [[public]] [[public|{hide('link text')}]] #{hide('inline tag')}\n\n"
        f"![[{name}.png]] ![[{name}.canvas]] ![[{name}.base]] ^{hide('block')}\n\n"
        f"```base\nviews: [{{type: table, name: {hide('view')}}}]\n```\n\n"
        f"```compare\nmodels: [beta, gamma]\n```\n"
    )


def card(number, **what):
    return {"id": f"n{number}", "x": 300 * number, "y": 0, "width": 250, "height": 200, **what}


def canvas(*cards, **more):
    nodes = [card(number, **what) for number, what in enumerate(cards)]
    edges = [{"id": "e", "fromNode": "n0", "toNode": f"n{len(nodes) - 1}", **more}]
    return json.dumps({"nodes": nodes, "edges": edges})


BROKEN = {
    "content/state/latin.md": private_note(Words(), "no UTF-8").encode() + b"\xff",
    "content/state/nul.md": private_note(Words(), "a NUL").encode() + b"\0",
}
"""Notes that cannot be read at all, which fails a build; their words are those of `broken_words`."""


def broken_words():
    """The words of the notes that cannot be read."""
    words = Words()
    private_note(words, "no UTF-8")
    private_note(words, "a NUL")
    return words.hidden


WAYS = (
    "[[{0}|words]]",
    "[words]({0}.md)",
    "[words](<{0}.md> 'title words')",
    "[[{0}#{1}|words]]",
    "[[{0}#^{2}|words]]",
    "[[Folder of {0}/{0}|words]]",
    "[words][one]\n\n[one]: {0}.md",
    "![[{0}]]",
    "![[{0}|300]]",
    "![[{0}#{1}]]",
    "![[{0}#^{2}]]",
    "![words]({0}.md)",
    '<a href="{0}.md">words</a>',
    '<a href="{0}">words</a>',
    '<img src="{0}.png.md" alt="words">',
    "| a | b |\n| --- | --- |\n| [[{0}\\|words]] | ![[{0}]] |",
    "> [!note] Title with [[{0}|words]]\n> ![[{0}]]",
    "- [ ] [[{0}|words]]\n  - ![[{0}]]",
    "Words.[^way]\n\n[^way]: [[{0}|words]] ![[{0}]]",
    "Words.^[[[{0}|words]]]",
    "==[[{0}|words]]==",
    "## [[{0}|words]]",
    "![[{0}.png]]\n\n[[{0}.png|words]]",
)
"""Every form of a link that shows other words than the name, and of an embed; name, heading and block of the note."""


def files():
    """The files of the project by path, and the words in it."""
    words = Words()
    hide, show = words.hide, words.show
    made = {
        "mkdocs.yml": (
            "site_name: Canary\nsite_url: https://example.org/canary/\ndocs_dir: content\n"
            "theme: {name: material, font: false}\nexclude_docs: |\n  /excluded/\ndraft_docs: |\n  /drafted/\n"
            "plugins:\n  - search\n  - modelbook:\n      nearest: 0\n"
            "      folders: {Kept: false, Kept/Open: true, Quiet: unlisted}\n"
        ),
        "data/organizations.yml": "acme: {name: Acme, kind: developer}\n",
        "data/benchmarks.yml": f"quiz: {{name: {show('record: benchmark')}}}\n",
        "data/comparisons.yml": "- [alpha, beta]\n",
        "data/transparency.yml": (
            f"# {hide('comment in the scheme')}\n"
            f"parts: [{{id: all, label: All, criteria: [{{id: origin, label: {show('record: criterion')}}}]}}]\n"
        ),
        **{
            f"data/models/{name}.yml": f"# {hide(f'comment in the record of {name}')}\n"
            + RECORD.format(name=name.capitalize(), context="128K")
            + MORE.format(
                number=number,
                variant=show(f"record: variant of {name}"),
                audit=show(f"record: audit of {name}"),
                why=show(f"record: reason for the score of {name}"),
            )
            for number, name in enumerate(("alpha", "beta", "gamma"))
        },
    }
    made |= {f"content/{path}": text for path, text in _notes(words).items()}
    made |= {f"content/{path}": text for path, text in _files(words).items()}
    made["content/.obsidian/workspace.json"] = json.dumps({"lastOpenFiles": [hide("workspace")]})
    made["content/.obsidian/app.json"] = json.dumps({"userIgnoreFilters": [hide("excluded files of Obsidian")]})
    made["content/.obsidian/types.json"] = json.dumps({"types": {hide("type of a property"): "text"}})
    made["content/.trash/old.md"] = hide("the bin")
    made["content/.hidden.md"] = hide("a hidden file")
    made["content/.hidden/a.md"] = hide("a hidden folder")
    made["content/public.md"] = _public(words)
    show("public: body")
    return made, words


def _notes(words):
    hide = words.hide
    heading, block = words.hide("target: heading"), words.hide("target: block")
    target = words.hide("target: name of the file")
    folder = words.hide("name of a folder of private notes")
    notes = {
        f"Folder of {target}/{target}.md": private_note(words, "target"),
        f"{folder}/a.md": private_note(words, "alone in its folder"),
        "state/published.md": private_note(words, "published", "published: no"),
        "state/draft.md": private_note(words, "draft", "Draft: true"),
        "state/unclear.md": private_note(words, "unclear", "publish: perhaps"),
        "state/twice.md": private_note(words, "twice", "publish: true\nPublish: false"),
        "state/unlisted and private.md": private_note(words, "both", "unlisted: true\npublish: false"),
        "state/broken.md": private_note(words, "broken", "publish: false\nx: [1"),
        "state/late.md": "\n" + private_note(words, "late"),
        "state/open.md": private_note(words, "never closed").replace("---\n# ", "# "),
        "state/quote.md": private_note(words, "open quote", 'x: "a\npublish: false\ny: b"'),
        "excluded/a.md": private_note(words, "excluded by the settings", ""),
        "drafted/a.md": private_note(words, "drafted by the settings", ""),
        "templates/a.md": private_note(words, "template", ""),
        "Kept/a.md": private_note(words, "in a private folder", ""),
        "Kept/deeper/b.md": f"{hide('in a private folder, without properties')} [[{hide('name of a canvas')}.canvas]]",
        "models/beta.md": private_note(words, "about a model"),
        "models/alpha.md": (
            f"---\ntraining_data: {words.show('claim of a published note')}\n---\n{words.show('prose about a model')}\n"
        ),
        "index.md": f"---\ntitle: Start\n---\n{words.show('home')}\n",
        "state/index.md": private_note(words, "index of a folder"),
        "Kept/Open/c.md": words.show("an open folder within a private one"),
        "Kept/said.md": f"---\npublish: true\n---\n{words.show('says yes in a private folder')}\n",
    }
    assert words.hidden["target: heading"] == heading and words.hidden["target: block"] == block
    return notes


def _public(words):
    hide, show, target = words.hide, words.show, words.hide("target: name of the file")
    heading, block = words.hide("target: heading"), words.hide("target: block")
    ways = "\n\n".join(way.format(target, heading, block) for way in WAYS)
    return (
        f"---\ntitle: {show('public: title')}\ntags: [{show('public: tag')}]\naliases: [{show('public: alias')}]\n"
        f"# {hide('public: comment in the properties')}\n"
        f"kMDItemAuthors: [{hide('public: kMDItemAuthors')}]\nkMDItemWhereFroms: {hide('public: kMDItemWhereFroms')}\n"
        f"owner_id: {hide('public: owner')}\n{hide('public: name of a property')}: 1\n"
        f"nested: {{deep: [{hide('public: nested property')}]}}\nrelated: '[[{target}|words]]'\n"
        f"undeclared: '[[{target}|{hide('public: words of a link in a property')}]]'\n"
        f"scan: '[[cover.png]]'\nshown_rating: {show('public: a column')}\n---\n"
        f"{show('public: body')} [[quiet|to the quiet one]]\n\n%%{hide('public: inline comment')}%%\n\n"
        f"%%\n\n{hide('public: comment over lines')}\n\n![[commented.png]]\n\n%%\n\n"
        f"<!-- {hide('public: comment of HTML')} -->\n\n> [!note]- {show('public: callout')}\n"
        f"> %%{hide('public: comment in a callout')}%%\n\n- item %%{hide('public: comment in a list')}%%\n\n"
        f"| a | b |\n| --- | --- |\n| 1 | %%{hide('public: comment in a table')}%% |\n\n"
        f"[^unused]: {hide('public: unused footnote')} ![[footnote.png]]\n\n{ways}\n\n"
        f"![[used.png]] ![[Open.canvas]] ![[All.base]]\n\n{ways_out()}\n\n"
        f"```base\n# {hide('public: comment in a block')}\nviews:\n  - type: table\n    name: Here\n"
        f"    order: [file.name, file.links, file.backlinks, file.tags, note.kMDItemAuthors]\n```\n"
    )


def ways_out():
    """Links from the public note to files that do not go out whoever links to them."""
    names = (
        *("Kept/kept.canvas", "Kept/kept.base", "excluded/x.canvas", "excluded/picture.png", "drafted/picture.png"),
        *(".hidden.png", ".hidden.md", ".hidden/a.md", ".obsidian/app.json", ".trash/old.md", "templates/picture.png"),
        *("../secret.png", "../data/models/alpha.yml", "/../secret.png", "../../project/secret.png"),
    )
    forms = (
        "![[{0}]]",
        "[[{0}|words]]",
        "![words]({0})",
        "[words](<{0}>)",
        '<img src="{0}">',
        '<a href="{0}">words</a>',
    )
    return "\n\n".join(form.format(name) for name in names for form in forms)


def _files(words):
    hide, show, target = words.hide, words.show, words.hide("target: name of the file")
    canvas_name = hide("name of a canvas")

    def picture(name):
        return b"\x89PNG\r\n\x1a\n" + hide(f"bytes of {name}").encode()

    return {
        "used.png": b"\x89PNG\r\n\x1a\n" + show("bytes of a picture").encode(),
        **{f"{name}.png": picture(name) for name in ("target", "commented", "footnote", "cover", "unused", "Kept/a")},
        f"{target}.png.md": "---\npublish: false\n---\n",
        f"{hide('name of a picture')}.png": b"",
        **{
            path: picture(path)
            for path in (
                *(".hidden.png", "excluded/picture.png", "drafted/picture.png", "templates/picture.png"),
                "../secret.png",
            )
        },
        "target.canvas": canvas({"type": "text", "text": hide("canvas of a private note")}),
        f"{canvas_name}.canvas": canvas({"type": "text", "text": hide("canvas with a name that is private")}),
        "Kept/kept.canvas": canvas({"type": "text", "text": hide("canvas in a private folder")}),
        "excluded/x.canvas": canvas({"type": "text", "text": hide("canvas that is excluded")}),
        "target.base": f"views: [{{type: table, name: {hide('base of a private note')}}}]\n",
        "Kept/kept.base": f"views: [{{type: table, name: {hide('base in a private folder')}}}]\n",
        "Open.canvas": canvas(
            {"type": "text", "text": f"{show('canvas: card')} %%{hide('canvas: comment')}%% [[{target}|words]]"},
            {"type": "file", "file": f"Folder of {target}/{target}.md"},
            {"type": "file", "file": f"Folder of {target}/{target}.md", "subpath": f"#{hide('target: heading')}"},
            {"type": "file", "file": "Kept/kept.canvas"},
            {"type": "file", "file": f"{hide('canvas: a file that is not there')}.md"},
            {"type": "text", "text": f"![[{target}]]", hide("canvas: unknown key"): hide("canvas: unknown value")},
            {"type": "group", "label": show("canvas: group")},
            label=show("canvas: arrow"),
            owner=hide("canvas: owner of an arrow"),
        ),
        "All.base": (
            f"# {hide('base: comment')}\n"
            "formulas:\n"
            f'  peek: file("{target}").properties\n'
            f'  name: file("{target}").name\n'
            "  through: list(note.related)[0].asFile().properties\n"
            "  back: file.backlinks.map(value.asFile().name)\n"
            "  all: file.properties\n"
            "  keys: file.properties.keys()\n"
            f"{hide('base: unknown key')}: {hide('base: unknown value')}\n"
            "views:\n"
            "  - type: table\n    name: All\n"
            "    order: [file.name, file.path, file.folder, file.tags, file.links, file.embeds, file.backlinks,\n"
            "      file.properties, formula.peek, formula.name, formula.through, formula.back, formula.all,\n"
            "      formula.keys, note.kMDItemAuthors, note.kMDItemWhereFroms, note.shown_rating]\n"
            "    groupBy: {property: file.folder, direction: ASC}\n"
            "    summaries: {file.name: Unique}\n"
            "  - type: cards\n    name: Cards\n    image: note.kMDItemAuthors\n    order: [file.name, file.links]\n"
            "  - type: list\n    name: List\n    order: [file.name, note.kMDItemAuthors, file.backlinks]\n"
        ),
        "quiet.md": _unlisted(words, "quiet", "unlisted: true\n"),
        "Quiet/by folder.md": _unlisted(words, "Quiet/by folder", ""),
        "Quiet/gamma.md": _unlisted(words, "Quiet/gamma", "model: gamma\n"),
    }


def _unlisted(words, name, front):

    def unlist(place):
        return words.unlist(f"{name}: {place}")

    return (
        f"---\n{front}title: {unlist('title')}\ntags: [{unlist('tag')}]\ndescription: {unlist('description')}\n"
        f"training_data: {words.hide(f'{name}: claim of a fact')}\n{CLAIMS}"
        f"models: [alpha, beta]\n{words.hide(f'{name}: property')}: {words.hide(f'{name}: value')}\n---\n"
        f"## {unlist('heading')}\n\n{unlist('body')} [[public]] [[models/alpha]] #{unlist('inline tag')} "
        f"%%{words.hide(f'{name}: comment')}%% ^{unlist('block')}\n"
    )


def everything(folder):
    """Every file below a folder, by path: its bytes with small letters, unpacked where they are packed."""
    found = {}
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            data = file.read_bytes()
            data = gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data
            found[file.relative_to(folder).as_posix()] = data.lower()
    return found


def places_of(words, found):
    """The places whose words stand in some file or in its path, with those files."""
    told = {}
    for place, secret in words.items():
        files = [path for path, data in found.items() if secret.encode() in data or secret in path.lower()]
        if files:
            told[place] = files
    return told
