"""The page of a report in Chromium: what it shows and does, for the mouse, the keyboard, a telephone and a printer."""

import json
import shutil
import tempfile
from importlib.util import find_spec
from pathlib import Path

import pytest
from pages import ENTRIES, bibliography, page

webdriver = pytest.importorskip("selenium.webdriver", reason="selenium drives the browser")
CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
if not (CHROMIUM and DRIVER):
    pytest.skip("Chromium is not installed: apt-get install chromium chromium-driver", allow_module_level=True)

from selenium.webdriver.common.keys import Keys  # noqa: E402 (where it is installed)
from test_page import HOSTILE  # noqa: E402

ROOT = Path(__file__).parents[2]
SAMPLE, REFS = ROOT / "references/sample/trials.md", ROOT / "references/moscow-trials.bib"
ARGUMENTS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--window-size=1280,900",
)  # fmt: skip
VIEWS = ("overview", "manuscript", "findings", "sources")


@pytest.fixture(scope="module")
def browser():
    folder = tempfile.mkdtemp()
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for argument in (*ARGUMENTS, f"--user-data-dir={folder}"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))
    driver.implicitly_wait(5)
    yield driver
    driver.quit()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="module")
def sample(tmp_path_factory) -> str:
    """The address of the report of the sample."""
    import footnotes

    entries = footnotes.load_bibliography(REFS)
    return written(page({"trials.md": SAMPLE.read_text(encoding="utf-8")}, entries), tmp_path_factory.mktemp("sample"))


def written(text: str, folder: Path) -> str:
    path = folder / "report.html"
    path.write_text(text, encoding="utf-8")
    return path.as_uri()


@pytest.fixture
def opened(browser, sample):
    """The report of the sample as it is when it has just been opened; nothing may be told on the console."""
    go(browser, sample)
    yield browser
    assert browser.get_log("browser") == []


def go(browser, address: str) -> None:
    browser.get("about:blank")  # so that another place on the same page is a new page
    browser.get(address)


def look(browser, place: str) -> None:
    browser.execute_script("location.hash = arguments[0]", f"#{place}")
    browser.execute_async_script("requestAnimationFrame(() => requestAnimationFrame(arguments[0]))")


def find(browser, selector: str):
    return browser.find_element("css selector", selector)


def shown(browser, selector: str) -> list[str]:
    """Return the words of the elements that are seen."""
    return [one.text for one in browser.find_elements("css selector", selector) if one.is_displayed()]


def focused(browser) -> str:
    return browser.execute_script("return document.activeElement.id")


def press(browser, *keys: str) -> None:
    webdriver.ActionChains(browser).send_keys(*keys).perform()


def test_one_view_is_seen_at_a_time(opened):
    for view in VIEWS:
        look(opened, view)
        seen = opened.execute_script(
            "return [...document.querySelectorAll('[data-view]:not([hidden])')].map(v => v.id)"
        )
        assert seen == [view]
        assert shown(opened, "nav [aria-current]")[0].startswith(
            {"overview": "Overview", "manuscript": "Text", "findings": "Findings", "sources": "Sources"}[view]
        )


def test_a_place_in_the_address_is_opened(browser, sample):
    go(browser, f"{sample}#c5")
    assert focused(browser) == "c5" and find(browser, "#card").is_displayed()


@pytest.mark.parametrize("place", ["nowhere", "%", "c9999", "main", "card"])
def test_a_place_that_is_not_there_shows_the_first_view(browser, sample, place):
    go(browser, f"{sample}#{place}")
    assert find(browser, "#overview").is_displayed() and browser.get_log("browser") == []


def test_a_citation_tells_what_it_means_when_it_is_pointed_at(opened):
    look(opened, "manuscript")
    webdriver.ActionChains(opened).move_to_element(find(opened, "#c1")).pause(0.3).perform()
    card = find(opened, "#card").text
    assert "Resolved" in card and "1937 Trial 86-7" in card and "Report of Court Proceedings" in card
    assert "its siglum" in card and "Russian ed." in card
    webdriver.ActionChains(opened).move_to_element(find(opened, "h1")).pause(0.6).perform()
    assert not find(opened, "#card").is_displayed()


def test_an_ambiguous_one_shows_its_candidates(opened):
    mark = find(opened, ".c.ambiguous[id]").get_attribute("id")
    look(opened, mark)
    card = find(opened, "#card").text
    assert card.startswith("Ambiguous") and "FN102" in card and "Candidates" in card
    assert "The Road to Terror" in card and "% likely" in card and "“Getty” is its author" in card


def test_the_keyboard_goes_through_the_citations(opened):
    look(opened, "c3")
    press(opened, Keys.ARROW_RIGHT)
    assert focused(opened) == "c4" and find(opened, "#position").text.startswith("5 of")
    press(opened, Keys.ARROW_LEFT, Keys.ARROW_LEFT)
    assert focused(opened) == "c2"
    press(opened, Keys.ENTER)
    assert opened.execute_script("return document.activeElement.closest('#card') !== null")
    press(opened, Keys.ESCAPE)
    assert focused(opened) == "c2" and not find(opened, "#card").is_displayed()
    press(opened, Keys.HOME)
    assert focused(opened) == "c0"
    assert opened.execute_script("return document.querySelectorAll('.c[tabindex=\"0\"]').length") == 1


def test_a_tap_opens_and_a_tap_beside_it_closes(opened):
    look(opened, "manuscript")
    find(opened, "#c0").click()
    assert find(opened, "#card").is_displayed()
    find(opened, "h1").click()
    assert not find(opened, "#card").is_displayed()


def test_the_first_thing_the_tabulator_finds_skips_to_the_contents(opened):
    press(opened, Keys.TAB)
    assert opened.execute_script("return document.activeElement.textContent") == "Skip to the contents"
    press(opened, Keys.ENTER)
    assert focused(opened) == "main"


@pytest.mark.parametrize(
    ("button", "states"),
    [("resolved", {"ambiguous", "unresolved"}), ("unresolved", {"resolved", "ambiguous"})],
)
def test_states_are_left_out(opened, button, states):
    look(opened, "manuscript")
    find(opened, f'[value="{button}"]').click()
    kept = opened.execute_script("return [...document.querySelectorAll('.c[id]:not(.off)')].map(c => c.classList[1])")
    assert set(kept) == states
    assert find(opened, "#position").text.endswith(f"of {len(kept)}")


def test_only_the_passages_with_findings(opened):
    look(opened, "manuscript")
    before = len(shown(opened, "#text p"))
    find(opened, '[value="found"]').click()
    find(opened, '[value="only"]').click()
    after = shown(opened, "#text p")
    assert 0 < len(after) < before
    assert any("PKT 44" in one for one in after)
    other = opened.execute_script("return [...document.querySelectorAll('.c[id]')].find(c => !c.closest('.kept')).id")
    look(opened, other)
    assert len(shown(opened, "#text p")) == before and focused(opened) == other


def test_one_source_is_followed_from_the_table_into_the_text(opened):
    look(opened, "sources")
    button = find(opened, "#source-table tbody .times button")
    times = int(button.text)
    button.click()
    marked = opened.execute_script("return [...document.querySelectorAll('.c[id]:not(.off)')].map(c => c.id)")
    assert 0 < len(marked) <= times and focused(opened) == marked[0]


def test_findings_lead_to_their_places(opened):
    look(opened, "findings")
    opened.execute_script("document.querySelector('.findings li:has([title=\"unresolved-source\"]) a').click()")
    opened.execute_async_script("setTimeout(arguments[0], 300)")
    mark = find(opened, f"#{focused(opened)}")
    assert mark.text == "PKT 44" and find(opened, "#manuscript").is_displayed()
    top = opened.execute_script("return document.activeElement.getBoundingClientRect().top / innerHeight")
    assert 0 < top < 1


def test_findings_of_a_rule_are_left_out(opened):
    look(opened, "findings")
    find(opened, '[value="FN302"]').click()
    codes = {one.split()[0] for one in shown(opened, ".findings li")}
    assert "FN302" not in codes and "FN101" in codes


def test_arrows_go_through_the_findings(opened):
    look(opened, "findings")
    opened.execute_script("document.querySelector('.findings a').focus()")
    press(opened, Keys.ARROW_DOWN)
    assert opened.execute_script("return document.activeElement.getAttribute('href')") == "#f1"
    press(opened, Keys.END)
    assert (
        opened.execute_script("return document.activeElement.parentElement.nextElementSibling?.querySelector('a')")
        is None
    )


@pytest.mark.parametrize(
    ("column", "reverse"), [("name", False), ("year", True), ("times", False)], ids=["name", "year", "times"]
)
def test_the_table_is_sorted(opened, column, reverse):
    look(opened, "sources")
    find(opened, f"#source-table th.{column} button").click()
    assert find(opened, f"#source-table thead th.{column}").get_attribute("aria-sort") == (
        "descending" if reverse else "ascending"
    )
    cells = opened.execute_script(
        f"return [...document.querySelectorAll('#source-table tbody .{column}')].map(c => "
        f"c.classList.contains('name') ? c.parentElement.dataset.name : Number(c.textContent || -1))"
    )
    key = None if column != "name" else str.casefold
    if column != "name":
        assert cells == sorted(cells, key=key, reverse=reverse)
    else:
        assert cells[0][0] <= cells[-1][0] and len(cells) > 20


def test_sources_are_searched(opened):
    look(opened, "sources")
    find(opened, "#source-search").send_keys("Brou")
    rows = shown(opened, "#source-table tbody tr")
    assert rows and all("brou" in row.lower() for row in rows)
    assert find(opened, "#source-count").text.startswith(f"{len(rows)} of ")
    find(opened, "#cited-once").click()
    assert 0 < len(shown(opened, "#source-table tbody tr")) < len(rows)


def test_a_dot_in_a_plot_tells_what_it_stands_for_and_leads_there(opened):
    assert len(opened.find_elements("css selector", ".plot svg")) == 4
    dot = find(opened, ".chapters .plot a path")
    webdriver.ActionChains(opened).move_to_element(dot).pause(0.1).perform()
    assert "1937 Trial: cited 4 times in What was printed at the time" in find(opened, "#tip").text
    target = find(opened, ".chapters .plot a").get_attribute("href")
    opened.execute_script("document.querySelector('.chapters .plot a').focus()")
    press(opened, Keys.ENTER)
    assert str(target or "") and focused(opened).startswith("c")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390], ids=["desktop", "telephone"])
@pytest.mark.parametrize("view", [*VIEWS, "c1", "c35"])
def test_everybody_can_use_it(opened, scheme, width, view):
    folder = find_spec("axe_core_python")
    if folder is None:
        pytest.skip("axe is not installed")
    size = {"width": width, "height": 850, "deviceScaleFactor": 1, "mobile": width < 500}
    opened.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    media = {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
    opened.execute_cdp_cmd("Emulation.setEmulatedMedia", media)
    try:
        look(opened, view)
        assert opened.execute_script("return document.documentElement.scrollWidth") <= width
        opened.execute_script(Path(str(folder.origin)).with_name("axe.min.js").read_text(encoding="utf-8"))
        found = opened.execute_async_script("axe.run().then(arguments[0])")
    finally:
        opened.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
        opened.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    told = [
        (one["id"], one["impact"], [node["html"][:200] for node in one["nodes"]][:3]) for one in found["violations"]
    ]
    assert [one for one in told if one[1] in ("serious", "critical")] == [], json.dumps(told, indent=1)


def test_all_of_it_is_printed(opened):
    look(opened, "sources")
    opened.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        seen = [find(opened, f"#{view}").is_displayed() for view in VIEWS]
        assert seen == [True] * 4 and not find(opened, "nav").is_displayed()
    finally:
        opened.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


def test_text_from_right_to_left_stands_on_the_right(browser, tmp_path):
    text = "# פתיחה\n\nהתשובה באה מאוחר (L&P 9 42) ועוד.\n\nLeft again (L&P 9 43).\n"
    go(browser, written(page({"essay.md": text}, bibliography(tmp_path)), tmp_path) + "#manuscript")
    directions = browser.execute_script(
        "return [...document.querySelectorAll('#text :is(h4, h5, p)')].map(p => getComputedStyle(p).direction)"
    )
    assert directions == ["rtl", "rtl", "ltr"]
    assert browser.get_log("browser") == []


def test_foreign_markup_runs_nothing(browser, tmp_path):
    entries = [
        {**ENTRIES[1], "id": f"k{number}{hostile}", "title": hostile, "author": [{"family": f"Name{number}{hostile}"}],
         "custom": {"shorthand": f"SIG{number}"}, "URL": f"javascript:alert({number})"}
        for number, hostile in enumerate(HOSTILE)
    ]  # fmt: skip
    text = "\n\n".join(f"# H {hostile}\n\nSo (SIG{number} 5) {hostile}." for number, hostile in enumerate(HOSTILE))
    go(browser, written(page({"essay.txt": text}, bibliography(tmp_path, *entries), "plain"), tmp_path))
    assert browser.execute_script("return document.querySelectorAll('[data-view]').length") == 4
    cited = browser.execute_script("return document.querySelectorAll('.c[id]').length")
    assert cited >= len(HOSTILE)
    for view in (*VIEWS, *(f"c{number}" for number in range(cited))):
        look(browser, view)  # an alert would raise UnexpectedAlertPresentException here
    assert browser.execute_script("return document.scripts.length") == 2
    assert browser.get_log("browser") == []


def test_a_long_book_is_laid_out_where_it_is_looked_at(browser, tmp_path):
    paragraph = (
        "The reply came late (L&P 9 {n}), which is doubted (Scarisbrick, *Henry VIII* {n}). " + "Words follow. " * 60
    )
    text = "\n\n".join(f"# Chapter {n // 100}\n" if n % 100 == 0 else paragraph.format(n=n) for n in range(1500))
    go(browser, written(page({"book.md": text}, bibliography(tmp_path)), tmp_path))
    look(browser, "manuscript")
    heights = (
        "const known = {contentVisibilityAuto: true};"
        "return [...document.querySelectorAll('.leaf')].map(leaf => leaf.firstChild.checkVisibility(known))"
    )
    laid_out = browser.execute_script(heights)
    assert len(laid_out) > 50 and sum(laid_out) < 10
    last = browser.execute_script("return document.querySelectorAll('.c[id]').length") - 1
    look(browser, f"c{last}")
    browser.execute_async_script("setTimeout(arguments[0], 200)")
    top = browser.execute_script("return document.activeElement.getBoundingClientRect().top / innerHeight")
    assert focused(browser) == f"c{last}" and 0 <= top < 1
    assert browser.get_log("browser") == []
