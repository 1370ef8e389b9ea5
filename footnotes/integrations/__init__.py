"""Where other programs call footnotes."""
