"""What the writer for Word documents (.docx) consists of: parts of the package, made as strings.

Not here: where pages break (``written.pagination``) and how styles look (``regulation.looks``).
Only ``engines.docx`` imports it.
"""
