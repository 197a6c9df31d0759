# Sets up .venv with what requirements.lock names, and Amana itself from this folder.
# Called by make; needs Python 3.11 or newer, which PYTHON may name.
set -eu

recent() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

if ! { recent .venv/bin/python && .venv/bin/python -m pip --version >/dev/null 2>&1; }; then
    for python in ${PYTHON:-python3 python3.13 python3.12 python3.11 python3.14}; do
        recent "$python" && break
        python=
    done
    if [ -z "$python" ]; then
        echo "Amana needs Python 3.11 or newer. Install it, or name it: make install PYTHON=/path/to/python3.12" >&2
        exit 1
    fi
    echo "Making .venv with $("$python" --version) ..."
    if ! "$python" -m venv --clear .venv; then
        echo "Python could not make .venv. On Debian: apt install python3-venv" >&2
        exit 1
    fi
fi

echo "Installing what requirements.lock names ..."
pip=".venv/bin/python -m pip --disable-pip-version-check --quiet"
$pip install --require-hashes -r requirements.lock
$pip --quiet install --no-deps --no-build-isolation -e .
