#!/usr/bin/env bash
# What the tests in a real browser need: Chromium, playwright, JupyterLab and the accessibility checker.
# Nothing here may fail a build: where a part cannot be had, its tests are skipped and say so.
cd "$(dirname "$0")/.." || exit 0
have() { command -v "$1" >/dev/null 2>&1; }

if ! have chromium && ! have chromium-browser && ! have google-chrome && have apt-get && [ "$(id -u)" = 0 ]; then
  export DEBIAN_FRONTEND=noninteractive
  { apt-get update -qq && timeout 120 apt-get install -y -qq --no-install-recommends chromium; } >/dev/null 2>&1 ||
    echo "browser tests: Chromium could not be installed"
fi

if have uv; then
  timeout 120 uv pip install --quiet --python .venv/bin/python playwright jupyterlab
else
  timeout 180 .venv/bin/python -m pip install --quiet playwright jupyterlab
fi || echo "browser tests: playwright could not be installed"

if have npm && [ ! -f .venv/browser/node_modules/axe-core/axe.min.js ]; then
  timeout 60 npm install --silent --no-audit --no-fund --prefix .venv/browser axe-core@4 >/dev/null 2>&1 ||
    echo "browser tests: axe-core could not be installed"
fi
exit 0
