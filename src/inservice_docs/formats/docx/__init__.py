"""Word files (.docx): templates prepared once and filled in many times, and the reading of text.

The only room that imports docxtpl and python-docx. `template.Template` is its door.
"""
