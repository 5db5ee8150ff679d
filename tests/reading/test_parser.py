"""What is changed in a parse: words by a second one, blanks before it and the tree after it."""

import pytest

from reading.headlines import NEAR_MISSES, VERBS
from recoupe.reading.doubts import doubts, finite
from recoupe.reading.parse import Token
from recoupe.reading.presents import presents_of
from support import document, french, reader


def marked(headline: str) -> tuple[str, Token]:
    """Return a headline without its stars and the token that stood between them."""
    before, word, after = headline.split("*")
    text = before + word + after
    tokens = reader()._parser.parse([text])[text]
    return text, next(t for t in tokens if t.start <= len(before) < t.end)


@pytest.mark.parametrize("headline", VERBS)
def test_a_present_beside_its_subject_is_a_verb(headline):
    assert finite(marked(headline)[1])


@pytest.mark.parametrize("headline", NEAR_MISSES)
def test_a_noun_or_an_adjective_stays_one(headline):
    assert marked(headline)[1].pos != "VERB"


def test_the_words_and_their_places_are_those_that_were_written():
    text = "L’usine  ferme ses portes"
    tokens = reader()._parser.parse([text])[text]
    assert [text[t.start : t.end] for t in tokens] == [t.text for t in tokens]
    verb = next(t for t in tokens if t.text == "ferme")
    assert (verb.lemma, verb.dep) == ("fermer", "ROOT")


def test_a_sentence_is_parsed_alike_alone_and_among_others():
    text = "L'usine ferme ses portes"
    among = reader()._parser._run(["La ferme a brûlé.", text, "Le Sénat vote la loi"])
    assert reader()._parser._run([text])[text] == among[text]


def test_the_event_of_a_headline_has_its_subject():
    read = reader().read_document(document("Un groupe armé attaque un village de Brume"))
    assert [(e.text, e.type) for e in read.events] == [("attaque", "ASSAULT")]


def test_a_voice_after_a_comma_takes_no_subject_from_before():
    text = "La maison du joueur cambriolée, rapporte la police de Brume"
    tokens = reader()._parser.parse([text])[text]
    verb = next(i for i, t in enumerate(tokens) if t.text == "rapporte")
    assert not [t for t in tokens[:verb] if t.head == verb and t.dep == "nsubj"]


def test_what_is_a_finite_verb_already_is_in_no_doubt():
    text = "Le préfet interdit la marche et ferme le pont."
    tokens = reader()._parser.parse([text])[text]
    assert not doubts(tokens, presents_of(french()))


@pytest.mark.parametrize(
    ("form", "lemma", "plural"),
    [
        ("dément", "démentir", False),
        ("démentent", "démentir", True),
        ("rejette", "rejeter", False),
        ("cède", "céder", False),
        ("protègent", "protéger", True),
        ("rompt", "rompre", False),
        ("prennent", "prendre", True),
        ("atteint", "atteindre", False),
        ("lance", "lancer", False),
    ],
)
def test_forms_of_the_present(form, lemma, plural):
    present = presents_of(french()).get(form)
    assert present is not None
    assert (present.lemma, present.plural) == (lemma, plural)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Trois personnes sont mortes lundi dans un accident à Brume.", "occurred"),
        ("L'écrivain Paul Armand est mort à l'âge de 88 ans.", "occurred"),
        ("Deux soldats sont morts et trois sont blessés.", "occurred"),
        ("Trois dockers seraient morts dans l'incendie.", "alleged"),
        ("Les otages sont tous morts.", "occurred"),
    ],
)
def test_who_is_dead_has_died(text: str, status: str) -> None:
    read = reader().read_document(document(text))
    assert [e.status for e in read.events if e.lemma == "mourir"] == [status]


def test_the_dead_after_an_article_are_no_verb() -> None:
    read = reader().read_document(document("Le bilan est de douze morts et la ville est calme."))
    assert "mourir" not in [e.lemma for e in read.events]


def test_a_finite_verb_with_an_article_is_a_noun() -> None:
    tokens = reader()._parser.parse(["Les rebelles ont rejeté l'offre de dialogue."])
    (parsed,) = tokens.values()
    assert next(t.pos for t in parsed if t.text == "offre") == "NOUN"


@pytest.mark.parametrize(
    "text",
    [
        "Trois maires ont été nommés et deux députés.",
        "Trois soldats ont été tués et cinq députés arrêtés.",
    ],
)
def test_those_who_are_counted_are_no_participle(text: str) -> None:
    (parsed,) = reader()._parser.parse([text]).values()
    assert next(t.pos for t in parsed if t.text == "députés") == "NOUN"


def test_blanks_change_nothing_in_how_a_sentence_is_read():
    text = "L'armée avait annoncé le 19 mai avoir « repris la ville » dimanche."
    odd = text.replace(" ", "\u00a0").replace("mai\u00a0", "mai\u202f ")
    plain, set_otherwise = (reader()._parser.parse([t])[t] for t in (text, odd))
    told = [(t.text, t.lemma, t.pos, t.head, t.dep) for t in plain]
    assert [(t.text, t.lemma, t.pos, t.head, t.dep) for t in set_otherwise] == told
    assert [odd[t.start : t.end] for t in set_otherwise] == [t.text for t in plain]


def test_an_infinitive_of_the_past_hangs_on_no_date():
    text = "L'armée avait annoncé le 19 mai avoir « neutralisé un camp » dans la zone."
    tokens = reader()._parser.parse([text])[text]
    done = next(t for t in tokens if t.text == "neutralisé")
    assert (tokens[done.head].text, done.dep) == ("annoncé", "xcomp")


def test_a_participle_that_the_model_does_not_know_is_a_verb():
    text = "Le maire a tweeté lundi que le pont est fermé."
    tokens = reader()._parser.parse([text])[text]
    assert [(t.lemma, t.pos) for t in tokens if t.text == "tweeté"] == [("tweeter", "VERB")]


@pytest.mark.parametrize(
    ("text", "word", "head", "dep"),
    [
        ("L'armée a tué onze terroristes lundi.", "terroristes", "tué", "obj"),
        (
            "Selon le maire, les parties ne s'entendent pas sur le nombre de navires autorisés : "
            "Lisbonne en voudrait vingt-huit, Dakar n'en accepterait que seize.",
            "Lisbonne",
            "voudrait",
            "nsubj",
        ),
        (
            "« Les hommes de Vantor ne sont pas des mercenaires mais des instructeurs, présents à "
            "notre demande pour former nos unités au déminage », a déclaré lors d’une conférence "
            "de presse le ministre de la Défense, le général Amadou Séribara.",
            "hommes",
            "mercenaires",
            "nsubj",
        ),
    ],
)
def test_a_tree_that_grammar_forbids_is_mended(text, word, head, dep):
    tokens = reader()._parser.parse([text])[text]
    token = next(t for t in tokens if t.text == word)
    assert (tokens[token.head].text, token.dep) == (head, dep)
