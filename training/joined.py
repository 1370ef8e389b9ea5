"""Notes with several references, joined as authors join them, with the place of each: to train and measure cutting."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from random import Random
from typing import NamedTuple

from corpora import Annotated

_LEADS = (
    "", "", "", "", "See ", "See, e.g., ", "Vgl. ", "Siehe ", "Cf. ", "Cfr. ", "Voir ", "On this see ", "Dazu ",
    "For a different view, see ", "Zum Ganzen ", "Sul tema si veda ", "The literature is large. See ",
)  # fmt: skip
_JOINS = (
    "; ", "; ", "; ", "; ", ". ", ". ", ". ", ". See also ", "; see also ", ". Cf. ", "; cf. ", "; vgl. auch ",
    "; dazu ", "; ferner ", ". Ebenso ", "; anders ", " – ", "; e ", "; cfr. anche ", ". Si veda inoltre ",
    "; voir aussi ", ". But see ", "; but see ", "; and ", ", and ", ". See generally ", "; contra ", ". Siehe auch ",
    "; e.g. ", ". Compare ", " and ",
)  # fmt: skip
_REMARKS = (
    "This reading has been criticised", "The court did not follow him", "He has since changed his view",
    "Their figures are older, and rest on a smaller sample", "Das ist umstritten", "Anders noch die ältere Lehre",
    "Zu den Folgen siehe unten", "La questione resta aperta", "Non mancano opinioni diverse", "On en discute encore",
    "I owe this point to a colleague", "For the opposite conclusion", "The same may be said of the lower courts",
    "Auf diese Frage ist zurückzukommen", "A similar argument was made a decade later", "Il testo fu poi ristampato",
)  # fmt: skip
_FRESH_LEADS = (
    "",
    "",
    "",
    "Thus ",
    "Compare ",
    "See generally ",
    "Näher ",
    "Cf. also ",
    "Hierzu statt aller ",
    "In merito: ",
)
_FRESH_JOINS = (
    "; ", "; ", "; ", ". ", ". ", "; accord ", "; similarly ", ". On the other side, ", "; ähnlich ", "; dagegen ",
    "; weiterhin ", ". Inoltre ", "; da ultimo ", "; puis ", ". More recently: ", "; compare ", "; also ",
)  # fmt: skip
_FRESH_REMARKS = (
    "Neither study counted the cases that were settled", "Die Zahlen sind seither gestiegen",
    "The point is taken up again below",
    "Contro questa tesi si sono levate molte voci", "Cette opinion est restée isolée", "Both rest on the same sources",
)  # fmt: skip
_ENDS = ("", ".", ".", ";", " (emphasis added).", ". This is not certain.")


class Joined(NamedTuple):
    """A note and where its references stand in it, in characters, half-open."""

    text: str
    places: list[tuple[int, int]]


def joined(references: Sequence[Annotated], count: int, chance: Random, fresh: bool = False) -> Iterator[Joined]:
    """Yield notes of one to four references each; ``fresh`` ones are joined by words that no other note has."""
    leads, joins, remarks = (_FRESH_LEADS, _FRESH_JOINS, _FRESH_REMARKS) if fresh else (_LEADS, _JOINS, _REMARKS)
    usable = [one for one in references if len(one.text) < 320 and _usable(one)]
    for _ in range(count):
        text, places = chance.choice(leads), []
        if not fresh and chance.random() < 0.2:
            text = _babble(usable, chance, 3).lstrip(" .,;–)").capitalize()
        some = chance.sample(usable, chance.choice((1, 2, 2, 2, 3, 3, 4)))
        for at, reference in enumerate(some):
            if at:
                text += chance.choice(joins)
                if chance.random() < 0.15:
                    text = f"{text[: places[-1][1]]}. {chance.choice(remarks)}{chance.choice(('. ', ': ', '; '))}"
                elif not fresh and chance.random() < 0.35:
                    text = f"{text[: places[-1][1]]}{_babble(usable, chance)}"
            written = reference.text.strip(" .,;:–-")
            places.append((len(text), len(text) + len(written)))
            text += written
        yield Joined(text + chance.choice(_ENDS), places)


def _babble(references: Sequence[Annotated], chance: Random, fewest: int = 1) -> str:
    """Return words that say nothing between two marks, so that no word is learned to stand before a reference."""
    words = [word for one in chance.sample(references, 3) for word in re.findall(r"[^\W\d_]+", one.text)]
    chance.shuffle(words)
    some = [
        word.lower() if chance.random() < 0.85 else word
        for word in words[: max(fewest, chance.choice((1, 1, 2, 2, 3, 5, 8, 12)))]
    ]
    opening = chance.choice(("; ", "; ", "; ", ". ", ". ", " – ", ", "))
    some[:1] = [word.capitalize() if opening == ". " else word for word in some[:1]]
    return opening + " ".join(some) + chance.choice((" ", " ", " ", " ", ": ", ", ", ". "))


def _usable(reference: Annotated) -> bool:
    """Say whether a reference could stand in a note: it has fields and no number of a list."""
    fields = {field for _, _, field in reference.spans}
    return bool(fields) and "citation-number" not in fields and reference.text[0] not in "[("
