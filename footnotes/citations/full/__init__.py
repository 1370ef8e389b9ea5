"""Full references, "Schudson, *Discovering the News*. New York: Basic Books, 1978, 71", taken apart into CSL fields.

A conditional random field labels the words; ``training/`` makes it from annotated and synthetic references.
"""
