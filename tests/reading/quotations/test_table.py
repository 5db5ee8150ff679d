"""The words of speech."""

from recoupe.reading.quotations.table import speech_of
from support import french


def shapes(form):
    return {(f.row.lemma, f.shape) for f in speech_of(french()).forms.get(form, ())}


def test_forms_are_made_from_stems_and_endings():
    assert ("annoncer", "finite") in shapes("annonçait")
    assert ("appeler", "finite") in shapes("appelle")
    assert ("soutenir", "participle") in shapes("soutenu")
    assert ("promettre", "finite") in shapes("promettent")
    assert ("craindre", "finite") in shapes("craignent")
    assert ("ajouter", "gerund") in shapes("ajoutant")


def test_every_verb_has_frames_and_a_known_model():
    speech = speech_of(french())
    rows = {f.row for forms in speech.forms.values() for f in forms}
    assert len(rows) > 200
    assert all(r.frames and r.stems is not None for r in rows)


def test_the_words_are_built_once_a_language():
    assert speech_of(french()) is speech_of(french())
