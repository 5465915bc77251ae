"""Pages lead to what is printed of them, and say truly what it weighs."""

from __future__ import annotations

import pytest
from support import ROOT

from engagement import places
from engagement.catalogue import Catalogue
from engagement.loading import load_catalogue
from engagement.views import Frame
from engagement.views.home import home_page
from engagement.views.partner import partner_pages
from engagement.views.parts import PrintedSheet
from engagement.views.phase import phase_pages, shared_phase_pages
from engagement.views.playbook import playbook_pages
from engagement.views.printable import diagnostic_pages, forms_pages, sheets_page
from engagement.views.printed import downloads, sheet_name, weight
from engagement.views.writing import white_paper_page, white_papers_page


def printed(catalogue: Catalogue) -> dict[str, PrintedSheet]:
    """A sheet of each kind for each record, as if the press had made them."""
    made: dict[str, PrintedSheet] = {}

    def add(name: str, template: str, page: str, pages: int = 1, function: str = "") -> None:
        title, kind = f"Titre de {name}", f"Genre de {name}"
        made[name] = PrintedSheet(
            name, title, kind, page, function, template, places.sheet(name), pages,
            30_000 + 9_001 * pages, places.sheet_picture(name), 400, 566,
        )  # fmt: skip

    for slug, playbook in catalogue.playbooks.items():
        page = places.playbook(slug)
        add(f"{slug}/{slug}-fiche", "playbook", page, function=slug)
        for phase in playbook.phases:
            of_phase = places.playbook_phase(slug, phase.phase)
            add(f"{slug}/{slug}-{phase.phase}-liste", "phase", of_phase, 2, slug)
            add(f"{slug}/{slug}-{phase.phase}-porte", "gate", of_phase, function=slug)
        for name, template in (
            ("choix", "selection"),
            ("indicateurs", "indicators"),
            ("maturite", "maturity"),
        ):
            add(f"{slug}/{slug}-{name}", template, page, function=slug)
        add(f"{slug}/{slug}-dossier", "pack", page, 31, slug)
    for slug, partner in catalogue.partners.items():
        add(f"partenaires/{slug}", "partner", places.partner(slug), function="".join(partner.functions[:1]))
    add("diagnostic", "diagnostic", places.DIAGNOSTIC, 2)
    for slug, form in catalogue.forms.items():
        add(f"modeles/{slug}", "form", places.form(slug), form.pages)
    for slug in catalogue.white_papers:
        add(f"livres-blancs/{slug}", "white-paper", places.white_paper(slug), 14)
    return made


@pytest.fixture(scope="module")
def frame() -> Frame:
    catalogue = load_catalogue(ROOT)
    archives = dict.fromkeys(catalogue.playbooks, 1_204_000)
    return Frame(catalogue, printed=printed(catalogue), archives=archives)


@pytest.fixture(scope="module")
def groups(frame):
    (page,) = sheets_page(frame)
    return (*page.view.functions, *page.view.shared)


def addresses(files) -> set[str]:
    return {each.address for each in files}


def test_the_index_shows_every_sheet_once(frame, groups):
    shown = [sheet.address for group in groups for row in group.rows for sheet in row.sheets]
    assert len(shown) == len(set(shown))
    assert set(shown) == {sheet.address for sheet in frame.printed.values()}


def test_a_function_opens_with_its_whole_pack_and_keeps_its_anchor(frame, groups):
    functions = [group for group in groups if group.function]
    assert [group.id for group in functions] == list(frame.catalogue.playbooks)
    for group in functions:
        whole, lists, gates = group.rows
        assert whole.sheets[0].address == places.sheet(f"{group.id}/{group.id}-dossier")
        assert [each.name for each in lists.sheets] == [each.name for each in gates.sheets]
        assert lists.sheets[0].name.startswith("1. ")
        assert [(each.address, each.facts) for each in group.archives] == [
            (places.sheet_archive(group.id), "ZIP, 1,3 Mo")
        ]


def test_a_sheet_that_wears_the_colours_of_a_function_stays_with_its_own_kind(groups):
    by_name = {group.id: group for group in groups}
    partners = {sheet.address for sheet in by_name["bloc-partenaires"].rows[0].sheets}
    assert all(address.startswith(places.sheet("partenaires/").removesuffix(".pdf")) for address in partners)


def test_anchors_are_unique(groups):
    assert len({group.id for group in groups}) == len(groups)


def test_what_has_no_sheet_has_no_group(frame):
    few = {name: sheet for name, sheet in frame.printed.items() if not name.startswith("modeles/")}
    (page,) = sheets_page(Frame(frame.catalogue, printed=few))
    assert "bloc-modeles" not in [group.id for group in page.view.shared]
    assert all(group.archives == () for group in page.view.functions)


def test_each_page_of_a_record_leads_to_all_its_sheets(frame):
    catalogue = frame.catalogue
    led: dict[str, set[str]] = {}
    for page in playbook_pages(frame):
        view = page.view
        led[page.address] = addresses(
            (*view.sheets, *view.selection_sheets, *view.indicator_sheets, *view.maturity_sheets)
        )
    for page in phase_pages(frame):
        led[page.address] = addresses((*page.view.list_sheets, *page.view.gate_sheets))
    papers = [white_paper_page(frame, each) for each in catalogue.white_papers.values()]
    for page in (*partner_pages(frame), *forms_pages(frame)[1:], *diagnostic_pages(frame), *papers):
        led[page.address] = addresses(page.view.sheets)
    expected: dict[str, set[str]] = {}
    for sheet in frame.printed.values():
        expected.setdefault(sheet.page, set()).add(sheet.address)
    assert led == expected


def test_the_page_of_a_shared_phase_leads_to_the_list_of_each_function(frame):
    for page in shared_phase_pages(frame):
        for entry in page.view.functions:
            (file,) = entry.sheets
            assert file.address.endswith("-liste.pdf")
            assert f"/{entry.function.slug}/" in file.address


def test_indexes_lead_to_the_documents_that_they_list(frame):
    (papers,) = white_papers_page(frame)
    cards = (*papers.view.papers, *forms_pages(frame)[0].view.forms)
    assert [card.title for card in cards if len(card.sheets) != 1] == []


def test_the_home_page_shows_a_one_pager_and_a_list(frame):
    (page,) = home_page(frame)
    first = next(iter(frame.catalogue.playbooks))
    one_pager, phase_list = page.view.sheets
    assert one_pager.address == places.sheet(f"{first}/{first}-fiche")
    assert phase_list.address.endswith("-liste.pdf")


def test_sheets_come_in_the_order_that_is_asked_for(frame):
    address = places.playbook(next(iter(frame.catalogue.playbooks)))
    both = downloads(frame, address, "pack", "playbook")
    assert [each.label for each in both] == ["Le dossier complet", "La fiche du playbook"]
    assert both[0].facts == "PDF, 31 pages, 310 ko"
    assert both[1].facts == "PDF, 1 page, 40 ko"


def test_a_kind_of_sheet_without_a_word_of_its_own_keeps_its_title(frame):
    sheet = next(iter(frame.printed.values()))
    fields = {name: getattr(sheet, name) for name in PrintedSheet.__slots__}
    assert sheet_name(PrintedSheet(**fields | {"template": "poster"})) == sheet.title


@pytest.mark.parametrize(
    ("size", "said"),
    [
        (1, "1 ko"),
        (84_000, "84 ko"),
        (84_001, "85 ko"),
        (998_999, "999 ko"),
        (999_001, "1 Mo"),
        (1_000_001, "1,1 Mo"),
        (1_204_000, "1,3 Mo"),
        (12_000_000, "12 Mo"),
    ],
)
def test_a_weight_is_never_understated(size, said):
    assert weight(size) == said


def test_the_format_of_forms_is_the_one_that_the_site_prints_in(frame):
    letter = frame.catalogue.site.model_copy(update={"paper": "us-letter"})
    other = Frame(type(frame.catalogue)(**vars(frame.catalogue) | {"site": letter}))
    index, *forms = forms_pages(other)
    assert {form.view.paper for form in forms} == {"US Letter"}
    assert all(card.pages.endswith("US Letter") for card in index.view.forms)
