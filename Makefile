# Every target sets up .venv in this folder if needed. Without make, or on Windows: python .ci/do.py TARGET
PYTHON ?= python3

.PHONY: demo test lab paper bench check clean

demo test lab paper bench check:
	@$(PYTHON) .ci/do.py $@

clean:
	rm -rf .venv build dist demo paper
