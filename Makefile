# `make` shows what there is to do. Every target makes itself ready first.

SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help run demo tour test test-fast test-postgresql test-office lint format pin screens office-screens bench bench-startup \
        bench-playback bench-ui bench-township torture torture-ui clean setup-run setup-test \
        setup-bench

# A bare container has no locale; Chinese file names need one.
export LC_ALL := C.UTF-8

PYTHON := .venv/bin/python
PYTEST := $(PYTHON) -m pytest
# More for pytest, e.g.  make test ARGS="tests/sync -k range"
ARGS ?=
# For torture: which chance, and how much of it (200 is all of it).
SEED ?= 1
N ?= 200

help: ## This page                                             看这一页
	@scripts/help.sh $(MAKEFILE_LIST)

##@ See it   看一看

run: setup-run ## Kiosk and township together, with an invented village   镇里、村里一起运行
	@$(PYTHON) -m demo run $(ARGS)

demo: setup-run ## A whole meeting by remote control, with pictures        用遥控器走完一次主题党日
	@$(PYTHON) -m demo tour $(ARGS)

tour: demo ## The same as demo                                      同上

screens: setup-test ## Every page of the kiosk as a picture in build/screens    每一页存成图片
	@$(PYTHON) -m bench.screens $(ARGS)

office-screens: setup-test ## Every page of the office, desk and telephone, in build/office  办公室每一页
	@$(PYTHON) -m bench.office_screens $(ARGS)

##@ Check it   查一查

test: setup-test ## All tests but the browser's, part of them under two time zones   全部测试（浏览器的除外）
	@scripts/test.sh $(ARGS)

test-fast: setup-test ## What needs neither VLC nor a second process           不放片的快速测试
	@$(PYTEST) -n auto -m "not live" $(ARGS)

test-postgresql: setup-test ## The office's tests on PostgreSQL                 办公室的测试换用 PostgreSQL
	@$(PYTHON) -m tests.on_postgresql $(ARGS)

test-office: setup-test ## The office's jobs in a real browser, by keyboard    在浏览器里把办公室的活干一遍
	@TZ=UTC $(PYTEST) tests/live/office -n 2 --dist loadfile $(ARGS)

lint: setup-test ## Style, types, layers, shell, house rules               代码检查
	@scripts/lint.sh

bench: bench-startup bench-playback bench-ui bench-township ## All measurements                    全部性能测量

bench-startup: setup-bench ## Start to home page, beside VLC's own start            开机到主页要多久
	@$(PYTHON) -m bench.startup $(ARGS)

bench-playback: setup-bench ## Playing, beside bare VLC and mpv                      放片的开销
	@$(PYTHON) -m bench.playback $(ARGS)

bench-ui: setup-bench ## Pages and keys with ten years behind them               十年的记录，照样快
	@$(PYTHON) -m bench.ui $(ARGS)

bench-township: setup-bench ## Three years of 300 villages, and 500 kiosks at once     镇里的页面和收件
	@$(PYTHON) -m bench.township $(ARGS)

torture: setup-bench ## Power cuts, bad disks, kills and clocks, on purpose      断电、坏盘、死机都试一遍
	@SEED=$(SEED) N=$(N) $(PYTHON) -m torture $(ARGS)

torture-ui: setup-bench ## Random keys, clicks, touches and chords, under openbox   乱按一通也不怕
	@SEED=$(SEED) N=$(N) $(PYTHON) -m torture --only hands --only touches $(ARGS)

##@ Keep it   收拾一下

format: setup-test ## Put code and the list of files in order               整理代码和文件清单
	@.venv/bin/ruff check --fix --quiet . || true
	@.venv/bin/ruff format --quiet .
	@$(PYTHON) scripts/architecture.py

pin: ## Newest versions that fit, into constraints.txt        更新依赖版本
	@scripts/pin.sh

clean: ## Remove what was built; .venv stays                    删掉生成的文件
	@rm -rf build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	@find . -name __pycache__ -not -path './.venv/*' -prune -exec rm -rf {} +

setup-run setup-test setup-bench: setup-%:
	@scripts/setup.sh $*
