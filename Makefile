# Every target makes its own environment: Python 3.11 and make are enough, uv is used where it is.
# PYTHON=/path/to/python3.11 chooses another interpreter than the one that setup.sh finds.
export PYTHON
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.ready
CHECKED := src tests tools

.PHONY: setup demo tour test coverage check fmt bench docs golden rule ecosystem fuzz catalogue screenshots wheel samples lock clean

setup: $(STAMP)

$(STAMP): requirements.lock pyproject.toml tools/setup.sh
	@VENV="$(VENV)" LOCK=requirements.lock sh tools/setup.sh
	@touch $(STAMP)

# The main job: the system with a year of an invented county. PORT=8001, FRESH=1 makes it anew.
demo: $(STAMP)
	@$(BIN)/python -m tools.demo --port $(or $(PORT),8000) $(if $(FRESH),--fresh)

# Read the sample documents of three departments and say what they say.
tour: $(STAMP)
	@$(BIN)/python -m tools.tour

# All tests that are quick enough to be run all day; SLOW=1 adds the slow ones.
test: $(STAMP)
	@$(BIN)/python -m pytest -n 2 $(if $(SLOW),,-m "not slow")

# What the tests reach of each room, against what is kept; ROOMS="kernel model" for some, SLOW=1.
coverage: $(STAMP)
	@$(BIN)/python -m tools.coverage $(if $(SLOW),--slow) $(ROOMS)

check: $(STAMP)
	@$(BIN)/ruff format --check $(CHECKED)
	@$(BIN)/ruff check $(CHECKED)
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python -m tools.docs --check

fmt: $(STAMP)
	@$(BIN)/ruff check --fix $(CHECKED)
	@$(BIN)/ruff format $(CHECKED)

docs: $(STAMP)
	@$(BIN)/python -m tools.docs

golden: $(STAMP)
	@$(BIN)/python -m tools.golden

# The frame of a rule: make rule FAMILY=TGT ID=099 NAME=target-upside-down
rule: $(STAMP)
	@$(BIN)/python -m tools.new_rule "$(FAMILY)" "$(ID)" "$(NAME)"

# What the rules say of real material now and in another revision: make ecosystem AGAINST=HEAD~5
ecosystem: $(STAMP)
	@$(BIN)/python -m tools.ecosystem "$(or $(AGAINST),HEAD)"

bench: $(STAMP)
	@VENV=.venv-bench LOCK=requirements-bench.lock sh tools/setup.sh
	@.venv-bench/bin/python -m tools.bench

# Two minutes for each of docx, txt and target cells; make fuzz SECONDS=600 for longer.
fuzz:
	@VENV=.venv-fuzz LOCK=requirements-fuzz.lock sh tools/setup.sh
	@.venv-fuzz/bin/python tools/fuzz.py --seconds $(or $(SECONDS),120)

# The English catalogue: new strings in, compiled; tells what is left to translate.
catalogue: $(STAMP)
	@$(BIN)/python -m tools.catalogue

# Pictures of every screen in both languages for docs/manual; needs Chromium.
screenshots: $(STAMP)
	@$(BIN)/python -m tools.screenshots

wheel: $(STAMP)
	@$(BIN)/python -m tools.wheel

# The sample documents, from tools/samples/content; needs LibreOffice for some formats.
samples: $(STAMP)
	@$(BIN)/python -m tools.samples

# The only target that asks the package index; the lock files hold hashes and no address.
LOCKING = uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
	--no-header --no-annotate --no-emit-index-url --quiet --extra ocr --extra postgres --extra oidc --group dev

lock:
	@$(LOCKING) -o requirements.lock
	@$(LOCKING) --group bench -o requirements-bench.lock
	@uv pip compile pyproject.toml tools/fuzz.in --universal --python-version 3.11 \
		--generate-hashes --no-header --no-annotate --no-emit-index-url --quiet \
		-o requirements-fuzz.lock

clean:
	rm -rf $(VENV) .venv-bench .venv-fuzz dist build out
