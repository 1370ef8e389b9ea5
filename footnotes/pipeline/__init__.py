"""Reading, finding, resolving, checking, rendering, put together: the only place where the packages of layer 2 meet.

Nothing is imported here: who checks does not pay for the citation processor.
"""
