"""What a built site links to, and whether it is there."""

from html.parser import HTMLParser
from pathlib import PurePosixPath
from urllib.parse import unquote, urljoin, urlsplit

from small_project import files_of


class Outline(HTMLParser):
    """The links within the site and the anchors of a page."""

    def __init__(self, html):
        super().__init__()
        self.links, self.anchors = set(), set()
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        self.anchors |= {found[key] for key in ("id", "name") if found.get(key) and (key == "id" or tag == "a")}
        address = found.get("href") if tag in ("a", "link") else found.get("src")
        if address and not urlsplit(address).scheme:
            self.links.add(address)


def outlines(site):
    """The outline of every page, by path."""
    return {path: Outline(data.decode()) for path, data in files_of(site).items() if path.endswith(".html")}


def dead_links(site):
    """Every link within a built site that leads to no file, or to no anchor of one, with its page."""
    files, pages = files_of(site), outlines(site)
    dead = []
    for path, page in pages.items():
        for link in sorted(page.links if path != "404.html" else ()):
            target = urlsplit(urljoin(f"https://example.org/{path}", link))
            file = unquote(target.path).lstrip("/")
            file = str(PurePosixPath(file, "index.html")) if not file or file.endswith("/") else file
            anchor = unquote(target.fragment)
            if file not in files or (anchor and file in pages and anchor not in pages[file].anchors):
                dead.append((path, link))
    return dead
