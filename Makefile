# make demo   the main job on the bundled real sample, headless; says where the maps are
# make test   all tests               make quick   without the slow ones
# make lint   ruff, mypy              make bench   side-by-side timings; with DATA=folder of los_angeles/ and berlin/
#                                                 (see benchmarks/terrain.py) also what helps on hills
# make docs   the site, build/site     make pictures   docs/pictures, by the scripts that demo/pictures.py names
# make release-check   the ZIP, the portal's rules on it, and its use in an empty profile
# make zip    the plugin's ZIP        make link    use this checkout as the plugin of a QGIS profile
# What is missing is installed first: Debian's packages by apt-get, the test tools into a virtual environment.

SHELL := /bin/bash
.ONESHELL:
.SHELLFLAGS := -eu -o pipefail -c

PYTHON ?= /usr/bin/python3
VERSION := $(shell sed -n 's/^version=//p' metadata.txt)
TAG := $(shell $(PYTHON) -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null || echo 3)
VENV := .venv-$(TAG)
PLUGINS := $(CURDIR)/build/plugins
PROFILE ?= $(HOME)/.local/share/QGIS/QGIS3/profiles/default
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)
DEBIAN := qgis python3-qgis qgis-providers python3-gdal gdal-bin python3-numpy python3-pyproj python3-matplotlib python3-scipy
DEBIAN_TESTS := python3-venv python3-pip python3-statsmodels python3-skimage python3-numba python3-h5py

# The checkout is the package: wherever it is imported it must be found under the name vertical_city.
export PYTHONPATH := $(PLUGINS)
export QGIS_PLUGINPATH := $(PLUGINS)
export QT_QPA_PLATFORM := offscreen
# Tests and pictures are in English on every machine.
export LC_ALL := C.UTF-8

.PHONY: demo test quick lint check zip release-check bench link debian debian-tests plugins clean translations docs pictures

define install
missing=$$(for package in $(1); do dpkg-query -W -f='$${Status}' $$package 2>/dev/null | grep -q 'ok installed' || echo $$package; done)
if [ -n "$$missing" ]; then
	echo "installing" $$missing
	$(SUDO) apt-get update -qq
	$(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing >/dev/null
fi
endef

debian:
	@$(call install,$(DEBIAN))

debian-tests: debian
	@$(call install,$(DEBIAN_TESTS))

plugins:
	@mkdir -p $(PLUGINS)
	ln -sfn ../.. $(PLUGINS)/vertical_city

$(VENV)/.ready: tests/requirements.txt | debian-tests
	@tag=$$($(PYTHON) -c 'import sys; print("%d.%d" % sys.version_info[:2])')
	$(PYTHON) -m venv --system-site-packages .venv-$$tag
	.venv-$$tag/bin/python -m pip install --quiet --disable-pip-version-check -r tests/requirements.txt
	touch .venv-$$tag/.ready

# pyproj in a virtual environment does not find Debian's PROJ data by itself.
define in_venv
data=$$($(PYTHON) -c 'import pyproj; print(pyproj.datadir.get_data_dir())')
export PROJ_DATA=$$data PROJ_LIB=$$data
export PATH="$(CURDIR)/.venv-$$($(PYTHON) -c 'import sys; print("%d.%d" % sys.version_info[:2])')/bin:$$PATH"
endef

demo: debian plugins
	@$(PYTHON) demo/run.py

test: debian-tests plugins $(VENV)/.ready
	@$(in_venv)
	python -m pytest -n auto --maxprocesses 4 --dist loadfile

quick: debian-tests plugins $(VENV)/.ready
	@$(in_venv)
	python -m pytest -n auto --maxprocesses 4 --dist loadfile -m "not slow"

lint: debian-tests plugins $(VENV)/.ready
	@$(in_venv)
	ruff check .
	ruff format --check .
	cd $(PLUGINS) && mypy --config-file $(CURDIR)/pyproject.toml -p vertical_city.engine

bench: debian-tests plugins
	@$(call install,grass-core otb-bin)
	$(PYTHON) benchmarks/startup.py
	$(PYTHON) benchmarks/filters.py
	$(PYTHON) benchmarks/scaling.py
	$(PYTHON) benchmarks/fit_heights.py
	$(PYTHON) benchmarks/fusion.py
	$(PYTHON) benchmarks/towers.py $(DATA)
	if [ -n "$(DATA)" ]; then $(PYTHON) benchmarks/terrain.py $(DATA); $(PYTHON) benchmarks/terrain_ideas.py $(DATA); fi
	data=$$($(PYTHON) -c 'import pyproj; print(pyproj.datadir.get_data_dir())')
	export PROJ_DATA=$$data PROJ_LIB=$$data
	$(PYTHON) -m venv --system-site-packages build/bench-venv
	build/bench-venv/bin/python -m pip install --quiet --disable-pip-version-check eos-sar "numba>=0.60" || echo "eos-sar cannot be installed and is left out"
	build/bench-venv/bin/python benchmarks/sar.py
	build/bench-venv/bin/python benchmarks/stereo.py
	build/bench-venv/bin/python -m pip install --quiet --disable-pip-version-check "laspy[lazrs]" || echo "laspy cannot be installed; LAZ and COPC are left out"
	build/bench-venv/bin/python benchmarks/pointclouds.py
	$(PYTHON) benchmarks/import_cloud.py

zip:
	@mkdir -p dist
	git archive --prefix=vertical_city/ -o dist/vertical_city-$(VERSION).zip HEAD
	[ -z "$$(git status --porcelain)" ] || echo "note: the ZIP holds the last commit; there are changes since"
	ls -l dist/vertical_city-$(VERSION).zip

# With nothing of the checkout on the path: check_zip and try_zip take care of that.
release-check: zip $(VENV)/.ready
	@bash .ci/check_zip

$(VENV)/.docs: docs/requirements.txt | $(VENV)/.ready
	@$(in_venv)
	python -m pip install --quiet --disable-pip-version-check -r docs/requirements.txt
	touch $(VENV)/.docs

# Warnings are errors. The tables of parameters are written from the algorithms first.
docs: plugins $(VENV)/.ready $(VENV)/.docs
	@$(in_venv)
	python docs/parameters.py
	NO_MKDOCS_2_WARNING=1 python -m mkdocs build --strict  # --quiet would swallow the warnings that it shall stop at
	echo "open build/site/index.html"

pictures: demo $(VENV)/.ready
	@$(in_venv)
	python demo/pictures.py --all

translations: debian plugins
	@$(call install,qttools5-dev-tools)
	$(PYTHON) ui/i18n/update.py

link:
	@mkdir -p "$(PROFILE)/python/plugins"
	target="$(PROFILE)/python/plugins/vertical_city"
	if [ -e "$$target" ] && [ ! -L "$$target" ]; then
		echo "$$target is a folder, installed from a ZIP: remove it first"; exit 1
	fi
	ln -sfnT "$(CURDIR)" "$$target"
	echo "linked into $(PROFILE)/python/plugins; enable Vertical City in the plugin manager"

clean:
	rm -rf build dist demo/output .venv-* .qgis-settings .hypothesis
