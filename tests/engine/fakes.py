"""Stages that are quick and easy to foresee: the story of a report is its first word."""

import datetime as dt
import json

import msgspec

from recoupe.engine.stages import Stages
from recoupe.model.annotation import Entity, Event, Reading
from recoupe.model.base import Value, make_id
from recoupe.model.dossier import (
    Claim,
    ClaimEvent,
    Crosscheck,
    Dossier,
    DossierEntity,
    DossierReport,
    DossierStory,
    Origin,
)
from recoupe.model.reason import Reason
from recoupe.model.report import Rejection, Report, report_id
from recoupe.model.span import Span
from recoupe.model.story import Link, Story
from recoupe.model.when import Published


class Features(Value, frozen=True, kw_only=True):
    report: str
    word: str
    earliest: dt.date | None
    latest: dt.date | None


def published(text):
    """A day ("2024-05-15"), an instant ("2024-05-15T08:30:00Z"), or None."""
    if text is None:
        return Published()
    day = dt.date.fromisoformat(text[:10])
    precision = "second" if "T" in text else "day"
    return Published(value=text, earliest=day, latest=day, precision=precision, from_="metadata")


def make_report(key, text, day="2024-05-15", source="la-rive.example", title=None):
    return Report(
        id=report_id(source, key, title, text),
        key=key,
        source=source,
        url=None,
        title=title,
        language="fr",
        text=text,
        published=published(day),
    )


def load(path):
    """A file of reports, a JSON line each: {"key", "text", "day"}; {"bad"} is refused."""
    for number, line in enumerate(path.read_text().splitlines()):
        item = json.loads(line)
        if "bad" in item:
            yield Rejection(
                id=make_id("rejection", path.name, number),
                key=item["bad"],
                path=path.name,
                line=number + 1,
                code="empty",
                detail="nothing in it",
            )
        else:
            yield make_report(**item)


class FakeReader:
    def __init__(self, version="1"):
        self.version = version
        self.read_ids = []

    def read(self, reports):
        self.read_ids += [r.id for r in reports]
        return [self.one(r) for r in reports]

    def one(self, report):
        if "ILLISIBLE" in report.text:
            raise ValueError("cannot make sense of it")
        word = report.text.split()[0]
        span = Span(start=0, end=len(word), text=word)
        entity = Entity(id=make_id("e", report.id), kind="place", name=word, mentions=(span,))
        event = Event(
            id=make_id("ev", report.id),
            start=0,
            end=len(word),
            text=word,
            type=None,
            mode=None,
            status="occurred",
            rule="first_word",
            lemma=word,
            clause=span,
            place=entity.id,
        )
        return msgspec.structs.replace(Reading.of(report), entities=(entity,), events=(event,))


def features_of(reading):
    when = reading.published
    word = reading.text.split()[0]
    return Features(report=reading.id, word=word, earliest=when.earliest, latest=when.latest)


class FakeWindow:
    def __init__(self):
        self.kept = []

    def count(self, features):
        pass

    def weighed(self, features):
        return features

    def add(self, features):
        self.kept.append(features)

    def forget(self, *, before):
        self.kept = [k for k in self.kept if k.latest is None or k.latest.toordinal() > before - 60]

    def links(self, features):
        return tuple(link(features, k) for k in self.kept if self.near(features, k))

    def near(self, one, other):
        return one.report != other.report and close(one, other)


def close(one, other):
    return one.word[:4] == other.word[:4]


def link(one, other):
    a, b = sorted((one.report, other.report))
    joined = one.word == other.word
    return Link(a=a, b=b, score=1.0 if joined else 0.2, joined=joined)


def reasons(one, other):
    return (Reason(rule="same_word", version="1", score=1.0, detail="they begin alike"),)


def group(report_ids, links, *, bonds):
    groups = {r: {r} for r in report_ids}
    joined = [(k.a, k.b) for k in links if k.joined and (k.a, k.b) not in bonds.apart]
    for a, b in (*bonds.together, *joined):
        if a in groups and b in groups:
            whole = groups[a] | groups[b]
            groups.update(dict.fromkeys(whole, whole))
    return tuple(sorted({tuple(sorted(g)) for g in groups.values()}))


def story_of(readings):
    ordered = sorted(readings, key=lambda r: (r.published.latest or dt.date.max, r.id))
    days = [r.published.latest for r in ordered if r.published.latest]
    return Story(
        id=make_id("story", ordered[0].id),
        title=ordered[0].text[:40],
        first_published=min(days, default=None),
        last_published=max(days, default=None),
        reports=tuple(r.id for r in ordered),
    )


def check(story, readings, passages, *, as_of, language, corrections=()):
    if any("INEXTRICABLE" in r.text for r in readings):
        raise ValueError("cannot be checked")
    first = readings[0]
    entity = first.entities[0]
    origins = tuple(
        Origin(
            id=make_id("origin", story.id, source),
            kind="own_reporting" if source else "unknown",
            issuer=None,
            reports=tuple(r.id for r in readings if r.source == source),
            reason="its own words",
        )
        for source in sorted({r.source for r in readings}, key=str)
    )
    by_report = {r: o.id for o in origins for r in o.reports}
    claim = Claim(
        id=make_id("claim", story.id),
        what=first.events[0].text,
        type=None,
        mode=None,
        status="occurred",
        status_history=(),
        when=None,
        where=entity.id,
        agents=(),
        recipients=(),
        figures=(),
        background=False,
        events=tuple(
            ClaimEvent(
                event=r.events[0].id,
                report=r.id,
                start=r.events[0].start,
                end=r.events[0].end,
                text=r.events[0].text,
                status="occurred",
                attributed_to=None,
                origin=by_report[r.id],
            )
            for r in readings
        ),
        origins=tuple(o.id for o in origins),
    )
    dossier = Dossier(
        as_of=as_of,
        story=DossierStory(
            id=story.id,
            title=story.title,
            first_published=story.first_published,
            last_published=story.last_published,
        ),
        reports=tuple(
            DossierReport(id=r.id, key=r.key, source=r.source, published=r.published, title=r.title)
            for r in readings
        ),
        entities=(
            DossierEntity(
                id=entity.id,
                kind=entity.kind,
                name=entity.name,
                roles=(),
                country=None,
                sector=None,
            ),
        ),
        claims=(claim,),
        quotes=(),
        origins=origins,
        passages=(),
        disagreements=(),
        timeline=(),
        relations=(),
    )
    reason = Reason(rule="one_word", version="1", detail="the same word")
    return Crosscheck(dossier=dossier, reasons={claim.id: (reason,)})


def fake_stages(reader=None, **changes):
    reader = reader or FakeReader()
    fields = {
        "count": lambda path: len(path.read_text().splitlines()),
        "load": load,
        "reader": lambda language, cache: reader,
        "placing_version": "1",
        "features": Features,
        "features_of": features_of,
        "unweighed": lambda features: features,
        "window": FakeWindow,
        "reasons": reasons,
        "window_days": 60,
        "reach_days": 60,
        "group": group,
        "story_of": story_of,
        "find_passages": lambda readings: (),
        "crosscheck_version": "1",
        "check": check,
    }
    return Stages(**(fields | changes))


def write_items(path, items):
    path.write_text("".join(json.dumps(i) + "\n" for i in items))
    return path
