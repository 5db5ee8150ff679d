"""The page: what it says, that it stands alone, and that no report can make it do anything."""

import base64
import hashlib
import re
from html.parser import HTMLParser

import msgspec
import pytest

from export import made
from recoupe.export.html import render_dossier
from recoupe.model.dossier import Dossier

VOID = {"meta", "link", "br", "img", "hr", "input"}


class Outline(HTMLParser):
    """Elements, attributes and text of a page; fails on elements that do not nest."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, str]] = []
        self._open: list[str] = []
        self.feed(page)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append((self._open[-1] if self._open else "", data))

    def of(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]

    def text(self, tag: str) -> list[str]:
        return [data for name, data in self.texts if name == tag]


def rendered(dossier: Dossier | None = None, **options) -> str:
    return render_dossier(dossier or made.dossier(), made.readings(), **options)


def test_each_part_stands_in_its_place() -> None:
    page = rendered()
    order = [
        'id="established"',
        'id="announced"',
        'id="cancelled"',
        'id="demanded"',
        'id="claimed"',
        'id="contested"',
        'id="dispute"',
        'id="timeline"',
        'id="speakers"',
        'id="dependence"',
        'id="relations"',
        'id="reports"',
    ]
    places = [page.index(part) for part in order]
    assert places == sorted(places)


def test_every_statement_unfolds_to_words_of_the_reports() -> None:
    texts = [r.text for r in made.reports()] + [r.title or "" for r in made.reports()]
    marked = Outline(rendered()).text("mark")
    assert marked
    assert all(any(words in text for text in texts) for words in marked)
    page = rendered()
    for block in re.findall(r'<details class="statement".*?</details>', page, re.DOTALL):
        assert "<mark>" in block


def test_links_within_the_page_lead_somewhere_and_ids_are_single() -> None:
    outline = Outline(rendered(reasons=made.reasons()))
    ids = [a["id"] for _, a in outline.elements if a.get("id")]
    assert len(ids) == len(set(ids))
    targets = {a["href"] for a in outline.of("a") if (a["href"] or "").startswith("#")}
    assert {t[1:] for t in targets if t} <= set(ids)


def test_full_texts_are_whole() -> None:
    page = rendered()
    for report in made.reports():
        outline = Outline(page)
        assert report.text in "".join(data for _, data in outline.texts)


def test_the_policy_allows_the_page_s_own_style_and_nothing_else() -> None:
    outline = Outline(rendered())
    [policy] = [
        a["content"] for a in outline.of("meta") if a.get("http-equiv") == "Content-Security-Policy"
    ]
    [style] = outline.text("style")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy == (
        "default-src 'none'; script-src 'none'; "
        f"style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )


def test_nothing_is_loaded() -> None:
    outline = Outline(rendered())
    names = {tag for tag, _ in outline.elements}
    assert not names & {"script", "link", "img", "iframe", "object", "embed", "form", "base"}
    assert not any("src" in a or "style" in a for _, a in outline.elements)
    assert "url(" not in outline.text("style")[0]
    assert "@import" not in outline.text("style")[0]


ATTACK = "\"'><script>alert(1)</script><img src=x onerror=alert(2)></style></title>&lt;b&gt;{{7*7}}"


def hostile() -> tuple[Dossier, dict]:
    """The dossier with an attack in each field that comes from outside."""
    dossier, readings = made.dossier(), made.readings()
    swap = msgspec.structs.replace
    entities = tuple(swap(e, name=ATTACK) for e in dossier.entities)
    reports = tuple(swap(r, key=ATTACK, source=ATTACK, title=ATTACK) for r in dossier.reports)
    claims = tuple(swap(c, what=ATTACK) for c in dossier.claims)
    quotes = tuple(
        swap(q, text=ATTACK, speaker=swap(q.speaker, name=ATTACK)) for q in dossier.quotes
    )
    sides = tuple(
        swap(d, sides=tuple(swap(s, value=ATTACK, by=ATTACK) for s in d.sides))
        for d in dossier.disagreements
    )
    origins = tuple(
        swap(o, reason=ATTACK, issuer=swap(o.issuer, name=ATTACK) if o.issuer else None)
        for o in dossier.origins
    )
    changed = swap(
        dossier,
        as_of=ATTACK,
        story=swap(dossier.story, title=ATTACK),
        entities=entities,
        reports=reports,
        claims=claims,
        quotes=quotes,
        disagreements=sides,
        origins=origins,
    )
    texts = {
        id_: swap(r, title=ATTACK, source=ATTACK, url="javascript:alert(3)", text=r.text + ATTACK)
        for id_, r in readings.items()
    }
    return changed, texts


def test_hostile_words_stay_words() -> None:
    dossier, readings = hostile()
    outline = Outline(render_dossier(dossier, readings, reasons=made.reasons()))
    assert not {"script", "img"} & {tag for tag, _ in outline.elements}
    assert not any(name.startswith("on") for _, a in outline.elements for name in a)
    assert any(ATTACK in data for _, data in outline.texts)
    assert all((a["href"] or "").startswith("#") for a in outline.of("a"))


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("https://gazette.example/a?b=1&c=2", True),
        ("http://gazette.example/", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        (" https://gazette.example/", False),
        ("//gazette.example/", False),
    ],
)
def test_only_web_addresses_become_links(url: str, *, linked: bool) -> None:
    readings = {i: msgspec.structs.replace(r, url=url) for i, r in made.readings().items()}
    outline = Outline(render_dossier(made.dossier(), readings))
    assert (url in {a["href"] for a in outline.of("a")}) is linked


def test_words_of_reports_carry_their_language() -> None:
    outline = Outline(rendered(ui="en"))
    assert outline.of("html") == [{"lang": "en"}]
    assert {a["lang"] for a in outline.of("blockquote")} == {"fr"}


def test_both_languages_render() -> None:
    assert "Établi" in rendered()
    assert "Established" in rendered(ui="en")


def test_the_number_told_is_of_origins() -> None:
    dossier = made.dossier()
    claims = tuple(msgspec.structs.replace(c, figures=()) for c in dossier.claims)
    page = rendered(msgspec.structs.replace(dossier, claims=claims))
    assert "recoupé par 2 origines indépendantes" in page
    assert "3 articles" in page


def test_as_of_is_told() -> None:
    assert "État des informations au 15 mai 2024" in rendered(made.dossier(as_of="2024-05-15"))


def test_an_empty_dossier_renders() -> None:
    empty = msgspec.structs.replace(
        made.dossier(),
        reports=(),
        claims=(),
        quotes=(),
        origins=(),
        passages=(),
        disagreements=(),
        timeline=(),
        relations=(),
    )
    assert "Aucun fait n’est établi par ces articles." in render_dossier(empty, {})


def test_the_same_dossier_gives_the_same_bytes() -> None:
    assert rendered() == rendered()
