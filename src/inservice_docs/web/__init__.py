"""The pages (網頁): every step in a browser, in Traditional Chinese, without rules of their own.

`guard` decides who may come in, `pages` turns records into pages and forms into values, `routes`
has a file per noun.
"""
