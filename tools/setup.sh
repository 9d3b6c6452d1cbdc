#!/bin/sh
# Makes the environment $VENV from the hashed lock file $LOCK, with uv where it is, else venv and pip.
set -eu
# A distribution's Python is built with profiles and runs our code a fifth quicker than one that was
# compiled by hand without them; so it comes first where it can make an environment.
if [ -z "${PYTHON:-}" ]; then
    for PYTHON in /usr/bin/python3.11 python3.11 python3; do
        if "$PYTHON" -c 'import ensurepip' 2>/dev/null; then break; fi
        if command -v uv >/dev/null 2>&1 && "$PYTHON" -c '' 2>/dev/null; then break; fi
    done
fi
if ! "$PYTHON" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    echo "需要 Python 3.11 或更高版本；现在找到的是：$("$PYTHON" --version 2>&1 || echo 没有)" >&2
    exit 3
fi
WHICH='import sys; print(sys.base_prefix, sys.version)'
if [ -d "$VENV" ] && [ "$("$VENV/bin/python" -c "$WHICH" 2>&1)" != "$("$PYTHON" -c "$WHICH")" ]; then
    rm -rf "$VENV"  # made by another interpreter
fi
if command -v uv >/dev/null 2>&1; then
    uv venv --quiet --allow-existing --python "$PYTHON" "$VENV"
    uv pip sync --quiet --python "$VENV/bin/python" --require-hashes "$LOCK"
    uv pip install --quiet --python "$VENV/bin/python" --no-deps --editable .
else
    "$PYTHON" -m venv "$VENV"
    "$VENV/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r "$LOCK"
    "$VENV/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --editable .
fi
# What the web system loads is compiled now, not at its first start.
SITE=$("$VENV/bin/python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
for each in django allauth asgiref csp django_htmx sqlparse waitress whitenoise ninja pydantic \
    pydantic_core annotated_types typing_inspection typing_extensions.py cryptography fido2 \
    pypdfium2 olefile; do
    if [ -e "$SITE/$each" ]; then set -- "$@" "$SITE/$each"; fi
done
"$VENV/bin/python" -m compileall -qq -j 0 "$@" src/jixiao tools || true
