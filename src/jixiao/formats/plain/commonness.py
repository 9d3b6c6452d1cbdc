"""How much of a text is made of the most common Chinese signs (常用字): garbled text has few.

In any Chinese prose or table these few hundred signs, simplified or traditional, are a third of
all and more; of text in a wrong encoding they are a few in a hundred.
"""

_SIMPLIFIED = (
    "的一是不在了有和人为中大上个国以要时来用们生到作地于出就分对成会可主发年动同工也能下过子说"
    "产种面而方后多定行学法所民得经三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机"
    "当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数"
    "正心反明看原又利比或但质气第向道命此变条只没结解问意建月公无系情者最立代想已通并提直题党程"
    "展五果料象员位入常文总次品式活设及管特件长求基资边流路级少图山统接知较将组见计别手期根论运"
    "农指几九区强放决西被干做必先回则任取据处府绩效目标项预算金率万元完服务满省市县单位职责保障"
)
_TRADITIONAL = (
    "為個國時來們對會發動過說產種後學經進著電裡現實體機當點從業應開還間樣與關線內數質氣變條沒"
    "結問無軍題黨員總設長頭資邊級圖統較將組見計別運農幾區強決戰則處績標項預萬務滿縣單職責"
)
_COMMON = frozenset(_SIMPLIFIED + _TRADITIONAL)
_ENOUGH = 12
_GARBLED = 0.15
_CLEAR = 0.3


def commonness(text: str) -> float | None:
    """Share of common signs among all beyond the Latin ones, None for too few to tell.

    >>> commonness("部门整体绩效目标的完成情况") > 0.5, commonness("plan 2025")
    (True, None)
    """
    return _commonness(text, _ENOUGH)


def is_garbled(text: str, enough: int = _ENOUGH) -> bool:
    """Whether a text has hardly any sign that Chinese can not do without.

    Args:
        text: Any text; its first 20,000 characters are looked at.
        enough: Signs beyond the Latin ones from which that can be told.
    """
    share = _commonness(text, enough)
    return share is not None and share < _GARBLED


def is_clearly_chinese(text: str) -> bool:
    """Whether a text has the common signs that Chinese has."""
    share = commonness(text)
    return share is not None and share >= _CLEAR


def _commonness(text: str, enough: int) -> float | None:
    signs = [
        sign
        for sign in text[:20_000]
        if sign >= "\u0250" and (sign.isalpha() or "\ue000" <= sign <= "\uf8ff")
    ]
    if len(signs) < enough:
        return None
    return sum(1 for sign in signs if sign in _COMMON) / len(signs)
