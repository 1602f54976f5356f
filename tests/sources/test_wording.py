"""What pages say of themselves."""

import pytest

from evidence_audit.sources.page import Page, read_page
from evidence_audit.sources.wording import Doubt, doubt, is_failing, withdrawn

from .site import page

PROSE = "<p>" + "Some words about what happened since. " * 30 + "</p>"

MISSING = [  # title                                  heading
    ("404 Not Found", "Not Found"),
    ("Page not found | Agency", "Page not found"),
    ("Page not found - GOV.UK", "Page not found"),
    ("Error 404 (Not Found)!!1", ""),
    ("404", ""),
    ("Agency", "404"),
    ("", "Oops! That page can’t be found."),
    ("Sorry, this page is no longer available", "Sorry, this page is no longer available"),
    ("Site – Seite nicht gefunden", "Seite nicht gefunden"),
    ("Page introuvable | Site", "Page introuvable"),
    ("Página no encontrada", "Página no encontrada"),
    ("The page you are looking for could not be found", ""),
    ("HTTP Status 404 – Not Found", "HTTP Status 404 – Not Found"),
    ("This publication has been removed", "This publication has been removed"),
    ("We can't find the page you're looking for", ""),
    ("Fehler 404", "Die angeforderte Seite wurde nicht gefunden"),
    ("Seite existiert nicht mehr – Amt", "Seite existiert nicht mehr"),
    ("Erreur 404", "Désolé, cette page n’existe plus"),
    ("Document introuvable | Ministère", "Document introuvable"),
    ("Error 404", "No se ha encontrado la página"),
    ("La página solicitada no existe", ""),
    ("Errore 404", "La pagina richiesta non è stata trovata"),
    ("Fout", "Deze pagina bestaat niet meer"),
    ("Helaas, de pagina is niet gevonden", ""),
    ("Błąd 404", "Nie znaleziono strony"),
    ("Podana strona nie istnieje", ""),
    ("Erro 404", "A página que procura não foi encontrada"),
    ("Página não encontrada - Instituto", "Página não encontrada"),
    ("Ups!", "Diese Seite gibt es leider nicht mehr"),
    ("Stránka nebyla nalezena", ""),
    ("404", "Страница не найдена"),
    ("ページが見つかりません", "お探しのページは見つかりませんでした"),
    ("Fel 404", "Sidan du söker finns inte längre"),
    ("Sidan kunde inte hittas", "Tyvärr, sidan kunde inte hittas"),
]

TOLD = [  # title, heading, what the page says in a sentence
    ("Oops", "Oops!", "The page you are looking for has been removed or is temporarily unavailable."),
    ("Error", "", "The requested document could not be found."),
    ("Fehler", "Seite nicht gefunden", "Die Seite wurde leider nicht gefunden."),
    ("Oups | Ministère", "Oups", "La page que vous recherchez n’existe plus."),
    ("Error", "Lo sentimos", "La página que buscas no existe."),
    ("Errore", "Siamo spiacenti", "La pagina che stai cercando non esiste."),
    ("Fout", "Helaas", "De pagina die u zoekt bestaat niet."),
    ("Błąd", "Przepraszamy", "Strona, której szukasz, nie istnieje."),
    ("Erro", "Lamentamos", "A página que procura não existe."),
    ("Fel", "Hoppsan!", "Sidan du letar efter finns inte."),
    ("agency.example is for sale", "Domain for sale", "This domain is for sale. Buy this domain."),
    ("agency.example", "", "The domain agency.example may be for sale."),
    ("agency.example", "agency.example", "This domain has expired. Renew it now."),
    ("agency.example", "", "This web page is parked for free."),
]


@pytest.mark.parametrize(("title", "heading", "sentence"), TOLD)
def test_missing_by_what_it_says(title, heading, sentence):
    """A page that is called an error at most, and says that it is missing, is missing."""
    short = page(title, heading, f"<p>{sentence}</p>")
    assert doubt(read_page(short.encode(), None)) is Doubt.CLEAR


@pytest.mark.parametrize(("title", "heading", "sentence"), TOLD)
def test_what_an_article_says_in_a_sentence(title, heading, sentence):
    """The same words at the top of a page of prose are never clear."""
    long = page(title, heading, f"<p>{sentence}</p>{PROSE}")
    assert doubt(read_page(long.encode(), None)) is not Doubt.CLEAR


@pytest.mark.parametrize(("title", "heading"), [row for row in MISSING if row != ("Agency", "404")])
def test_clearly_missing(title, heading):
    """A page named for being missing, with nothing else to say, is missing."""
    assert doubt(read_page(page(title, heading).encode(), None)) is Doubt.CLEAR


@pytest.mark.parametrize(("title", "heading"), MISSING)
def test_prose_leaves_it_open(title, heading):
    """The same names over a page of prose are for the server to settle."""
    assert doubt(read_page(page(title, heading, PROSE).encode(), None)) is Doubt.SOME


FOUND = [
    ("What does a 404 Page Not Found error mean?", "What does a 404 Page Not Found error mean?", ""),
    ("How to design a 404 page", "How to design a 404 page", "<p>Say what is missing.</p>"),
    ("The missing page: a history of censorship", "The missing page: a history of censorship", ""),
    ("404 deaths on the road in 2018", "404 deaths on the road in 2018", ""),
    ("Nurses not found in one in four wards", "Nurses not found in one in four wards", ""),
    ("Treatment no longer available on the NHS", "Treatment no longer available on the NHS", ""),
    ("Table 404", "Table 404", ""),
    ("Agency", "Agency", "<p>Data are not available for 2018.</p>"),
    ("Error rates in hospitals", "Error rates in hospitals", "<p>One in ten doses is wrong.</p>"),
    ("Oops", "Oops", "<p>One in ten drivers says so each day.</p>"),
    ("Fehlerseite gestalten", "Fehlerseite gestalten", "<p>Was fehlt, soll man sagen.</p>"),
    ("Homes for sale", "Homes for sale", "<p>In May 12,000 homes were for sale.</p>"),
    ("A domain for sale in Burgundy", "A domain for sale in Burgundy", "<p>It makes 40,000 bottles.</p>"),
    ("Vermisste Personen", "Nicht gefunden: 1.200 Vermisste", "<p>Die Zahl sinkt.</p>"),
    ("Votes lost", "The lost page", "<p>Of 90 pages, 3 could not be found.</p>"),
]


@pytest.mark.parametrize(("title", "heading", "text"), FOUND, ids=[row[0] for row in FOUND])
def test_pages_about_something(title, heading, text):
    """Words about missing things do not make a page missing."""
    assert doubt(read_page(page(title, heading, text).encode(), None)) is Doubt.NONE


@pytest.mark.parametrize(
    "title", ["503 Service Temporarily Unavailable", "Something went wrong", "Maintenance mode"]
)
def test_failing(title):
    """A page that only says that its server fails is told from one about failures."""
    assert is_failing(read_page(page(title).encode(), None))
    assert not is_failing(read_page(page(f"{title}: what we learnt").encode(), None))
    assert not is_failing(read_page(page(title, "", PROSE).encode(), None))


WITHDRAWN = [
    (
        page("Guidance", "Guidance", "<h2>This publication was withdrawn on 5 March 2021</h2>"),
        "This publication was",
    ),
    (
        page("Guidance", "Guidance", "<p>This guidance has been withdrawn. See the new one.</p>"),
        "This guidance has",
    ),
    (page("[Withdrawn] Guidance - GOV.UK", "Guidance"), "[Withdrawn] Guidance"),
    (page("RETRACTED ARTICLE: A study of wards", "A study"), "RETRACTED ARTICLE"),
    (page("Journal", "Retracted: A study of wards"), "Retracted: A study"),
    (
        page("Bulletin", "Bulletin", "<p>This release has been superseded by that of June.</p>"),
        "This release has been",
    ),
    (
        page("Bulletin", "Bulletin", "<p>This page has been replaced by a newer version.</p>"),
        "This page has been",
    ),
    (page("Paper", "Paper", "<p>The editor has retracted this article.</p>"), "The editor has retracted"),
    (page("ISO", "ISO 1", "<div>Status: Withdrawn</div>"), "Status"),
]


@pytest.mark.parametrize(("html", "start"), WITHDRAWN, ids=[row[1] for row in WITHDRAWN])
def test_withdrawn(html, start):
    """A page that says it was withdrawn is quoted with its own words."""
    words = withdrawn(read_page(html.encode(), None))
    assert words is not None
    assert words.startswith(start)


@pytest.mark.parametrize(
    "html",
    [
        page("News", "Minister withdraws guidance", "<p>The guidance was withdrawn after protests.</p>"),
        page("News", "Retracted paper still cited", "<p>Others withdrew from the study.</p>"),
        page("Bank", "Cash", "<p>One in four withdrew money. Support has been withdrawn.</p>"),
        page("News", "News", PROSE * 4 + "<p>This guidance has been withdrawn.</p>"),
    ],
)
def test_not_withdrawn(html):
    """Words about other withdrawals, or far from the top, are none of the page's own."""
    assert withdrawn(read_page(html.encode(), None)) is None


def test_the_face_of_a_page():
    """Scripts, menus and footers are not what a page says; headings and prose are."""
    html = b"""<title>A &amp; B</title><nav><p>Menu</p></nav><h1>Head <b>line</b></h1>
        <script>404</script><p>One two<p>three<footer>Page not found</footer>"""
    assert read_page(html, None) == Page(
        title="A & B", headings=("Head line",), blocks=("Head line", "One two", "three"), prose=3
    )


@pytest.mark.parametrize(
    ("content", "charset"),
    [
        ("<title>Größe</title>".encode("latin-1"), "iso-8859-1"),
        (b'<meta charset="iso-8859-1">' + "<title>Größe</title>".encode("latin-1"), None),
        ("<title>Größe</title>".encode(), None),
        ("<title>Größe</title>".encode("utf-16"), None),
        ("<title>Größe</title>".encode("cp1252"), "no-such-charset"),
    ],
)
def test_charsets(content, charset):
    """A page is read by its stated charset, its own, or what fits."""
    assert read_page(content, charset).title == "Größe"
