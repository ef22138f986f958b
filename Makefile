# Every target sets up .venv in this folder if needed. Without make, or on Windows: python .ci/do.py TARGET
PYTHON ?= python3

.PHONY: demo test lab bench check clean

demo test lab bench check:
	@$(PYTHON) .ci/do.py $@

clean:
	rm -rf .venv build dist demo
