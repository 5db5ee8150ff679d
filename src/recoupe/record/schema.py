"""The record's tables as SQLAlchemy sees them; the migrations create them."""

from sqlalchemy import REAL, Column, Integer, LargeBinary, MetaData, Table, Text

metadata = MetaData()

reports = Table(
    "reports",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("key", Text, nullable=False),
    Column("source", Text),
    Column("language", Text, nullable=False),
    Column("earliest", Text),
    Column("latest", Text),
    Column("first_read", Text),
    Column("body", Text, nullable=False),
)
rejections = Table(
    "rejections",
    metadata,
    Column("id", Text, primary_key=True),
    Column("key", Text, nullable=False),
    Column("report", Text),
    Column("version", Text),
    Column("body", Text, nullable=False),
)
readings = Table(
    "readings",
    metadata,
    Column("report", Text, primary_key=True),
    Column("version", Text, nullable=False),
    Column("known", Text),
    Column("body", Text, nullable=False),
)
parses = Table(
    "parses",
    metadata,
    Column("key", Text, primary_key=True),
    Column("body", LargeBinary, nullable=False),
)
placements = Table(
    "placements",
    metadata,
    Column("report", Text, primary_key=True),
    Column("reading_version", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("founds", Text, nullable=False),
    Column("features", LargeBinary, nullable=False),
    Column("step", Integer, nullable=False),
    Column("grouped", Text),
    Column("pending", Integer, nullable=False),
    Column("earliest", Integer),
    Column("latest", Integer),
)
links = Table(
    "links",
    metadata,
    Column("asker", Text, primary_key=True),
    Column("other", Text, primary_key=True),
    Column("score", REAL, nullable=False),
    Column("joined", Integer, nullable=False),
)
stories = Table(
    "stories",
    metadata,
    Column("id", Text, primary_key=True),
    Column("version", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("first", Text),
    Column("last", Text),
    Column("reports", Integer, nullable=False),
    Column("origins", Integer, nullable=False),
    Column("crosscheck", Text, nullable=False),
)
memberships = Table(
    "memberships",
    metadata,
    Column("report", Text, primary_key=True),
    Column("story", Text, nullable=False),
)
subjects = Table(
    "subjects",
    metadata,
    Column("id", Text, primary_key=True),
    Column("story", Text, primary_key=True),
    Column("kind", Text, nullable=False),
)
names = Table(
    "names",
    metadata,
    Column("story", Text, primary_key=True),
    Column("name", Text, primary_key=True),
)
name_words = Table(
    "name_words",
    metadata,
    Column("word", Text, primary_key=True),
    Column("story", Text, primary_key=True),
)
country_pairs = Table(
    "country_pairs",
    metadata,
    Column("a", Text, primary_key=True),
    Column("b", Text, primary_key=True),
    Column("story", Text, primary_key=True),
)
prints = Table(
    "prints",
    metadata,
    Column("report", Text, primary_key=True),
    Column("version", Text, nullable=False),
    Column("day", Integer),
    Column("seeds", LargeBinary),
    Column("shingles", LargeBinary),
)
copies = Table(
    "copies",
    metadata,
    Column("a", Text, primary_key=True),
    Column("b", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("body", Text, nullable=False),
)
standing = Table(
    "standing",
    metadata,
    Column("report", Text, primary_key=True),
    Column("language", Text, nullable=False),
    Column("read_by", Text),
    Column("tried_by", Text, nullable=False),
    Column("placed_by", Text, nullable=False),
    Column("placed", Integer, nullable=False),
)
decisions = Table(
    "decisions",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("maker", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("undone", Integer, nullable=False),
)
decided_reports = Table(
    "decided_reports",
    metadata,
    Column("report", Text, primary_key=True),
    Column("n", Integer, primary_key=True),
)
bonds = Table(
    "bonds",
    metadata,
    Column("n", Integer, nullable=False),
    Column("a", Text, primary_key=True),
    Column("b", Text, primary_key=True),
    Column("together", Integer, nullable=False),
)
