# Lionrock: make run, make test, make bench. Everything else helps with these three.

ADDR ?= 127.0.0.1:8080
DATA ?= data
BIN  := bin/lionrock
VERSION := $(shell git describe --tags --always --dirty 2>/dev/null || echo dev)

# SQLite's C code is compiled once and cached; -O2 is worth its half minute in a server that lives for years. What a debugger of
# C would need is a third of that time again, and left out.
export CGO_ENABLED := 1
export CGO_CFLAGS ?= -O2 -g0

GO_FILES := $(shell find . -name node_modules -prune -o -name '*.go' -print 2>/dev/null)
PORTAL_FILES := $(shell find frontend/src frontend/public frontend/index.html frontend/vite.config.ts graph -name '*.graphqls' -o -path 'frontend/*' -type f 2>/dev/null | grep -v node_modules | grep -v /dist/)

.PHONY: run build portal test bench generate check lint clean

## run: build portal and binary, load the demo, serve it. RESET=1 starts anew.
run: build
	@echo "· Starting the demo"
	@$(BIN) demo --addr $(ADDR) --data $(DATA) $(if $(RESET),--reset)

build: $(BIN)

$(BIN): frontend/dist/index.html $(GO_FILES) go.mod go.sum $(wildcard server/database/migrations/*/*.sql server/documents/*.md server/demo/*.txt server/demo/*.png rules/book/*.json rules/name/*.bin)
	@echo "· Building the binary (the first time takes a minute or two: SQLite is compiled too)"
	@go build -ldflags "-X main.version=$(VERSION)" -o $(BIN) ./server

portal: frontend/dist/index.html

frontend/dist/index.html: frontend/node_modules/.installed $(PORTAL_FILES)
	@echo "· Building the portal"
	@cd frontend && npm run --silent build

frontend/node_modules/.installed: frontend/package-lock.json
	@echo "· Installing the portal's libraries"
	@cd frontend && npm ci --silent --no-audit --no-fund && touch node_modules/.installed

AUDIT := server/gqlhttp/audit

$(AUDIT)/node_modules/.installed: $(AUDIT)/package-lock.json
	@echo "· Installing the GraphQL-over-HTTP audit suite"
	@cd $(AUDIT) && npm ci --silent --no-audit --no-fund && touch node_modules/.installed

## test: everything, as CI runs it.
test: build $(AUDIT)/node_modules/.installed
	@./scripts/test

## bench: speed and memory against a bare reference, as ratios of one run.
bench: build
	go run ./bench

## generate: all generated code, from the schemas it comes from.
generate: frontend/node_modules/.installed
	go generate ./ent ./rules/...
	go run ./graph/gen
	cd server/gqlhttp/internal/testschema && go run lionrock/graph/gen
	cd frontend && npm run --silent schema

## check: what is generated is up to date, and the linters have nothing to say.
check: generate lint
	@git diff --exit-code -- ent graph frontend/src/gql rules server/gqlhttp || (echo "generating changed something: commit it"; exit 1)

lint: frontend/node_modules/.installed
	@./scripts/lint

clean:
	rm -rf bin frontend/dist/* data
