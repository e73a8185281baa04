"""Papers written for measuring the reader: invented people and bodies, layouts and file types as offices have them.

A seed makes a paper, its file and what is true about it; nothing here is used by the reader.
"""
