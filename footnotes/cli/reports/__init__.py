"""Forms of the findings of a check, one a file: each with ``write(diagnostics)``, which prints them."""
