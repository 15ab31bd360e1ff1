// Command reference is the yardstick of the benchmark: what is left of the server when everything is taken away that is not
// needed to answer its requests. It is net/http, prepared statements over the same file with the same settings, and JSON
// written by hand: no GraphQL, no rules, no sign-in, no limits. It reads and writes the same rows for the same request.
package main

import (
	"context"
	"database/sql"
	"errors"
	"flag"
	"fmt"
	"net/http"
	"os"
	"os/signal"
	"sync/atomic"
	"syscall"
	"time"

	_ "github.com/mattn/go-sqlite3"
)

func main() {
	file := flag.String("db", "", "SQLite database of the server")
	addr := flag.String("addr", "127.0.0.1:8081", "address to listen on")
	partner := flag.String("partner", "harbour", "handle of the partner that registers and lists names")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := run(ctx, *file, *addr, *partner); err != nil {
		fmt.Fprintln(os.Stderr, "reference:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, file, addr, partner string) error {
	s, err := open(file, partner)
	if err != nil {
		return err
	}
	mux := http.NewServeMux()
	mux.HandleFunc("POST /availability", s.availability)
	mux.HandleFunc("GET /domains", s.domains)
	mux.HandleFunc("POST /register", s.register)
	server := &http.Server{Addr: addr, Handler: mux, ReadHeaderTimeout: 5 * time.Second}
	go func() {
		<-ctx.Done()
		_ = server.Shutdown(context.WithoutCancel(ctx))
	}()
	if err := server.ListenAndServe(); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return s.close()
}

// The pools and settings are those of the server: four readers, one writer, a sync to disk for every commit.
const (
	readers  = 4
	settings = "_journal_mode=WAL&_synchronous=FULL&_foreign_keys=1&_busy_timeout=5000&_stmt_cache_size=200"
)

// server is the two pools, and the statements that read prepared.
type server struct {
	read, write *sql.DB
	partner     partner
	atTop       atomic.Bool
	statements
}

// partner is who asks: read once, as a server would keep it from request to request.
type partner struct{ id, name, handle, account string }

type statements struct{ one, many, page *sql.Stmt }

func open(file, handle string) (*server, error) {
	read, err := sql.Open("sqlite3", "file:"+file+"?mode=ro&_query_only=1&"+settings)
	if err != nil {
		return nil, err
	}
	write, err := sql.Open("sqlite3", "file:"+file+"?_txlock=immediate&"+settings)
	if err != nil {
		return nil, err
	}
	read.SetMaxOpenConns(readers)
	read.SetMaxIdleConns(readers)
	write.SetMaxOpenConns(1)
	s := &server{read: read, write: write}
	err = read.QueryRow(`SELECT p.id, p.name, p.handle, a.id FROM partner p JOIN account a ON a.partner_id = p.id
		WHERE p.handle = ?`, handle).Scan(&s.partner.id, &s.partner.name, &s.partner.handle, &s.partner.account)
	if err != nil {
		return nil, fmt.Errorf("partner %s: %w", handle, err)
	}
	return s, s.prepare()
}

func (s *server) prepare() (err error) {
	const held = `SELECT variant_key, submitted_at, completed_at, expires_at FROM domain WHERE released_at IS NULL AND `
	for query, into := range map[string]**sql.Stmt{
		held + "variant_key = ?":                                 &s.one,
		held + "variant_key IN (SELECT value FROM json_each(?))": &s.many,
		`SELECT d.id, d.name, d.ascii_name, d.submitted_at, d.completed_at, d.expires_at, d.name_servers,
			r.id, r.name, r.kind, r.country, p.id, p.name, p.handle
			FROM domain d JOIN partner p ON p.id = d.partner_id JOIN registrant r ON r.id = d.registrant_id
			WHERE d.partner_id = ? AND d.released_at IS NULL AND d.expires_at > ?
				AND (d.completed_at IS NOT NULL OR d.submitted_at >= ?) AND (d.submitted_at, d.id) < (?, ?)
			ORDER BY d.submitted_at DESC, d.id DESC LIMIT ?`: &s.page,
	} {
		//nolint:sqlclosecheck // prepared for as long as the process lives
		if *into, err = s.read.Prepare(query); err != nil {
			return err
		}
	}
	return nil
}

func (s *server) close() error { return errors.Join(s.read.Close(), s.write.Close()) }
