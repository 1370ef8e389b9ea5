# ruff: noqa: E501 - a case a line
"""Russian conventions: ГОСТ Р 7.0.5-2008, ГОСТ 7.1, archival references by fond, opis, delo and list."""

import pytest
from cases import designators, read

KNOWN = designators(
    {"id": "orlov", "author": [{"family": "Орлов", "given": "Иван"}], "title": "Соль земли", "issued": {"date-parts": [[1908]]}},
)  # fmt: skip

CITES = [
    ("Орлов И.П. Соль земли. С. 237.", [{"form": "short", "authors": ["Орлов И.П."], "title": "Соль земли", "at": "page 237"}]),
    ("Орлов И. П. Соль земли. М., 1908. С. 5–7.", [
        {"form": "full", "authors": ["Орлов И. П."], "title": "Соль земли", "place": "М", "year": "1908", "at": "page 5–7"}]),
    ("Петров А.Б. Горное дело на Урале в 1804 г. // Вестник горняка. 1895. № 6. С. 49.", [
        {"form": "full", "authors": ["Петров А.Б."], "title": "Горное дело на Урале в 1804 г.", "container": "Вестник горняка", "issue": "6", "year": "1895", "at": "page 49"}]),
    ("*Орлов И. П.* Указ. соч. С. 12", [{"form": "ibid", "authors": ["Орлов И. П."], "at": "page 12"}]),
    ("*Орлов.* Соль. С. 12", [{"form": "short", "authors": ["Орлов"], "title": "Соль", "at": "page 12"}]),
    ("*Петров А. Б., Сидоров В. Г.* Руды. М., 1908. С. 5", [
        {"form": "full", "authors": ["Петров А. Б.", "Сидоров В. Г."], "title": "Руды", "place": "М", "year": "1908", "at": "page 5"}]),
    ("*Соль земли*. С. 12", [{"form": "short", "title": "Соль земли", "at": "page 12"}]),
    ("Орлов И. П. За стеной «тихого города». М., 1908. С. 5", [
        {"form": "full", "authors": ["Орлов И. П."], "title": "За стеной «тихого города»", "place": "М", "year": "1908", "at": "page 5"}]),
    ("Орлов И. П. Соль. Изд. 2-е. М., 1908. С. 5", [
        {"form": "full", "authors": ["Орлов И. П."], "title": "Соль", "place": "М", "year": "1908", "at": "edition 2-е; page 5"}]),
    ("Орлов И. П. Соль. С. 5. Ср. комментарий: Петров А. Б. Руды. С. 7", [
        {"form": "short", "authors": ["Орлов И. П."], "title": "Соль", "at": "page 5"},
        {"form": "short", "signal": "Ср.", "authors": ["Петров А. Б."], "title": "Руды", "at": "page 7"}]),
    ("Там же. С. 60.", [{"form": "ibid", "at": "page 60"}]),
    ("Там же. Т. 3. С. 40.", [{"form": "ibid", "volume": "3", "at": "page 40"}]),
    ("Орлов И.П. Указ. соч. С. 12.", [{"form": "ibid", "authors": ["Орлов И.П."], "at": "page 12"}]),
    ("Он же. Руды. С. 5.", [{"form": "ibid", "title": "Руды", "at": "page 5"}]),
    ("См.: Орлов И.П. Соль земли. С. 5", [{"form": "short", "signal": "См.", "authors": ["Орлов И.П."], "title": "Соль земли", "at": "page 5"}]),
    ("см. также: Орлов И.П. Соль земли. С. 5; Петров А.Б. Руды. С. 7", [
        {"form": "short", "signal": "см. также", "authors": ["Орлов И.П."], "title": "Соль земли", "at": "page 5"},
        {"form": "short", "authors": ["Петров А.Б."], "title": "Руды", "at": "page 7"}]),
    ("см. выше, примечание 64", [{"form": "self", "signal": "см.", "at": "note 64"}]),
    ("Т. 3. С. 40", [{"form": "locator", "volume": "3", "at": "page 40"}]),
    ("л. 23 об.", [{"form": "locator", "at": "folio 23 об"}]),
    ("РГАСПИ. Ф. 17. Оп. 2. Д. 5. Л. 12.", [{"form": "locator", "at": "archive РГАСПИ; shelfmark Ф. 17. Оп. 2. Д. 5; folio 12"}]),
    ("ГАРФ. Ф. Р-5446. Оп. 1. Д. 3. Л. 1–3", [{"form": "locator", "at": "archive ГАРФ; shelfmark Ф. Р-5446. Оп. 1. Д. 3; folio 1–3"}]),
    ("6, с. 420", [{"form": "siglum", "title": "6", "at": "page 420"}]),
]  # fmt: skip


@pytest.mark.parametrize("text, cites", CITES)
def test_cites(text, cites):
    assert read(text, KNOWN, ("ru", "la", "en")) == cites


# Labels and values of locators, with volume, issue and year where there are any.
PLACES = [
    ("Новгородская летопись старшего и младшего изводов. М.; Л., 1950. С. 23", "year 1950; page 23"),
    ("Иванов А. Б. Полн. собр. соч. Т. 13. М.; Л., 1937. С. 45", "vol 13; year 1937; page 45"),
    ("Иванов А. Б. Гражданское право: В 2 ч. М.: Статут, 1997. Ч. 2. С. 20", "year 1997; part 2; page 20"),
    ("Иванов А. Б. Обзор истории права. 7-е изд. Пг.; Киев, 1915. С. 516, примеч. 2", "year 1915; edition 7-е; page 516; note 2"),
    ("Указ от 12 мая 1782 г. // ПСЗ. Т. 21. № 15379", "vol 21; year 1782; number 15379"),
    ("РГИА. Ф. 515. Оп. 10. Д. 12 «а». Л. 1", "archive РГИА; shelfmark Ф. 515. Оп. 10. Д. 12 «а»; folio 1"),
    ("Российский государственный исторический архив. Ф. 5. Оп. 1. Д. 8. Л. 3", "archive Российский государственный исторический архив; shelfmark Ф. 5. Оп. 1. Д. 8; folio 3"),
    ("Берг С. Двойное подчинение. — «Советское право», 1925, № 2, с. 40", "issue 2; year 1925; page 40"),
    ("Берг С. Двойное подчинение. — В кн.: Право и жизнь. М., 1925, с. 40", "year 1925; page 40"),
    ("Иванов А. Б. Право. М., «Юридическая литература», 1981, с. 301", "year 1981; page 301"),
    ("Т. III. СПб., 1910. С. 7", "vol III; year 1910; page 7"),
    ("П. С. З., т. II, № 1062", "vol II; number 1062"),
    ("ПСЗ. Собр. 1. Т. 5. № 3006", "vol 5; series 1; number 3006"),
    ("Ключевский, в указ. статье, стр. 145", "page 145"),
    ("Имп. Публ. Библ. Q. IV. № 53, л. 212 об.", "archive Имп. Публ. Библ; shelfmark Q. IV. № 53; folio 212 об"),
    ("РГАДА. Ф. 210. Приказный стол. Стб. 688. Л. 204–205", "archive РГАДА; shelfmark Ф. 210. Приказный стол. Стб. 688; folio 204–205"),
    ("РНБ. Ф. 532. Оп. 1. № 1450. Сст. 2", "archive РНБ; shelfmark Ф. 532. Оп. 1. № 1450; folio 2"),
    ("П. С. Р. Л., XIV, стб. 5", "vol XIV; column 5"),
    ("Там же. Д. 14. Л. 34 об.–35", "shelfmark Д. 14; folio 34 об.–35"),
    ("Решение Сената 1869 г. № 1334", "year 1869; number 1334"),
    ("Иванов А. Б. Указ. изд. Ч. 2. С. 24", "part 2; page 24"),
    ("Hill A. B. Rural Roads // Acre Review. 1979. Vol. 38. No. 3. P. 12–15", "vol 38; issue 3; year 1979; page 12–15"),
]  # fmt: skip


@pytest.mark.parametrize("text, wanted", PLACES)
def test_places(text, wanted):
    (found, *others) = read(text, KNOWN, ("ru", "la"))
    assert not others
    named = (("vol", "volume"), ("issue", "issue"), ("year", "year"), ("", "at"))
    assert "; ".join(f"{name} {found[field]}".strip() for name, field in named if field in found) == wanted


def test_initials_end_a_name_before_two_strokes():
    (found,) = read("Hill A. B. Rural Roads // Acre Review. 1979. P. 12", KNOWN, ("ru", "la"))
    assert (found["authors"], found["title"], found["container"]) == (["Hill A. B."], "Rural Roads", "Acre Review")


def test_another_work_by_the_same_author():
    first, second = read("Татищев, Судебник, стр. 221; ср. его же «Историю Российскую», кн. IV", KNOWN, ("ru", "la"))
    assert (first["authors"], second["form"], second["title"]) == (["Татищев"], "ibid", "Историю Российскую")


def test_initials_are_no_siglum():
    known = designators({"id": "acts", "title": "Акты исторические"}, **{"А. И.": "acts"})
    (found,) = read("А. И., II, № 44", known, ("ru", "la"))
    assert (found["form"], found["volume"]) == ("siglum", "II")
    (found,) = read("А. И. Тургенев, Памятники, II, с. 104", known, ("ru", "la"))
    assert found["authors"] == ["А. И. Тургенев"]
