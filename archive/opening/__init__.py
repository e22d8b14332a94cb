"""The program that opens a file with its decoder: run in a process of its own, as ``python -m archive.opening``.

Decoders are large and written in C; whatever a file does to one of them ends with this process. It knows nothing of
Django, of the database or of the settings, and answers with one line of JSON.
"""
