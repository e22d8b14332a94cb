"""The year's review: the links as they are asked about, the answers as they are typed, judged, written and receipted.

`links.py` reads what is reviewed, `sent.py` what a form sent, `judging.py` says what is wrong with a draft, `page.py`,
`receipt.py` and `overview.py` are the three pages. What is written is in `twinning/services/reviews.py`.
"""
