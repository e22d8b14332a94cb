"""Images made of scans, for the eye and for zooming. Pure: it knows files and folders, no models and no Django.

Decoders run in a process of their own (``making``), which may crash or be killed without harm to whoever asked.
"""
