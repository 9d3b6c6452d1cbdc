"""What the writers consist of: a printed document (``model.paper``) turned into bytes.

Not here: what stands on the paper (``reports.forms``), how it looks (``regulation.looks``), and
the patching of files of others (``formats.patching``). Only ``engines`` imports it.
"""
