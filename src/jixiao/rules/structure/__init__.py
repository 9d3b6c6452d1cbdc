"""Structure of the text (文本结构): parts, headings, contents, cover, year, tables."""
