"""The language server: what editors show of manuscripts while they are written (Language Server Protocol 3.17).

``server.py`` speaks with the editor, ``session.py`` holds what is open; each feature has a file of its own with
functions from an open manuscript to what the protocol asks for. Built on pygls; nothing here is imported by anything
else but the command.
"""
