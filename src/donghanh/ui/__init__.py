"""How a page looks: tags, tables, charts, the gallery."""
