"""A dossier as a ministry would have it: high risk, half done. `sample()` is about 16 pages, `thick()` about 40."""

from __future__ import annotations

from datetime import UTC, date, datetime

from obligations.dossier import contents as c


def at(year: int, month: int, day: int, hour: int = 9, minute: int = 30) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=UTC)


PROJECT = c.Person(name="Samira el Amrani", role="Projectlid", unit="Dienst Uitkeringen")
ANALYST = c.Person(name="Koen Verhoeven", role="Data-analist", unit="Directie Handhaving")
LAWYER = c.Person(name="Marit de Wit", role="Jurist", unit="directie Juridische Zaken")
FG = c.Person(name="Peter Okafor", role="Functionaris gegevensbescherming", unit="Bureau FG")
REGISTER = c.Person(name="Anne Brouwer", role="Registerbeheerder", unit="CDO-bureau")
HR = c.Person(name="Joost Hendriks", role="HR-adviseur", unit="directie Personeel")

USE_CASE = c.UseCase(
    reference="T-0212",
    name="Risicoscore uitkeringen",
    purpose=(
        "Geeft elke aanvraag een score van 0 tot 100. Een medewerker gebruikt de score om te kiezen "
        "welke aanvragen extra controle krijgen."
    ),
    organisation="Ministerie van Voorbeeld",
    unit="Dienst Uitkeringen",
    phase="Proef",
    registered_on=date(2026, 8, 24),
    first_use_on=date(2028, 2, 1),
    people=(
        c.Holder(function="Proceseigenaar", person=c.Person(name="Els Jansen", role="Afdelingshoofd Toekenning")),
        c.Holder(function="AI-verantwoordelijke", person=PROJECT),
        c.Holder(function="Functioneel beheerder", person=None),
    ),
)

SYSTEM = c.System(
    name="RisicoWijzer",
    version="2.1",
    description="Model dat uit 42 kenmerken van een aanvraag de kans op een fout in de aanvraag schat.",
    provider="Directie Handhaving, Ministerie van Voorbeeld",
    supplier="DataMotief B.V.",
    intended_purpose=(
        "Aanvragen voor een uitkering ordenen, zodat medewerkers de aanvragen met de grootste kans op een fout "
        "eerst controleren. Een medewerker neemt elk besluit zelf."
    ),
    excluded_uses=(
        "Aanvragen afwijzen zonder medewerker.\nGebruik voor opsporing.\nGebruik op personen jonger dan 18 jaar."
    ),
    models=(
        c.Model(name="Gradient boosting, eigen training", version="2.1.0", provider="Directie Handhaving"),
        c.Model(
            name="RobBERT tekstclassificatie",
            version="2023",
            provider="KU Leuven",
            remark="Leest alleen het veld Toelichting.",
        ),
    ),
)

PATH = (
    c.Step(title="AI-systeem", fact="Leert zelf uit gegevens", answer="ja", article="Art. 3, punt 1", truth="yes"),
    c.Step(title="Reikwijdte", fact="Overheid in Nederland", answer="binnen", article="Art. 2", truth="yes"),
    c.Step(title="Artikel 5", fact="10 verboden bekeken", answer="niet verboden", article="Art. 5", truth="yes"),
    c.Step(title="Bijlage III", fact="Recht op een uitkering", answer="punt 5a", article="Art. 6, lid 2", truth="yes"),
    c.Step(title="Profilering", fact="Score per persoon", answer="ja", article="Art. 6, lid 3", truth="yes"),
)


def ground(question: str, answer: str, article: str, source: str = "", by: c.Person | None = None, day: int = 2):
    return c.Ground(
        question=question, answer=answer, article=article, source=source, by=by, on=date(2026, 9, day) if by else None
    )


GROUNDS = (
    ground("Beoordeelt het systeem of iemand recht heeft op een uitkering?", "Ja", "Bijlage III, punt 5a", by=PROJECT),
    ground("Maakt het systeem een profiel van personen?", "Ja", "Art. 6, lid 3", source="DPIA van 12 maart 2026"),
    ground("Werkt het systeem voor of namens de overheid?", "Ja", "Bijlage III, punt 5a", source="Register"),
    ground("Valt het gebruik onder een verbod?", "Nee", "Art. 5", by=LAWYER, day=11),
    ground("Leidt het systeem zelf af hoe het uitvoer maakt?", "Ja", "Art. 3, punt 1", by=ANALYST),
    ground(
        "Wie heeft het systeem laten ontwikkelen en onder eigen naam in gebruik gesteld?",
        "Directie Handhaving",
        "Art. 3, punt 3",
        by=PROJECT,
    ),
)

DECISION = c.Decision(
    risk_class="high_risk_annex3",
    label="Hoog risico",
    law="AI-verordening (EU) 2024/1689, zoals gewijzigd door (EU) 2026/1744",
    decided_on=date(2026, 9, 14),
    reason="De score bepaalt wie extra controle krijgt. Dat raakt het recht op een uitkering.",
    review_on=date(2027, 9, 14),
    signatures=(
        c.Signature(what="Voorgesteld", by=PROJECT, at=at(2026, 9, 2)),
        c.Signature(
            what="Advies", by=LAWYER, at=at(2026, 9, 11), remark="Eens met de klasse. Let op de rol van de leverancier."
        ),
        c.Signature(what="Vastgesteld", by=REGISTER, at=at(2026, 9, 14)),
    ),
)

CLASSIFICATION = c.Classification(
    risk_class="high_risk_annex3",
    label="Hoog risico",
    sentence=(
        "Het systeem helpt de overheid bepalen wie recht houdt op een uitkering (bijlage III, punt 5a). "
        "De score is een profiel van een persoon. Daarom kan de uitzondering van artikel 6, derde lid, niet gelden."
    ),
    article="Art. 6, lid 2",
    applies_from=date(2027, 12, 2),
    path=PATH,
    grounds=GROUNDS,
    open=(
        c.OpenFact(
            question="Volgt het systeem ook het werk van medewerkers?",
            bearing="Bepaalt of u de ondernemingsraad en medewerkers moet informeren.",
            article="Art. 26, lid 7",
        ),
        c.OpenFact(
            question="Gaat een gemeente het systeem ook gebruiken?",
            bearing="Bepaalt of er een tweede gebruiksverantwoordelijke is.",
            article="Art. 3, punt 4",
        ),
    ),
    decision=DECISION,
)

ROLES = (
    c.RoleHeld(
        role="deployer",
        label="Gebruiksverantwoordelijke",
        party="Dienst Uitkeringen, Ministerie van Voorbeeld",
        scope="Deze toepassing",
        since=date(2026, 8, 24),
        why="Gebruikt het systeem onder eigen gezag (artikel 3, punt 4).",
        ours=True,
    ),
    c.RoleHeld(
        role="provider",
        label="Aanbieder",
        party="Directie Handhaving, Ministerie van Voorbeeld",
        scope="Het hele systeem",
        since=date(2025, 5, 6),
        why="Liet het systeem ontwikkelen en stelt het onder eigen naam in gebruik (artikel 3, punt 3).",
        ours=True,
    ),
    c.RoleHeld(
        role="supplier",
        label="Leverancier van onderdelen",
        party="DataMotief B.V.",
        scope="Het hele systeem",
        why="Levert het leerprogramma en werkt samen met de aanbieder (artikel 25, vierde lid).",
    ),
)


LATER = "Het systeem was er al. Voor systemen van de overheid is dan 2 augustus 2030 de uiterste datum."


def duty(number: int, title: str, article: str, moment: str, **more: object) -> c.Duty:
    settings: dict[str, object] = {
        "law": "AI-verordening",
        "role": "deployer",
        "rule": f"SAMPLE-{number:02}",
        "binding": "Wet",
        "why": ("Dienst Uitkeringen is gebruiksverantwoordelijke.", "De toepassing is hoog risico."),
        "own_why": ("De toepassing is hoog risico.",),
    }
    return c.Duty(number=f"V-{number:02}", title=title, article=article, moment=moment, **{**settings, **more})


DEPLOYER = (
    duty(
        1,
        "FRIA uitvoeren",
        "art. 27",
        "now",
        owner="Projectleider, Dienst Uitkeringen",
        evidence=("B-04",),
        due_on=date(2028, 2, 1),
        applies_from=date(2027, 12, 2),
        summary="Beschrijf voor wie het systeem gevolgen heeft, welke risico's er zijn en wat u eraan doet.",
        status="Mee bezig",
        status_by=PROJECT,
        status_at=at(2026, 11, 18, 13, 20),
        notes=(
            c.Note(
                text="Onderdelen A tot en met C zijn klaar. Voor D wachten we op cijfers van Handhaving.",
                by=PROJECT,
                at=at(2026, 11, 18, 13, 22),
            ),
        ),
    ),
    duty(
        2,
        "DPIA bijwerken met informatie van de aanbieder",
        "art. 35; AI-verordening, art. 26, lid 9",
        "now",
        law="AVG",
        owner="Privacyjurist, directie Juridische Zaken",
        evidence=("B-02",),
        due_on=date(2027, 1, 15),
        summary="Gebruik de informatie van de aanbieder om de bestaande DPIA aan te vullen.",
        why=("Het systeem verwerkt persoonsgegevens.", "De pre-scan wijst een DPIA aan."),
    ),
    duty(
        3,
        "Menselijk toezicht beleggen",
        "art. 26, lid 2",
        "later",
        owner="Teamleider, Dienst Uitkeringen",
        due_on=date(2028, 2, 1),
        applies_from=date(2027, 12, 2),
        date_notes=(LATER,),
        summary="Wijs mensen aan die het systeem begrijpen, mogen ingrijpen en daar tijd voor hebben.",
    ),
    duty(
        4,
        "Logs ten minste 6 maanden bewaren",
        "art. 26, lid 6",
        "later",
        owner="CISO-adviseur, CIO-office",
        evidence=("B-11",),
        due_on=date(2028, 2, 1),
        applies_from=date(2027, 12, 2),
        formal_from=date(2026, 8, 2),
        date_notes=("Formeel geldt dit eerder.", LATER),
        summary="Bewaar de logs die het systeem zelf maakt ten minste zes maanden.",
    ),
    duty(
        5,
        "Mensen vertellen dat het systeem meebeslist",
        "art. 26, lid 11",
        "later",
        owner="Adviseur, directie Communicatie",
        due_on=date(2028, 2, 1),
        applies_from=date(2027, 12, 2),
        summary="Vertel mensen dat een AI-systeem helpt bij een besluit over hen.",
    ),
    duty(
        6,
        "Gebruik registreren in de EU-databank",
        "art. 49, lid 3",
        "later",
        owner="Registerbeheerder, CDO-bureau",
        due_on=date(2028, 2, 1),
        applies_from=date(2027, 12, 2),
    ),
    duty(
        7,
        "Ondernemingsraad en medewerkers informeren",
        "art. 26, lid 7",
        "open",
        missing=("Volgt het systeem ook het werk van medewerkers?", "Is uw organisatie werkgever?"),
        why=("Dit hangt af van een feit dat nog niet bekend is.",),
    ),
    duty(
        8,
        "Medewerkers leren met AI omgaan",
        "art. 4",
        "fulfilled",
        owner="HR-adviseur, directie Personeel",
        evidence=("B-01", "B-05", "B-06"),
        due_on=date(2026, 10, 6),
        status="Voldaan",
        status_by=HR,
        status_at=at(2026, 10, 6, 15, 5),
        fulfilled_by="AI-geletterdheid 1.0",
        fulfilled_on=date(2026, 10, 6),
        summary="Zorg dat iedereen die met het systeem werkt weet wat het kan en waar het fouten maakt.",
        why=("De plicht geldt voor elke aanbieder en gebruiksverantwoordelijke.",),
    ),
    duty(
        9,
        "Klachten over het systeem kunnen ontvangen",
        "beleid, punt 12",
        "late",
        law="Rijksbeleid AI",
        binding="Beleid",
        owner="Teamleider, Klantcontact",
        due_on=date(2026, 11, 1),
        summary="Maak bekend waar mensen terecht kunnen met vragen en klachten.",
    ),
)

PROVIDER = (
    duty(
        10,
        "Risico's beheersen tijdens het ontwerp",
        "art. 9",
        "now",
        role="provider",
        owner="Productleider, Directie Handhaving",
        evidence=("B-07", "B-08"),
        due_on=date(2027, 12, 2),
        summary="Houd de hele levensduur bij welke risico's er zijn en wat u ertegen doet.",
    ),
    duty(
        11,
        "Technische documentatie maken",
        "art. 11 en bijlage IV",
        "later",
        role="provider",
        owner="Architect, SSC-ICT",
        evidence=("B-09",),
        due_on=date(2027, 12, 2),
    ),
    duty(
        12,
        "Kwaliteit van trainingsgegevens aantonen",
        "art. 10",
        "fulfilled",
        role="provider",
        owner="Data-analist, Directie Handhaving",
        evidence=("B-03", "B-10"),
        due_on=date(2026, 11, 3),
        status="Voldaan",
        status_by=ANALYST,
        status_at=at(2026, 11, 3, 10, 0),
        fulfilled_on=date(2026, 11, 3),
    ),
)

DUTIES = (
    c.RoleDuties(
        role="deployer",
        label="Gebruiksverantwoordelijke",
        party="Dienst Uitkeringen",
        why=("Uw organisatie is gebruiksverantwoordelijke.", "Gebruikt uw organisatie het systeem zelf? Ja."),
        duties=DEPLOYER,
    ),
    c.RoleDuties(role="provider", label="Aanbieder", party="Directie Handhaving", duties=PROVIDER),
)


def evidence(number: int, title: str, filename: str, by: c.Person, *duties: str) -> c.Evidence:
    return c.Evidence(
        number=f"B-{number:02}",
        title=title,
        filename=filename,
        size=48_213 * number + 7_311,
        sha256=c.seal(f"{number}{filename}"),
        uploaded_by=by,
        uploaded_at=at(2026, 9 + number % 3, 3 + number, 8 + number % 9, 11),
        duties=duties,
    )


EVIDENCE = (
    evidence(1, "Leerplan AI-geletterdheid", "leerplan-ai-2026.pdf", HR, "V-08"),
    evidence(2, "DPIA van 12 maart 2026", "DPIA_risicoscore_definitief_v1.2.docx", LAWYER, "V-02"),
    evidence(3, "Kwaliteitsrapport gegevens", "kwaliteitsrapport-trainingsset.pdf", ANALYST, "V-12"),
    evidence(4, "FRIA, concept", "fria-concept.pdf", PROJECT, "V-01"),
    evidence(5, "Aanwezigheid bij de training", "presentielijst-september.xlsx", HR, "V-08"),
    evidence(6, "Uitslag van de toets", "toetsresultaten-zonder-namen.csv", HR, "V-08"),
    evidence(7, "Risicobeheersing, plan", "risicobeheersysteem.pdf", ANALYST, "V-10"),
    evidence(8, "Risicobeheersing, verslag van het derde kwartaal", "verslag-q3.pdf", ANALYST, "V-10"),
    evidence(9, "Technische documentatie, concept", "bijlage-iv-concept-0.4.pdf", ANALYST, "V-11"),
    evidence(10, "Biastest van 3 november", "biastest-2026-11-03.pdf", ANALYST, "V-12"),
    evidence(11, "Inrichting van de logs", "ontwerp-logging.pdf", ANALYST, "V-04"),
)


def question(number: str, text: str, answer: str = "", **more: object) -> c.Question:
    origin = {"by": PROJECT, "at": at(2026, 11, 18, 13, 20), **more}
    given = c.Answer(text=answer, **origin) if answer or {"table", "pairs", "reason"} & more.keys() else None
    return c.Question(number=number, text=text, required=True, answer=given)


RISKS = c.Table(
    columns=("Risico", "Ernst", "Kans", "Herkomst"),
    rows=(
        ("Vaker controle bij wisselend inkomen", "groot (3 van 3)", "middel (2 van 3)", "gegevens"),
        ("Later geld door extra controle", "middel (2 van 3)", "groot (3 van 3)", "gebruik"),
    ),
)

FRIA = c.Assessment(
    instrument="fria",
    title="Beoordeling van de gevolgen voor de grondrechten",
    short="FRIA",
    version="1.0",
    status="Concept",
    answered=13,
    total=17,
    started_at=at(2026, 10, 20),
    signatures=(c.Signature(what="Gestart", by=PROJECT, at=at(2026, 10, 20)),),
    sections=(
        c.Section(
            number="A",
            title="Het gebruik",
            questions=(
                question(
                    "A1",
                    "In welk werkproces gebruikt u het systeem?",
                    "In het proces Aanvraag beoordelen. Elke nacht krijgt elke nieuwe aanvraag een score. De "
                    "medewerker ziet de score de volgende ochtend.\n\nDe medewerker kiest zelf welke aanvragen hij "
                    "controleert. De score is een van vier gegevens in het scherm.",
                ),
                question(
                    "A2",
                    "Past het gebruik bij het beoogde doel van de aanbieder?",
                    "Ja. De aanbieder noemt ordenen van aanvragen als doel. Wij gebruiken het nergens anders voor.",
                    by=ANALYST,
                ),
                question(
                    "A3",
                    "Welke besluiten volgen uit de uitkomst?",
                    pairs=(("Besluit", "Extra controle of niet"), ("Door wie", "De behandelaar")),
                ),
            ),
        ),
        c.Section(
            number="B",
            title="Periode en frequentie",
            questions=(
                question(
                    "B1", "Wanneer begint het gebruik, en hoe lang duurt het?", "Van 1 februari 2028, voor 3 jaar."
                ),
                question("B2", "Hoe vaak gebruikt u het systeem?", "Elke nacht, ongeveer 1.400 aanvragen."),
            ),
        ),
        c.Section(
            number="C",
            title="Mensen en groepen",
            questions=(
                question(
                    "C1",
                    "Voor wie heeft het gebruik gevolgen?",
                    answer="Mensen die een uitkering aanvragen\nHun partners en kinderen\nMedewerkers",
                ),
                question(
                    "C2",
                    "Zijn er kwetsbare groepen bij?",
                    "Ja. Mensen met schulden, mensen die slecht lezen en mensen zonder vaste woonplaats.",
                ),
                question(
                    "C3",
                    "Gaat het om kinderen?",
                    state="Niet van toepassing",
                    reason="Aanvragers zijn 18 jaar of ouder.",
                ),
            ),
        ),
        c.Section(
            number="D",
            title="Risico's voor grondrechten",
            questions=(
                question(
                    "D1",
                    "Welke grondrechten kan het systeem raken?",
                    "Gelijke behandeling, privacy, sociale zekerheid en goed bestuur.",
                ),
                question(
                    "D2",
                    "Welke schade kunnen mensen krijgen, en wie?",
                    "Mensen met een wisselend inkomen krijgen vaker een hoge score. Zij worden vaker gecontroleerd en "
                    "wachten gemiddeld 9 dagen langer op hun uitkering. Voor mensen zonder spaargeld kan dat "
                    "leiden tot schulden.",
                    taken_from="DPIA van 12 maart 2026, paragraaf 16",
                    at=at(2026, 11, 23, 9, 42),
                ),
                question(
                    "D3",
                    "Hoe ernstig is dat, en hoe groot is de kans?",
                    table=RISKS,
                    by=ANALYST,
                    at=at(2026, 11, 20, 15, 5),
                    evidence=("B-10",),
                ),
                question("D4", "Welke informatie van de aanbieder heeft u gebruikt?"),
                question("D5", "Welke kans is er op ongelijke behandeling?"),
            ),
        ),
        c.Section(
            number="E",
            title="Menselijk toezicht",
            questions=(
                question(
                    "E1",
                    "Wie houdt toezicht op het systeem?",
                    "Twee ervaren medewerkers per team. Zij mogen de score negeren en het systeem stilzetten.",
                ),
                question("E2", "Hoe en wanneer houden zij toezicht?"),
            ),
        ),
        c.Section(
            number="F",
            title="Als het misgaat",
            questions=(
                question(
                    "F1", "Wat doet u als een risico werkelijkheid wordt?", "We stoppen de score voor die groep direct."
                ),
                question("F2", "Waar kunnen mensen klagen?"),
            ),
        ),
    ),
    remarks=(
        c.Remark(
            question="D2",
            by=LAWYER,
            at=at(2026, 11, 23, 7, 50),
            text="Noem ook de groep zonder spaargeld. Die raakt een vertraging het hardst.",
            state="verwerkt",
        ),
        c.Remark(
            question="D2",
            by=ANALYST,
            at=at(2026, 11, 23, 8, 31),
            text="Cijfers staan in de biastest van 3 november. Ik voeg ze toe.",
            state="open",
        ),
    ),
)

LITERACY = c.Assessment(
    instrument="ai-literacy",
    title="Toets AI-geletterdheid",
    short="AI-geletterdheid",
    version="1.0",
    status="Vastgesteld",
    final=True,
    answered=2,
    total=2,
    started_at=at(2026, 9, 1),
    review_on=date(2027, 10, 6),
    sha256=c.seal("AI-geletterdheid"),
    signatures=(
        c.Signature(what="Ingediend", by=HR, at=at(2026, 10, 2)),
        c.Signature(what="Vastgesteld", by=REGISTER, at=at(2026, 10, 6, 13, 5), remark="Akkoord voor een jaar."),
    ),
    sections=(
        c.Section(
            number="A",
            title="Kennis",
            questions=(
                question("A1", "Wie werkt met het systeem?", "38 medewerkers van drie teams.", by=HR),
                question("A2", "Wat hebben zij geleerd?", "Een dag training en een toets.", by=HR),
            ),
        ),
    ),
)

EVENTS = tuple(
    c.Event(at=moment, by=by, what=what, about=about)
    for moment, by, what, about in (
        (at(2026, 8, 24), PROJECT, "Toepassing geregistreerd", ""),
        (at(2026, 9, 2), PROJECT, "Vragen beantwoord", "14 feiten"),
        (at(2026, 9, 2, 10, 2), PROJECT, "Klasse voorgesteld", "Hoog risico"),
        (at(2026, 9, 2, 10, 3), None, "Verplichtingen afgeleid", "21 nieuw"),
        (at(2026, 9, 11), LAWYER, "Advies gegeven", "Hoog risico"),
        (at(2026, 9, 14), REGISTER, "Klasse vastgesteld", "Hoog risico"),
        (at(2026, 10, 6, 13, 5), REGISTER, "Formulier vastgesteld", "Toets AI-geletterdheid"),
        (at(2026, 10, 6, 15, 5), HR, "Verplichting voldaan", "V-08 Medewerkers leren met AI omgaan"),
        (at(2026, 10, 20), PROJECT, "Formulier gestart", "FRIA"),
        (at(2026, 11, 3, 10, 0), ANALYST, "Bewijs toegevoegd", "B-10 Biastest van 3 november"),
        (at(2026, 11, 23, 9, 55), REGISTER, "Dossier gevraagd", "2026-0147, versie 2"),
    )
)


def sample(**changes: object) -> c.Contents:
    given: dict[str, object] = {
        "number": "2026-0147",
        "version": 2,
        "register_name": "AI-register",
        "organisation": "Ministerie van Voorbeeld",
        "made_at": at(2026, 11, 23, 9, 55),
        "asked_by": REGISTER,
        "law": c.Source(
            kind="law",
            id="ai-act-2026",
            title="AI-verordening (EU) 2024/1689, zoals gewijzigd door (EU) 2026/1744",
            version="1.0",
            text="CELEX 02024R1689-20260727",
            in_force=date(2026, 7, 27),
        ),
        "sources": (
            c.Source(kind="catalogue", id="catalogue", title="Verplichtingen bij AI", version="1.0"),
            c.Source(kind="rules", id="ai-act", title="Verplichtingen uit de AI-verordening", version="1.0"),
            c.Source(kind="rules", id="gdpr", title="Verplichtingen uit de AVG", version="1.0"),
            c.Source(kind="instrument", id="fria", title="FRIA", version="1.0"),
        ),
        "use_case": USE_CASE,
        "system": SYSTEM,
        "classification": CLASSIFICATION,
        "roles": ROLES,
        "duties": DUTIES,
        "evidence": EVIDENCE,
        "assessments": (FRIA, LITERACY),
        "events": EVENTS,
        "trail": c.TrailEnd(entry=1204, at=at(2026, 11, 23, 9, 54), sha256=c.seal("trail")),
    }
    return c.Contents(**{**given, **changes})


def thick(times: int = 6) -> c.Contents:
    """Many duties and many filled forms."""
    forms = tuple(FRIA.model_copy(update={"short": f"FRIA {n + 1}"}) for n in range(times))
    many = tuple(
        item.model_copy(update={"number": f"V-{n * 9 + i:02}"}) for n in range(6) for i, item in enumerate(DEPLOYER)
    )
    duties = (DUTIES[0].model_copy(update={"duties": many}), DUTIES[1])
    return sample(assessments=(*forms, LITERACY), duties=duties, events=EVENTS * 6)


def owing(count: int = 200) -> c.Contents:
    """So many duties, all of one role."""
    duties = tuple(DEPLOYER[n % len(DEPLOYER)].model_copy(update={"number": f"V-{n + 1:02}"}) for n in range(count))
    return sample(duties=(DUTIES[0].model_copy(update={"duties": duties}),))


def bare() -> c.Contents:
    """The least a dossier can hold: nothing decided, nothing derived, nothing filled in."""
    use_case = c.UseCase(reference="T-1", name="Iets nieuws", purpose="", organisation="M", unit="", phase="Idee")
    unknown = c.Classification(
        risk_class="undetermined", label="Nog onbepaald", sentence="Er zijn nog geen antwoorden."
    )
    empty = {"roles": (), "duties": (), "evidence": (), "assessments": (), "events": (), "sources": (), "trail": None}
    return sample(use_case=use_case, system=c.System(name="Iets"), classification=unknown, **empty)
