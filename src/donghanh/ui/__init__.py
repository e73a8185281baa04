"""How a page looks: frame, tags, tables, charts, the gallery. Knows nothing of the records it shows."""
