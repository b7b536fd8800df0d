"""Functions and fields of files and of links."""

from collections.abc import Callable, Mapping

from generator.bases.compare_values import to_text, truthy
from generator.bases.functions.function import Function
from generator.bases.reading import all_properties
from generator.bases.scope import Scope
from generator.bases.values import File, Icon, Link, Value


def file_of(scope: Scope, value: Value) -> File | None:
    """The file that a file, a link, or a text as in a link stands for."""
    if isinstance(value, File):
        return value
    if isinstance(value, Link):
        return scope.environment.find(value.path, "") if value.path else None
    text = to_text(value)
    return scope.environment.find(bare(text), scope.row.path) if text else None


def bare(text: str) -> str:
    """The target of a link, with or without its brackets."""
    if text.startswith("[[") and text.endswith("]]"):
        text = text[2:-2].partition("|")[0]
    return text.strip()


def as_link(file: File, display: Value = None) -> Link:
    return Link(file.path.removesuffix(".md"), shown(display) or file.name.removesuffix(".md"), file.path)


def shown(display: Value) -> str | Icon:
    """What a link shows: an icon, or text."""
    return display if isinstance(display, Icon) else to_text(display)


def has_link(scope: Scope, file: File, other: Value) -> bool:
    """Whether a file links to another; where there is no such file, whether it has a link of that text."""
    target = file_of(scope, other)
    if target:
        return target.path in file.targets
    if isinstance(other, str | Link):
        text = bare(to_text(other) if isinstance(other, str) else other.text)
        scope.budget.spend(len(file.links) >> 2)
        return bool(text) and any(not link.path and link.text == text for link in file.links)
    return False


def has_property(file: File, name: Value) -> bool:
    return to_text(name).casefold() in file.names


def has_tag(file: File, *tags: Value) -> bool:
    """Whether it has one of the tags or one below them, regardless of case."""
    names = file.tag_names
    for tag in tags:
        if isinstance(tag, tuple):
            if has_tag(file, *tag):
                return True
        elif to_text(tag).removeprefix("#").casefold() in names:
            return True
    return False


def in_folder(file: File, folder: Value = None, deep: Value = True) -> bool:
    """Whether it is in a folder or, unless told otherwise, in one below; an empty name is the vault itself."""
    name = to_text(folder).strip("/")
    return file.folder == name or (truthy(deep) and (not name or file.folder.startswith(f"{name}/")))


def as_file(scope: Scope, link: Link) -> File | None:
    return file_of(scope, link)


def links_to(scope: Scope, link: Link, other: Value) -> bool:
    """Whether the file to which a link leads links to another."""
    file = file_of(scope, link)
    return file is not None and has_link(scope, file, other)


FILE: Mapping[str, Function] = {
    "asLink": Function(as_link, 0, 1),
    "hasLink": Function(has_link, 1, 1, absent=False, scoped=True),
    "hasProperty": Function(has_property, 1, 1, absent=False),
    "hasTag": Function(has_tag, 1, None, absent=False),
    "inFolder": Function(in_folder, 0, 2, absent=False),
}

LINK: Mapping[str, Function] = {
    "asFile": Function(as_file, scoped=True),
    "linksTo": Function(links_to, 1, 1, absent=False, scoped=True),
}

FILE_FIELDS: Mapping[str, Callable[[Scope, File], Value]] = {
    "name": lambda _, file: file.own_name,
    "basename": lambda _, file: file.basename,
    "path": lambda _, file: file.path,
    "folder": lambda _, file: file.folder,
    "ext": lambda _, file: file.ext,
    "size": lambda _, file: file.size,
    "properties": lambda scope, file: all_properties(file, scope.environment),
    "tags": lambda _, file: file.tag_list,
    "links": lambda _, file: file.links,
    "embeds": lambda _, file: file.embeds,
    "backlinks": lambda _, file: file.backlink_list,
    "ctime": lambda _, file: file.ctime,
    "mtime": lambda _, file: file.mtime,
    "file": lambda _, file: file,
}
