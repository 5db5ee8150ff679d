"""Quotations of whole reports, on invented sentences."""

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recoupe.reading.entities import find_entities
from recoupe.reading.quotations import find_quotations
from support import document, french


def read(text, **fields):
    parsed = document(text, **fields)
    return find_quotations(parsed, find_entities(parsed, french()), french())


def only(text, **fields):
    found = read(text, **fields)
    assert len(found) == 1, [q.text for q in found]
    return found[0]


def told(quotation):
    return quotation.kind, quotation.text, quotation.speaker.name if quotation.speaker else None


class TestDirect:
    def test_who_undergoes_says_nothing(self):
        text = (
            "« Le pont sera rouvert lundi », a déclaré le ministère des Transports. "
            "Paul Armand est attendu à Morna pour une visite « d'amitié et de travail »."
        )
        assert told(read(text)[-1])[2] == "ministère des Transports"

    def test_a_cue_after_the_marks_with_its_subject(self):
        q = only("« Le pont sera rouvert lundi », a déclaré Awa Diallo à la presse.")
        assert told(q) == ("direct", "« Le pont sera rouvert lundi »", "Awa Diallo")
        assert q.cue.text == "a déclaré"

    def test_a_date_may_stand_between_verb_and_subject(self):
        q = only("« Le pont sera rouvert », a déclaré dimanche le ministère des Transports.")
        assert q.speaker.name == "ministère des Transports"

    def test_an_inverted_pronoun_stands_for_the_last_speaker(self):
        text = "Awa Diallo est arrivée hier. « Le pont sera rouvert lundi », a-t-elle affirmé."
        q = only(text)
        assert q.speaker.name == "Awa Diallo"
        assert (q.speaker.text, q.cue.text) == ("elle", "a-t-elle affirmé")

    def test_a_cue_before_a_colon(self):
        q = only("Paul Kone a prévenu mardi : « Nous ne reculerons pas devant eux. »")
        assert told(q)[0] == "direct"
        assert q.speaker.name == "Paul Kone"

    def test_an_interrupted_quotation_is_one(self):
        text = "Paul Kone préside le comité. « Nos mesures visent, dit-il, à protéger la rive »."
        q = only(text)
        assert q.text == "« Nos mesures visent, dit-il, à protéger la rive »"
        assert (q.cue.text, q.speaker.name) == ("dit-il", "Paul Kone")

    def test_a_cue_with_its_subject_may_stand_inside(self):
        text = (
            "« Nous avons un plan, a martelé la ministre Awa Diallo mardi. Il faut l'appliquer. »"
        )
        q = only(text)
        assert told(q) == ("direct", text, "Awa Diallo")

    def test_a_verb_that_no_list_has_between_marks_and_speaker(self):
        q = only("« Je ne suis pas dans les suppositions », a esquivé le ministre Paul Kone.")
        assert (q.cue.text, q.speaker.name) == ("a esquivé", "Paul Kone")

    def test_words_in_marks_as_subject_of_what_follows(self):
        text = "« La rue », disent-ils, ne supporte plus le maire"
        assert only(text + ".").text == text

    def test_parts_that_a_cue_and_a_link_join_are_one(self):
        text = "« Nous sommes nombreux », a-t-elle ajouté, et « le peuple est avec nous »."
        assert [q.text for q in read(text)] == [text[:-1]]

    def test_a_quotation_over_several_sentences_is_one(self):
        text = "« Nous partons. Nous reviendrons un jour », a promis Awa Diallo."
        assert only(text).text == "« Nous partons. Nous reviendrons un jour »"

    def test_a_free_quotation_carries_on_the_speaker(self):
        text = "« Nous partons demain », a dit Awa Diallo. « Nous reviendrons un jour ou l'autre »."
        first, second = read(text)
        assert first.speaker.name == second.speaker.name == "Awa Diallo"
        assert second.cue is None

    def test_a_fragment_in_a_running_communique_is_its_issuers(self):
        text = (
            "« Le port restera fermé », précise le communiqué du ministère de la Pêche. "
            'La décision touche le secteur "de la pêche et de la conserverie".'
        )
        assert [q.speaker.name for q in read(text)] == ["ministère de la Pêche"] * 2

    @pytest.mark.parametrize(
        "text",
        [
            "Les « bonnets verts » ont défilé samedi dans le centre-ville.",
            "Il a vu le film « Une si longue attente sur le quai » au cinéma.",
            "Elle dirige le « Haut Conseil pour la Pêche » depuis deux ans.",
            "Il est poursuivi pour « violences volontaires avec arme en réunion ».",
            "La matinée a été consacrée au “Comment réparer une pompe à eau”.",
        ],
    )
    def test_irony_titles_and_offences_are_not_quotations(self, text):
        assert read(text) == ()


class TestMixed:
    def test_words_in_marks_in_a_reported_clause_take_the_clause(self):
        q = only("Awa Diallo a souligné que le chantier connaît des « retards » graves.")
        assert told(q) == ("mixed", "le chantier connaît des « retards » graves", "Awa Diallo")

    def test_a_clause_before_its_cue(self):
        q = only("Le projet est « une chance pour la vallée », a estimé Paul Kone.")
        assert told(q) == ("mixed", "Le projet est « une chance pour la vallée »", "Paul Kone")

    def test_marks_of_one_clause_are_one(self):
        text = "Paul Kone a affirmé « leur soutien aux services » alors que l'île « est en crise »."
        q = only(text)
        assert told(q)[:2] == ("mixed", text[text.index("«") : -1])

    def test_a_source_before_is_no_part_of_the_clause(self):
        text = "Pour Paul Kone, chef du port, le texte est « une chance à saisir », a-t-il déclaré."
        assert only(text).text == "le texte est « une chance à saisir »"

    def test_a_clause_with_marks_that_an_aside_ends(self):
        text = (
            'Un pêcheur, qui a appelé à "entrer", est poursuivi, a-t-on appris auprès du parquet.'
        )
        q = only(text)
        assert told(q)[1:] == (text[: text.index(", a-t-on")], "parquet")


class TestIndirect:
    def test_a_participle_that_shares_its_auxiliary(self):
        text = "Awa Diallo a annoncé la fermeture du port et demandé à l'État d'intervenir vite."
        first, second = read(text)
        assert (first.text, second.cue.text) == ("la fermeture du port", "demandé")
        assert first.speaker.name == second.speaker.name == "Awa Diallo"

    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("Paul Kone a indiqué que le marché rouvrira jeudi.", "le marché rouvrira jeudi"),
            ("Paul Kone a annoncé la tenue d'un sommet à Dola.", "la tenue d'un sommet à Dola"),
            ("Paul Kone a promis de reconstruire le pont.", "de reconstruire le pont"),
            ("Paul Kone craint que la digue ne cède.", "la digue ne cède"),
            ("Selon Paul Kone, le marché rouvrira jeudi.", "le marché rouvrira jeudi"),
            ("Le marché rouvrira jeudi, selon Paul Kone.", "Le marché rouvrira jeudi"),
            ("Le marché rouvrira jeudi, a déclaré mardi Paul Kone.", "Le marché rouvrira jeudi"),
            ("Pour Paul Kone, le marché rouvrira jeudi.", "le marché rouvrira jeudi"),
            (
                "Selon Paul Kone, chef de service, le marché rouvrira jeudi.",
                "le marché rouvrira jeudi",
            ),
            ("Paul Kone s'est dit prêt à négocier.", "prêt à négocier"),
            ("De même, a ajouté Paul Kone, le marché rouvrira.", "le marché rouvrira"),
            ("A en croire Paul Kone, le marché rouvrira.", "le marché rouvrira"),
            ("Paul Kone a insisté sur l'importance du marché.", "l'importance du marché"),
            ("Paul Kone a plaidé pour la fin du couvre-feu.", "la fin du couvre-feu"),
            ("Paul Kone a mis en garde contre une nouvelle crue.", "une nouvelle crue"),
            (
                "Paul Kone estime que ce plan suffira, tout en répondant aux urgences.",
                "ce plan suffira, tout en répondant aux urgences",
            ),
            (
                "Pour Paul Kone, 35 ans, maire qui a lancé l'appel, il fallait tenir.",
                "il fallait tenir",
            ),
        ],
    )
    def test_content_without_cue_and_without_que(self, text, words):
        assert told(only(text)) == ("indirect", words, "Paul Kone")

    def test_a_second_verb_begins_a_second_quotation(self):
        text = "Paul Kone a indiqué que le pont est fermé, ajoutant que la route est coupée."
        first, second = read(text)
        assert (first.text, second.text) == ("le pont est fermé", "la route est coupée")
        assert second.speaker.name == "Paul Kone"

    def test_an_aside_between_verb_and_object(self):
        q = only("Les élus ont dénoncé, dans une lettre ouverte, une gestion trop opaque.")
        assert q.text == "une gestion trop opaque"

    @pytest.mark.parametrize(
        ("text", "words"),
        [
            (
                "Le maire déplore la mort du gardien et interpelle les autorités.",
                "la mort du gardien",
            ),
            (
                "Awa Diallo dément pour sa part l'existence de ce message.",
                "l'existence de ce message",
            ),
            (
                "À Dola, 5200 personnes (selon la police) ont manifesté.",
                "À Dola, 5200 personnes (selon la police) ont manifesté",
            ),
            (
                "La CGT a estimé à 300 000 le nombre de manifestants.",
                "à 300 000 le nombre de manifestants",
            ),
            (
                "Paul Kone avait demandé un délai pour préparer sa défense mais était resté là.",
                "un délai pour préparer sa défense",
            ),
        ],
    )
    def test_where_a_content_begins_and_ends(self, text, words):
        assert only(text).text == words

    def test_a_demand_of_experts(self):
        q = only("Deux experts de l'ONU ont demandé jeudi une enquête impartiale sur le drame.")
        assert q.text == "une enquête impartiale sur le drame"
        assert "experts de l'ONU" in q.speaker.name

    @pytest.mark.parametrize(
        "text",
        [
            "Nous exigeons une véritable réforme de la pêche.",
            "On rappelle que le marché est fermé le lundi.",
            "Le maire n'a pas confirmé la fermeture du marché.",
            "Les travaux avancent selon le calendrier prévu.",
            "Il convient de noter que le pont date du siècle dernier.",
            "Le conseil peut inviter les maires à ses réunions.",
            "Le tribunal de Dola a condamné un pêcheur à deux ans de prison.",
            "Trois hommes sont accusés de vol à main armée.",
            "La cour de Dola a ordonné mardi le maintien en détention du pêcheur.",
            "Les raisons qui expliquent que le pont a cédé restent obscures.",
            "Le conseil a salué le rappel à l'ordre de la cour.",
            "Pour sa part, le port restera fermé jusqu'à lundi.",
            "La situation incite les gens à quitter la ville.",
            "Awa Diallo a soutenu les « bonnets verts » en public.",
            "« », a expliqué Moïse Kabe, chef du quartier du port de Dola.",
        ],
    )
    def test_what_nobody_says_is_not_quoted(self, text):
        assert read(text) == ()


class TestSpeakers:
    def test_a_communique_speaks_for_the_issuer_named_elsewhere(self):
        text = (
            "Le port est fermé « pour dix jours au moins », indique un communiqué. "
            "« Les équipages sont indemnisés », précise le communiqué du ministère de la Pêche."
        )
        first, second = read(text)
        assert first.speaker.name == second.speaker.name == "ministère de la Pêche"
        assert first.speaker.text == "un communiqué"

    def test_a_communique_without_issuer_keeps_its_words(self):
        q = only("« Le port restera fermé dix jours », indique un communiqué.")
        assert (q.speaker.name, q.speaker.entity) == ("un communiqué", None)

    def test_an_unnamed_source_keeps_its_phrase(self):
        q = only("Le bilan est de cinq morts, a indiqué une source médicale.")
        assert "source médicale" in q.speaker.name

    def test_a_person_beside_a_role_is_the_speaker(self):
        q = only("Le secrétaire général du syndicat, Paul Kone, a averti que la grève durera.")
        assert q.speaker.name == "Paul Kone"

    @pytest.mark.parametrize(
        ("text", "names"),
        [
            # the last speaker before the subject of what he reports
            (
                "Selon Paul Kone, la mairie a réaffirmé son ambition. "
                "« Nous avons porté ce projet », a-t-il précisé.",
                ["Paul Kone", "Paul Kone"],
            ),
            # agreement in gender: the minister is a woman, the country no person
            (
                "Le producteur Paul Kone a vendu la série en Italie, a dit la ministre Awa Diallo. "
                "« Nous en sommes fiers », a-t-elle conclu.",
                ["Awa Diallo", "Awa Diallo"],
            ),
            # a speaker named again by another description
            (
                "« Le pont tient », a dit Awa Diallo. "
                "« La route tiendra aussi », a ajouté cette avocate de Dola.",
                ["Awa Diallo", "Awa Diallo"],
            ),
            (
                "« Le pont tient », a dit Mme Awa Diallo. "
                "« La route tiendra aussi », a ajouté la syndicaliste.",
                ["Awa Diallo", "Awa Diallo"],
            ),
            (
                "Awa Diallo a reçu Paul Kone. Ce dernier a affirmé que le pont tient.",
                ["Paul Kone"],
            ),
            (
                "Le pont rouvrira mardi, ont indiqué Awa Diallo, maire de Dola, et Paul Kone. "
                "La route sera coupée, selon eux.",
                ["Awa Diallo et Paul Kone"],
            ),
            ("« Nous partons », dit en riant cette avocate de Dola.", ["cette avocate de Dola"]),
            ("« Le dossier avance », précise-t-on à la préfecture.", ["la préfecture"]),
            ("Selon le Courrier du Fleuve, Paul Kone quittera Dola.", ["Courrier du Fleuve"]),
            (
                "Awa Diallo a pris la parole, un étudiant lui demandant si le pont rouvrira.",
                ["étudiant"],
            ),
            (
                "« Le port est calme », a glissé à Delta-Info l'un des dockers.",
                ["l'un des dockers"],
            ),
            ("« Le port est calme », constate l'un d'eux, Fabrice.", ["Fabrice"]),
            ("« Ils sont libres », a osé répondre Awa Diallo.", ["Awa Diallo"]),
            ("« Ils sont libres », a tenu à préciser Awa Diallo.", ["Awa Diallo"]),
            ("Awa Diallo est arrivée. À l'en croire, le pont sera prêt lundi.", ["Awa Diallo"]),
            (
                "« Il faut rester ouverts à tous. » Paul Kone, patron du port, a reçu la presse.",
                ["Paul Kone"],
            ),
            (
                "« Tout va bien », a dit Paul Kone. La présidente du port, Awa Diallo, "
                "a axé son propos sur « les mécanismes de contrôle des quais ».",
                ["Paul Kone", "Awa Diallo"],
            ),
            # the fullest form of a name, wherever it stands
            (
                "La maire Awa Diallo a affirmé que tout va bien. "
                "Plus tard, Awa Diallo Sarr a invité les élus à la mesure.",
                ["Awa Diallo Sarr", "Awa Diallo Sarr"],
            ),
            # a role before its holder, in a report that names nobody else
            (
                "Le porte-parole de la police précise que huit hommes sont détenus. "
                "Le capitaine Paul Kone a invité les habitants à signaler tout vol.",
                ["Paul Kone", "Paul Kone"],
            ),
            (
                "Selon le porte-parole de la police, le barrage est levé depuis jeudi matin. "
                "« La nuit fut calme », détaille-t-il. Le capitaine Paul Kone est parti.",
                ["le porte-parole de la police", "le porte-parole de la police"],
            ),
            ("Paul Kone est là. « Le quai est sûr », a-t-il continué.", ["Paul Kone"]),
            ("\u200eD'après Paul Kone, le marché rouvrira jeudi.", ["Paul Kone"]),
            ("« On n'y arrivera pas », estime-t-elle.À Dola, le port dort.", ["elle"]),
        ],
    )
    def test_who_speaks(self, text, names):
        assert [q.speaker.name for q in read(text)][: len(names)] == names


class TestFields:
    def test_quotations_in_the_title_are_left_out(self):
        text = "Le pont est fermé depuis lundi."
        assert read(text, title="« Le pont tiendra bon », dit Awa Diallo") == ()

    def test_unless_there_is_nothing_else(self):
        q = only("", title="« Le pont tiendra bon cet hiver », affirme Awa Diallo")
        assert q.in_title
        assert q.text == "« Le pont tiendra bon cet hiver »"

    def test_spans_quote_the_field(self):
        text = "« Le pont sera rouvert », a dit Awa Diallo. Elle a ajouté que tout va bien."
        for q in read(text):
            assert text[q.start : q.end] == q.text
            assert text[q.cue.start : q.cue.end] == q.cue.text
            assert text[q.speaker.start : q.speaker.end] == q.speaker.text


@pytest.mark.parametrize("mark", ["«", "»", '"', "“", "”", "‹", "‘", "<<", "''"])
def test_many_marks_of_a_kind_give_spans_that_quote_back(mark):
    scene_text = f"Paul Kone a dit {mark} " * 1000
    found = read(scene_text)
    assert all(scene_text[q.start : q.end] == q.text for q in found)


PIECES = (
    "« ",
    " »",
    '"',
    "“",
    "”",
    ", a-t-il déclaré",
    "selon ",
    "Awa Diallo",
    " a indiqué que ",
    "le ministre",
    ". ",
    "\n",
    " : ",
    ", ",
    " le pont tient",
    "s'est dit ",
    "D'après",
    "dit",
    " appelle ",
    " à ",
)


def test_what_a_reporter_saw_is_not_quoted():
    text = "Les dockers ont cessé le travail, a constaté un journaliste de l'Agence Littoral."
    assert read(text) == ()
    named = read("Le port est fermé, a affirmé le journaliste Marc Tolé.")
    assert [q.speaker.name for q in named] == ["Marc Tolé"]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_any_text_gives_quotations_that_quote_back_and_do_not_overlap(text):
    found = read(text)
    assert all(text[q.start : q.end] == q.text for q in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
