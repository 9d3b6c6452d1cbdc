import faulthandler
import os
import signal
import time
from collections.abc import Iterator

from jixiao.services.jobs import WINDOW, Lost, ordered


def work(item: int) -> int:
    if item == -1:
        faulthandler.disable()  # its report would only be noise here
        os.kill(os.getpid(), signal.SIGSEGV)
    if item == -2:
        os.kill(os.getpid(), signal.SIGKILL)
    if item == -3:
        time.sleep(60)
    if item % 7 == 0:
        time.sleep(0.01)
    return item * item


def test_results_come_in_the_order_of_the_items() -> None:
    found = list(ordered(range(500), work, jobs=3, seconds=30))

    assert found == [(item, item * item) for item in range(500)]


def test_a_worker_that_dies_costs_only_its_item() -> None:
    items = [1, 2, -1, 3, -2, 4, *range(5, 30)]

    found = dict(ordered(items, work, jobs=2, seconds=30))

    crashed = "读取时程序意外退出，这个文件可能已损坏；请用原来的软件打开并另存一份后再读。"
    killed = "读取时程序被系统终止（多半是内存不足），请关闭其他程序或拆分文件后再读。"
    assert found.pop(-1) == Lost(crashed)
    assert found.pop(-2) == Lost(killed)
    assert found == {item: item * item for item in range(1, 30)}


def test_an_item_that_takes_too_long_is_given_up() -> None:
    found = list(ordered([1, -3, 2], work, jobs=1, seconds=0.5))

    message = "读取超过 0.5 秒，已放弃；请拆分文件，或设置 JIXIAO_MAX_SECONDS 后再读。"
    assert found == [(1, 1), (-3, Lost(message)), (2, 4)]


def test_items_are_taken_only_as_far_ahead_as_the_window() -> None:
    taken = 0

    def items() -> Iterator[int]:
        nonlocal taken
        for item in range(1_000):
            taken += 1
            yield item

    found = ordered(items(), work, jobs=2, seconds=30)
    next(found)

    assert taken <= WINDOW + 1
    found.close()


def test_no_items_are_no_results() -> None:
    assert list(ordered([], work, jobs=2, seconds=1)) == []
