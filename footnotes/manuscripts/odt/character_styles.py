"""The automatic styles that ``csl.output.odt`` names in what it writes (ODF 1.3, part 3, 16.16 and 20)."""

from __future__ import annotations

_PROPERTIES = {
    "italic": 'fo:font-style="italic" style:font-style-asian="italic" style:font-style-complex="italic"',
    "bold": 'fo:font-weight="bold" style:font-weight-asian="bold" style:font-weight-complex="bold"',
    "small_caps": 'fo:font-variant="small-caps"',
    "underline": 'style:text-underline-style="solid" style:text-underline-width="auto"',
    "superscript": 'style:text-position="super 58%"',
    "subscript": 'style:text-position="sub 58%"',
}
CHARACTER_STYLES = {
    f"footnotes_{name}": f'<style:style style:name="footnotes_{name}" style:family="text">'
    f"<style:text-properties {properties}/></style:style>"
    for name, properties in _PROPERTIES.items()
}
