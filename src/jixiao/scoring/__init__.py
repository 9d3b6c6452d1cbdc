"""How good it was: completion of targets, points of results, execution, grades.

Lives here: arithmetic that turns stated results into points, with its trace in words. Does not
live here: the methods themselves (``jixiao.regulation.scoring``) and what is wrong with a form
(``jixiao.rules``). Rules, reports and services may import it; import from the module.
"""
