"""Other ways of grouping reports into stories, each as its makers describe it.

A way takes reports in their order of arrival and gives a function from a setting to the group of
each report, so that many settings can be tried on one preparation. What TF-IDF, Louvain and
linkage ask for is not among our dependencies: `make rivals` installs it (`.[rivals]`).
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from importlib.util import find_spec
from itertools import product
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from recoupe.model.annotation import Reading
from recoupe.stories import Features
from recoupe.stories.meaning import unit_vector

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

Setting = tuple[float, ...]
Labels = Sequence[Hashable]
Grouping = Callable[[Setting], Labels]

TITLE_TIMES = (1, 3)  # how often a title is put before its text: as it is, or as our own words do
COSINES = tuple(round(0.02 * n, 2) for n in range(4, 38))
RESOLUTIONS = (1.0, 4.0, 16.0)
WINDOW_DAYS = 1  # how far apart in time two reports may be tied together
DISTANCES = tuple(round(0.02 * n, 2) for n in range(10, 38))
NEAREST = (1, 2, 3, 5)  # how many near reports HDBSCAN asks for before a place counts as dense


class Item(msgspec.Struct, frozen=True):
    """A report as these ways see it: its text, day, vector and first entity."""

    report: str
    title: str
    text: str
    day: int
    meaning: bytes
    first_entity: str | None


def item_of(reading: Reading, features: Features) -> Item:
    """Return a report as the other ways see it."""
    mentions = ((not m.in_title, m.start, e.name) for e in reading.entities for m in e.mentions)
    first = min(mentions, default=None)
    return Item(
        report=reading.id,
        title=reading.title or "",
        text=reading.text,
        day=features.latest.toordinal() if features.latest else 0,
        meaning=features.meaning,
        first_entity=first[2] if first else None,
    )


class Way(msgspec.Struct, frozen=True):
    """A way of grouping: its name, the settings to choose from, what it needs installed."""

    name: str
    settings: tuple[Setting, ...]
    prepared: Callable[[Sequence[Item]], Grouping]
    needs: tuple[str, ...] = ()

    @property
    def lacks(self) -> tuple[str, ...]:
        """Return the packages it needs that are not installed."""
        return tuple(n for n in self.needs if find_spec(n) is None)


def all_alone(items: Sequence[Item]) -> Grouping:
    """Leave every report alone."""
    return lambda _: [i.report for i in items]


def first_entities(items: Sequence[Item]) -> Grouping:
    """Take together what was published on one day and names the same first."""
    labels = [(i.day, i.first_entity) if i.first_entity else i.report for i in items]
    return lambda _: labels


def first_stories(items: Sequence[Item]) -> Grouping:
    """Give each report its nearest predecessor's story, or a new one where none is near enough.

    First-story detection by TF-IDF (Allan et al. 2000; Petrović et al. 2010).
    """
    cosines = {times: tfidf_cosines(items, times) for times in TITLE_TIMES}

    def grouping(setting: Setting) -> Labels:
        times, least = setting
        return nearest_before(cosines[int(times)], least)

    return grouping


def nearest_before(cosines: "Floats", least: float) -> list[int]:
    """Return the story of each row: its nearest earlier row's, from a cosine of `least` on."""
    labels: list[int] = []
    for row, found in enumerate(cosines):
        nearest = int(found[:row].argmax()) if row else 0
        labels.append(labels[nearest] if row and found[nearest] >= least else row)
    return labels


def louvain(items: Sequence[Item]) -> Grouping:
    """Cut a graph of near reports into its communities.

    TF-IDF cosines above a threshold tie reports of a window of days together, as the Institut
    national de l'audiovisuel groups news (Hervé 2019; Mazoyer et al. 2020).
    """
    import networkx as nx

    days = np.array([i.day for i in items])
    near = np.abs(days[:, None] - days) <= WINDOW_DAYS
    cosines = np.triu(tfidf_cosines(items, 1) * near, 1)

    def grouping(setting: Setting) -> Labels:
        least, resolution = setting
        graph = nx.Graph()
        graph.add_nodes_from(range(len(items)))
        rows, columns = np.nonzero(cosines >= least)
        graph.add_weighted_edges_from(
            zip(rows.tolist(), columns.tolist(), cosines[rows, columns].tolist(), strict=True)
        )
        found = nx.community.louvain_communities(graph, resolution=resolution, seed=0)
        return _numbered(found, len(items))

    return grouping


def average_linkage(items: Sequence[Item]) -> Grouping:
    """Join the two nearest groups by the mean distance of their sentence vectors, up to a bound."""
    from scipy.cluster.hierarchy import fcluster, linkage
    from scipy.spatial.distance import squareform

    tree = linkage(squareform(distances(items), checks=False), method="average")
    return lambda setting: fcluster(tree, setting[0], criterion="distance").tolist()


def dense_places(items: Sequence[Item]) -> Grouping:
    """Take together what lies densely among the sentence vectors (HDBSCAN), the rest alone."""
    from sklearn.cluster import HDBSCAN

    apart = distances(items)

    def grouping(setting: Setting) -> Labels:
        nearest, leaves = setting
        found = HDBSCAN(
            min_cluster_size=2,
            min_samples=int(nearest),
            cluster_selection_method="leaf" if leaves else "eom",
            metric="precomputed",
            copy=True,
        ).fit_predict(apart)
        return [(label, row if label < 0 else 0) for row, label in enumerate(found.tolist())]

    return grouping


def tfidf_cosines(items: Sequence[Item], title_times: int) -> "Floats":
    """Return the cosine of each two reports by TF-IDF, learned from these reports."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    texts = [" ".join([*[i.title] * title_times, i.text]) for i in items]
    weighed = TfidfVectorizer(strip_accents="unicode", sublinear_tf=True).fit_transform(texts)
    cosines: Floats = (weighed @ weighed.T).toarray()
    return cosines


def distances(items: Sequence[Item]) -> "Floats":
    """Return one minus the cosine of each two reports' vectors, title with first lines."""
    vectors = [unit_vector(i.meaning) for i in items]
    size = max((len(v) for v in vectors if v is not None), default=1)
    # A report without letters lies at a right angle to all.
    matrix = np.array([np.zeros(size) if v is None else v for v in vectors], dtype=np.float64)
    apart: Floats = np.clip(1 - matrix @ matrix.T, 0, 2)
    np.fill_diagonal(apart, 0)
    return apart


def _numbered(groups: Iterable[Iterable[int]], rows: int) -> list[int]:
    labels = [-1] * rows
    for number, members in enumerate(groups):
        for row in members:
            labels[row] = number
    return labels


WAYS = (
    Way("every report alone", ((),), all_alone),
    Way("one day, one first entity", ((),), first_entities),
    Way(
        "TF-IDF, first-story detection",
        tuple(product(TITLE_TIMES, COSINES)),
        first_stories,
        needs=("sklearn",),
    ),
    Way(
        "TF-IDF graph, Louvain (INA)",
        tuple(product(COSINES, RESOLUTIONS)),
        louvain,
        needs=("sklearn", "networkx"),
    ),
    Way(
        "USE vectors, average linkage",
        tuple((d,) for d in DISTANCES),
        average_linkage,
        needs=("scipy",),
    ),
    Way(
        "USE vectors, HDBSCAN",
        tuple(product(NEAREST, (False, True))),
        dense_places,
        needs=("sklearn",),
    ),
)
