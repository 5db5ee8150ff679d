"""Parsing in several processes gives what one process gives, and leaves none behind."""

import multiprocessing

from recoupe.reading import pool
from recoupe.reading.pool import PooledParser
from support import french, reader

TEXTS = ["Awa Kone a parlé.", "Le pont a cédé mardi.", "Trois maisons brûlent.", "Il pleut."]


def test_few_sentences_start_no_process():
    parser = PooledParser(french(), jobs=2, pipeline=reader()._parser._model())
    assert parser.parse(TEXTS) == reader()._parser.parse(TEXTS)
    assert parser._pool is None


def test_several_processes_give_the_same_and_what_ends_is_done_without(monkeypatch):
    monkeypatch.setattr(pool, "MIN_POOLED_UNITS", 2)
    parser = PooledParser(french(), jobs=2)
    wanted = reader()._parser.parse(TEXTS)
    try:
        assert parser.parse(TEXTS) == wanted
        assert parser._nlp is None  # nothing was parsed in this process
        for child in multiprocessing.active_children():
            child.kill()
            child.join(60)
        parser._nlp = reader()._parser._model()
        assert parser.parse(TEXTS) == wanted
    finally:
        parser.close()
    assert not multiprocessing.active_children()
