"""Reports in prose (自评报告, 评价报告): chapters of an outline filled from the data.

Lives here: sentences, tables and charts made of what a self-evaluation states or what follows
from it by arithmetic. Never here: a judgement or a reason that nobody wrote; such places stay
open and say what belongs there. Import from the module.
"""
