"""Full references, "Darnton, *The Great Cat Massacre*. New York: Basic Books, 1984, 71", taken apart into CSL fields.

A conditional random field labels the words; ``training/`` makes it from annotated and synthetic references.
"""
