"""The files beside the pages: what a configuration names, the theme's own, and redirects as small HTML pages."""

import html
import posixpath
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from generator.files import Found, walk
from generator.nouns.site import Redirect
from generator.nouns.urls import relative_url, url_of
from generator.shipped import shipped

ASSETS = "assets/"
STYLESHEET = "assets/modelbook.css"
SCRIPT = "assets/modelbook.js"
ALWAYS = frozenset({"CNAME", "robots.txt"})
"""Files of a site's root that nothing links to and that hosts and crawlers look for."""

REDIRECT = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>This page has moved</title>
<link rel="canonical" href="{url}">
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url={url}">
</head>
<body><p>This page has moved: <a href="{url}">go there</a>.</p></body>
</html>
"""


def overrides() -> Path:
    """The folder of theme overrides that comes with Modelbook."""
    return shipped("overrides").resolve()


def shipped_assets() -> tuple[Found, ...]:
    """Our style, our scripts and what they import, for a theme whose folders are not ours."""
    folder = overrides()
    return tuple(one for one in walk(folder, inside=folder, problems=[]) if one.path.startswith(ASSETS))


def named_files(config: Mapping[str, Any], theme: Mapping[str, Any]) -> frozenset[str]:
    """The files of the docs folder that a site's configuration asks for by name."""
    listed: list[Any] = [theme.get("logo"), theme.get("favicon")]
    for key in ("extra_css", "extra_javascript", "extra_templates"):
        listed += config.get(key) or []
    return ALWAYS | {path for path in map(_path, listed) if path}


def _path(named: Any) -> str:
    """The path in any of the ways of writing it; a script may be a map, and its path may carry a query."""
    path = named.get("path") if isinstance(named, Mapping) else named
    return posixpath.normpath(str(path).partition("?")[0]) if path and "://" not in str(path) else ""


def redirect_files(redirects: Sequence[Redirect], *, directory_urls: bool) -> Iterator[tuple[str, str]]:
    """Path and HTML of the file that stands at each redirect's address."""
    for redirect in redirects:
        address = url_of(redirect.path, directory_urls=directory_urls)
        target = relative_url(redirect.path, redirect.target, directory_urls=directory_urls)
        path = posixpath.join(address, "index.html") if address.endswith("/") or not address else address
        yield path, REDIRECT.format(url=html.escape(target))
