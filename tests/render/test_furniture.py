"""What stands around a note's text: dates, the time that it takes, and who speaks of it."""

import pytest
from builders import make_library, make_settings
from hypothesis import given
from hypothesis import strategies as st

from generator.engines.fragments import set_aside
from generator.nouns.dates import parse_date
from generator.nouns.plans import Mention
from generator.nouns.views import Link
from generator.render.environment import Templates
from generator.render.furniture import LONGEST, excerpt, minutes


@pytest.fixture
def snippet():
    """A macro of the furniture on the page `here.md`, as it comes into the page."""
    templates = Templates(make_settings(), make_library())

    def make(call, **values):
        source = f'{{% import "_furniture.md.j2" as f with context %}}\n{{{{ f.{call} }}}}'
        template = templates.environment.from_string(source)
        return template.render(**{"title": "Here", **values}, **templates._links("here.md")).strip("\n")

    return make


def mention(title, *sentences):
    return Mention(Link(title, f"{title.casefold()}.md"), sentences)


@pytest.mark.parametrize(
    ("created", "updated", "words", "expected"),
    [
        (
            "2024-01-03",
            "2025-05",
            1234,
            (
                'Created <time datetime="2024-01-03">3 Jan 2024</time> · '
                'updated <time datetime="2025-05">May 2025</time> · 1,234 words · 6 min read'
            ),
        ),
        ("2024", "2024", 1, 'Created <time datetime="2024">2024</time> · 1 word · 1 min read'),
        (None, "2024", 0, 'Updated <time datetime="2024">2024</time>'),
        (None, None, 300, "300 words · 2 min read"),
    ],
    ids=["all", "never-changed", "updated-only", "words-only"],
)
def test_the_line_under_a_title_says_what_is_known(snippet, created, updated, words, expected):
    """Dates as precise as they are, and how long it takes to read."""
    dates = [one and parse_date(one) for one in (created, updated)]
    shown = snippet("dates(created, updated, words)", created=dates[0], updated=dates[1], words=words)
    assert shown == f'<p class="mb-when" data-search-exclude>{expected}</p>'


def test_nothing_known_makes_no_line(snippet):
    """Not an empty one either."""
    assert snippet("dates(none, none, 0)") == ""


@pytest.mark.parametrize(("words", "expected"), [(1, 1), (299, 1), (301, 2), (12345, 62)])
def test_reading_takes_a_minute_for_two_hundred_words(words, expected):
    """At least one."""
    assert minutes(words) == expected


def test_who_links_here_is_listed_with_the_sentences(snippet):
    """Two of them at most, the others folded."""
    assert snippet("backlinks(mentions)", mentions=[mention("One", "First.", "Second.", "Third."), mention("Two")]) == (
        '<div class="mb-backlinks" data-search-exclude>\n<ul>\n'
        '<li><a href="../one/">One</a><p class="mb-says">First.</p><p class="mb-says">Second.</p>'
        '<details class="mb-more"><summary>1 more</summary><p class="mb-says">Third.</p></details></li>\n'
        '<li><a href="../two/">Two</a></li>\n'
        "</ul>\n</div>"
    )


def test_many_who_link_here_are_folded(snippet):
    """From the twenty-first on, with one sentence in sight."""
    html = snippet("backlinks(mentions)", mentions=[mention(f"N{at}", "One.", "Two.") for at in range(22)])
    before, fold, after = html.partition('<details class="mb-more"><summary>2 more</summary>\n<ul>\n')
    assert fold
    assert before.count("<li>") == 20
    assert after == (
        "".join(
            f'<li><a href="../n{at}/">N{at}</a><p class="mb-says">One.</p>'
            '<details class="mb-more"><summary>1 more</summary><p class="mb-says">Two.</p></details></li>\n'
            for at in (20, 21)
        )
        + "</ul>\n</details>\n</div>"
    )


def test_sentences_are_text_and_the_list_is_one_block(snippet):
    """Whatever others have written: no tag comes of it, no Markdown, no end of the block, and no word in the search."""
    html = snippet("backlinks(mentions)", mentions=[mention("<b>*One*</b>", "</div>\n\n<script>\n\n## No {{ 1 }}")])
    assert '<p class="mb-says">&lt;/div&gt; &lt;script&gt; ## No {{ 1 }}</p>' in html
    aside = set_aside(f"Text.\n\n{html}\n", "here.md")
    assert (aside.markdown, aside.blocks) == ('Text.\n\n<div data-mb="0"></div>\n', (html,))


def test_a_long_sentence_is_shown_from_around_what_it_is_about():
    """Whole words, with a sign where something is left out."""
    sentence = f"{'before ' * 60}then Here comes {'after ' * 60}".strip()
    shown = excerpt(sentence, "here")
    assert shown.startswith("… before before")
    assert "then Here comes after" in shown
    assert shown.endswith("after after …")
    assert excerpt(sentence, "").startswith("before before")
    assert excerpt("Short,  and\nwhole.", "here") == "Short, and whole."


@given(st.text(max_size=600), st.text(max_size=20))
def test_a_sentence_never_grows(sentence, about):
    """One line, as long as is read at a glance."""
    shown = excerpt(sentence, about)
    assert len(shown) <= LONGEST + 4
    assert "\n" not in shown
