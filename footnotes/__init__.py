"""Manages the citations and bibliography of humanities manuscripts."""
