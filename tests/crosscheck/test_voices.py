from crosscheck.build import Sheet, claim_of, dossier, origins_of


def issuer_of(sheet: Sheet, word: str) -> tuple[str, str | None]:
    found = dossier(sheet)
    (origin,) = origins_of(found, claim_of(found, word))
    return origin.kind, origin.issuer.name if origin.issuer else None


def closed(ending: str, *, clause: str = "le pont de Kelba a été fermé au trafic") -> Sheet:
    sheet = Sheet(f"{clause}{ending}")
    return sheet.event("fermé", clause=clause, lemma="fermer", type="COERCE")


def planned(sheet: Sheet, word: str, clause: str, *, by: str) -> Sheet:
    return sheet.event(word, clause=clause, type="COOPERATE", status="planned", agents=[by])


def test_who_is_named_behind_a_sentence_says_it() -> None:
    sheet = closed(", a précisé lundi la mairie dans un communiqué.").body("mairie")
    assert issuer_of(sheet, "fermé") == ("communique", "mairie")


def test_a_speaker_may_be_no_entity() -> None:
    assert issuer_of(closed(", indique la zone de secours."), "fermé") == (
        "unknown",
        "zone de secours",
    )


def test_what_somebody_who_is_described_announces_is_no_source() -> None:
    sheet = closed(", annonce la reprise.", clause="Paul Ako, qui a fermé hier le pont de Kelba")
    (origin,) = dossier(sheet.person("Paul Ako")).origins
    assert origin.issuer is None


def test_words_without_a_cue_are_of_who_is_named_behind_them() -> None:
    said = "« le pont de Kelba a été fermé au trafic »"
    sheet = Sheet(f"La police se tait. {said}, affirme sa présidente, Ama Dossou.")
    sheet.body("police").person("Ama Dossou").quote(said, "police")
    sheet.event("fermé", clause=said[2:-2], lemma="fermer", type="COERCE")
    assert issuer_of(sheet, "fermé") == ("unknown", "Ama Dossou")


def test_an_answer_is_of_the_person_interviewed() -> None:
    text = (
        "Kelba Hebdo : Où en est le pont ?\n"
        "Ama Dossou : Le pont de Kelba a été fermé au trafic.\n"
        "Et la route ?\n"
        "La route de Morna a été coupée hier par la pluie."
    )
    sheet = Sheet(text).person("Ama Dossou")
    sheet.event("fermé", clause="Le pont de Kelba a été fermé au trafic", type="COERCE")
    sheet.event("coupée", clause="La route de Morna a été coupée hier par la pluie", type="COERCE")
    assert issuer_of(sheet, "fermé") == ("interview", "Ama Dossou")
    assert issuer_of(sheet, "coupée") == ("interview", "Ama Dossou")


def test_plans_are_told_on_by_who_spoke_before() -> None:
    first = "Le pont de Kelba a été fermé"
    sheet = Sheet(f"{first}, a annoncé la mairie. Les travaux de la route dureront un an.")
    sheet.body("mairie").quote(first, "mairie", cue="a annoncé", kind="indirect")
    planned(sheet, "dureront", "Les travaux de la route dureront un an", by="mairie")
    assert issuer_of(sheet, "dureront") == ("unknown", "mairie")


def test_who_asks_for_something_tells_no_plan_of_others() -> None:
    first = "la levée de son contrôle judiciaire"
    sheet = Sheet(f"Paul Ako demandait {first}. Le tribunal rencontrera les experts mardi.")
    sheet.body("tribunal").person("Paul Ako").quote(
        first, "Paul Ako", cue="demandait", kind="indirect"
    )
    sheet.event(
        "demandait",
        clause=f"Paul Ako demandait {first}",
        type="REQUEST",
        status="demanded",
        agents=["Paul Ako"],
    )
    planned(sheet, "rencontrera", "Le tribunal rencontrera les experts mardi", by="tribunal")
    assert issuer_of(sheet, "rencontrera") == ("unknown", None)


def test_the_document_is_the_one_whose_issuer_its_report_names() -> None:
    first, second = "la route de Morna a cédé", "le pont de Kelba a été fermé au trafic"
    sheet = Sheet(
        f"La Ligue des ponts écrit dans son rapport que {first}. Le document révèle que {second}."
    )
    sheet.body("Ligue des ponts")
    sheet.quote(first, "Ligue des ponts", cue="écrit", kind="indirect")
    sheet.quote(second, "Le document", cue="révèle", kind="indirect")
    sheet.event("fermé", clause=second, lemma="fermer", type="COERCE")
    assert issuer_of(sheet, "fermé") == ("document", "Ligue des ponts")


def test_a_few_words_in_marks_go_on_with_no_plan() -> None:
    sheet = Sheet("La mairie a dit « non merci ». Les travaux de la route dureront un an.")
    sheet.body("La mairie").quote("« non merci »", "La mairie", cue="a dit")
    planned(sheet, "dureront", "Les travaux de la route dureront un an", by="La mairie")
    assert issuer_of(sheet, "dureront") == ("unknown", None)


def test_the_issuer_of_a_communique_is_named_after_it() -> None:
    words = "le pont de Kelba a été fermé au trafic"
    who = "un communiqué publié par la division des ponts"
    sheet = Sheet(f"Selon {who}, {words}.").quote(words, who, cue="Selon", kind="indirect")
    sheet.event("fermé", clause=words, lemma="fermer", type="COERCE")
    assert issuer_of(sheet, "fermé") == ("communique", "division des ponts")
