"""Starts the system with a year of an invented county, where a click logs in as anybody.

The data lie in ``out/demo``: they are made at the first start and kept, so that what one has tried
is still there; after a day, or when the program has changed, they are made anew.
"""

import argparse
import gc
import hashlib
import os
import shutil
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
HOME = ROOT / "out" / "demo"


def main() -> int:
    """Make the data if there are none, then serve."""
    begun = time.perf_counter()
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--host", default="127.0.0.1")
    options.add_argument("--port", type=int, default=8000)
    options.add_argument("--data", type=Path, default=HOME)
    options.add_argument("--fresh", action="store_true", help="make the data anew")
    asked = options.parse_args()
    prepare(asked.data, is_fresh=asked.fresh)
    spent = time.perf_counter() - begun
    print(f"清河口县（虚构）的数据备好了，用时 {spent:.1f} 秒，在 {asked.data}。")
    print(
        f"免密码登录，选一个角色：http://{asked.host}:{asked.port}/demo/    按 Ctrl+C 结束",
        flush=True,
    )
    from jixiao.webapp.serving import main as serve  # noqa: PLC0415 -- after the settings

    try:
        return serve([asked.host, str(asked.port)])
    except KeyboardInterrupt:
        return 0


def prepare(data: Path, *, is_fresh: bool = False) -> None:
    """Point the settings to the demo's data; make them where they lack or are of another day."""
    from jixiao.webapp.configuration import DEMO_FILE  # noqa: PLC0415 -- after the arguments

    made = data / DEMO_FILE
    wanted = state()
    is_there = made.exists() and made.read_text(encoding="utf-8") == wanted
    if (is_fresh or not is_there) and data.exists():
        if any(data.iterdir()) and not made.exists():
            message = f"{data} 里不是演示数据，没有动它；请换一个文件夹。"
            raise SystemExit(message)
        shutil.rmtree(data)
        is_there = False
    data.mkdir(parents=True, exist_ok=True)
    made.touch()
    os.environ |= {"JIXIAO_DATA": str(data), "JIXIAO_DEMO": "yes"}
    os.environ.pop("DATABASE_URL", None)
    os.environ["DJANGO_SETTINGS_MODULE"] = "jixiao.webapp.settings"
    import django  # noqa: PLC0415 -- after the settings

    gc.disable()
    django.setup()
    if not is_there:
        _load()
        made.write_text(wanted, encoding="utf-8")
    gc.enable()


def _load() -> None:
    """Two years of the county in one transaction."""
    from django.db import transaction  # noqa: PLC0415 -- after the set-up
    from django.utils import timezone  # noqa: PLC0415

    from tools.county.year import load  # noqa: PLC0415

    make_tables()
    with transaction.atomic():
        load(timezone.localtime())


def make_tables() -> None:
    """The tables as the models say they are, with every migration counted as done.

    One migration after the other takes eight times as long and comes to the same.
    """
    from django.conf import settings  # noqa: PLC0415 -- after the set-up
    from django.core.management import call_command  # noqa: PLC0415
    from django.db import connection  # noqa: PLC0415
    from django.db.migrations.loader import MigrationLoader  # noqa: PLC0415
    from django.db.migrations.recorder import MigrationRecorder  # noqa: PLC0415
    from django.test import override_settings  # noqa: PLC0415

    names = [each.rpartition(".")[2] for each in settings.INSTALLED_APPS]
    with override_settings(MIGRATION_MODULES=dict.fromkeys(names)):
        call_command("migrate", run_syncdb=True, verbosity=0)
    recorder = MigrationRecorder(connection)
    recorder.ensure_schema()
    for app, name in MigrationLoader(connection).graph.nodes:
        recorder.record_applied(app, name)


def state() -> str:
    """What the data depend on: the day, the tables, the words of the county."""
    digest = hashlib.sha256(time.strftime("%Y-%m-%d").encode())
    for folder, pattern in (("tools/county", "*.*"), ("src/jixiao/webapp/records", "**/*.py")):
        for path in sorted((ROOT / folder).glob(pattern)):
            digest.update(path.read_bytes())
    return digest.hexdigest() + "\n"


if __name__ == "__main__":
    sys.exit(main())
