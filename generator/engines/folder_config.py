"""A project's `mkdocs.yml` as one that needs no plugin of ours; edited as YAML nodes, so that tags like `!ENV` stay."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from generator.engines.static_files import SCRIPT, STYLESHEET
from generator.files import read_text
from generator.nouns.extensions import EXTENSIONS
from generator.nouns.settings import Settings
from generator.nouns.site import NavEntry, Site

Map = yaml.MappingNode
DROPPED = (
    "INHERIT",  # its settings are merged in
    "hooks",  # what they did is done
    "watch",
    "site_dir",
    "edit_uri",  # the pages are generated; what is edited is elsewhere
    "edit_uri_template",
    "exclude_docs",  # what they leave out was left out
    "draft_docs",
)
"""Settings that make no sense beside the generated pages."""
MAX_PARENTS = 8


def read_config(file: Path, depth: int = 0) -> Map:
    """The configuration with what it inherits; raises Unreadable, and yaml.YAMLError where it is no YAML."""
    node = yaml.compose(read_text(file, file.name), Loader=yaml.SafeLoader)
    if not isinstance(node, Map):
        return to_map({})
    parent = get(node, "INHERIT")
    if isinstance(parent, yaml.ScalarNode) and depth < MAX_PARENTS:
        return _merged(read_config(file.parent / parent.value, depth + 1), node)
    return node


def folder_config(config: Map, site: Site, settings: Settings, assets: frozenset[str]) -> str:
    """The text of the folder's `mkdocs.yml`: the same site, theme and extensions, and the navigation that was made."""
    made = Map(config.tag, [pair for pair in config.value if pair[0].value not in DROPPED])
    _default(made, "site_name", settings.site_name)
    put(made, "docs_dir", to_node("docs"))
    put(made, "theme", _theme(get(made, "theme")))
    put(made, "plugins", _plugins(get(made, "plugins")))
    put(made, "markdown_extensions", _extensions(get(made, "markdown_extensions")))
    if STYLESHEET in assets:
        put(made, "extra_css", _with(get(made, "extra_css"), STYLESHEET, first=True))
    if SCRIPT in assets:
        put(made, "extra_javascript", _with(get(made, "extra_javascript"), {"path": SCRIPT, "type": "module"}))
    if site.nav:
        _default(made, "nav", [nav_item(entry) for entry in site.nav])
    # Most pages are found through others, not through the navigation, and need no word about it.
    put(made, "not_in_nav", to_node("*"))
    return str(yaml.serialize(made, Dumper=yaml.SafeDumper, allow_unicode=True, width=120))


def nav_item(entry: NavEntry) -> dict[str, Any]:
    """An entry as a configuration writes it; the page of a section stands first in it."""
    if not entry.children:
        return {entry.title: entry.path}
    index: list[Any] = [entry.path] if entry.path else []
    return {entry.title: [*index, *map(nav_item, entry.children)]}


def theme_name(config: Map) -> str:
    """The theme's name; MkDocs has a theme called `mkdocs` that it takes by default."""
    theme = get(config, "theme")
    name = get(theme, "name") if isinstance(theme, Map) else theme
    return str(name.value) if isinstance(name, yaml.ScalarNode) else "mkdocs"


def plain(node: yaml.Node | None) -> Any:
    """Maps, lists and written texts; tags are ignored."""
    if isinstance(node, Map):
        return {key.value: plain(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [plain(item) for item in node.value]
    return node.value if isinstance(node, yaml.ScalarNode) else None


def get(config: Map, key: str) -> yaml.Node | None:
    """The value of a key."""
    return next((value for name, value in config.value if name.value == key), None)


def put(config: Map, key: str, value: yaml.Node) -> None:
    """Set a key, in its place if it has one."""
    for at, (name, _) in enumerate(config.value):
        if name.value == key:
            config.value[at] = (name, value)
            return
    config.value.append((to_node(key), value))


def to_node(value: object) -> yaml.Node:
    """A plain value as a node."""
    node = yaml.compose(yaml.safe_dump(value, allow_unicode=True, sort_keys=False), Loader=yaml.SafeLoader)
    assert node is not None
    return node


def to_map(value: Mapping[str, object]) -> Map:
    """A plain map as a node."""
    node = to_node(dict(value))
    assert isinstance(node, Map)
    return node


def _default(config: Map, key: str, value: object) -> None:
    if get(config, key) is None:
        put(config, key, to_node(value))


def _merged(base: Map, over: Map) -> Map:
    """Maps within maps are merged, anything else is replaced, as MkDocs has it."""
    made = Map(base.tag, list(base.value))
    for name, value in over.value:
        below = get(made, name.value)
        put(made, name.value, _merged(below, value) if isinstance(below, Map) and isinstance(value, Map) else value)
    return made


def _theme(theme: yaml.Node | None) -> yaml.Node:
    made = Map(theme.tag, list(theme.value)) if isinstance(theme, Map) else to_map({"name": plain(theme) or "mkdocs"})
    put(made, "custom_dir", to_node("overrides"))
    return made


def _plugins(plugins: yaml.Node | None) -> yaml.Node:
    """The project's plugins without ours."""
    if isinstance(plugins, Map):
        return Map(plugins.tag, [pair for pair in plugins.value if pair[0].value != "modelbook"])
    items = plugins.value if isinstance(plugins, yaml.SequenceNode) else []
    kept = [item for item in items if "modelbook" not in (plain(item) if isinstance(item, Map) else [plain(item)])]
    return yaml.SequenceNode("tag:yaml.org,2002:seq", kept)


def _extensions(extensions: yaml.Node | None) -> yaml.Node:
    """The project's extensions and ours, each once, with the project's options over ours."""
    given = dict(_listed(extensions))
    known = {name.removeprefix("markdown.extensions."): name for name in given}
    for name, options in EXTENSIONS:
        spelt = known.get(name, name)
        given[spelt] = _merged(to_map(options), given.get(spelt) or to_map({}))
    items = [Map("tag:yaml.org,2002:map", [(to_node(n), o)]) if o and o.value else to_node(n) for n, o in given.items()]
    return yaml.SequenceNode("tag:yaml.org,2002:seq", items)


def _listed(extensions: yaml.Node | None) -> Iterator[tuple[str, Map | None]]:
    """Name and options, from either way of listing extensions."""
    for item in extensions.value if isinstance(extensions, yaml.SequenceNode) else [extensions] if extensions else []:
        pairs = item.value if isinstance(item, Map) else [(item, None)]
        for name, options in pairs:
            yield str(name.value), options if isinstance(options, Map) else None


def _with(listed: yaml.Node | None, item: object, *, first: bool = False) -> yaml.Node:
    items = listed.value if isinstance(listed, yaml.SequenceNode) else []
    if item in [plain(node) for node in items]:
        return yaml.SequenceNode("tag:yaml.org,2002:seq", items)
    return yaml.SequenceNode("tag:yaml.org,2002:seq", [to_node(item), *items] if first else [*items, to_node(item)])
