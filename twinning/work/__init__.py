"""What needs doing in a municipality: finders that each know one reason, and the rule of what is most urgent.

A finder is a function that takes the ``Desk`` and yields items. `page.FINDERS` names them all; `items.py` holds the
rule of urgency; `mending.py` alone knows where a thing is mended.
"""
