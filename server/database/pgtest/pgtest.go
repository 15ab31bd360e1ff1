// Package pgtest starts a PostgreSQL of its own for tests: a throw-away cluster on a Unix socket, in a temporary folder.
package pgtest

import (
	"bytes"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"slices"
	"strconv"
	"syscall"

	_ "github.com/jackc/pgx/v5/stdlib" // the driver
)

// ErrNone is returned where no initdb can be found.
var ErrNone = errors.New("no PostgreSQL here: initdb was found neither on the PATH nor under /usr/lib/postgresql")

// Cluster is a running throw-away cluster.
type Cluster struct {
	dir, bin string
	as       *syscall.SysProcAttr
}

// Start makes and starts a cluster. Its data is not synced to disk, so it is quick and good for tests only.
func Start() (_ *Cluster, err error) {
	bin, err := binaries()
	if err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp("", "lionrock-pg-")
	if err != nil {
		return nil, err
	}
	c := &Cluster{dir: dir, bin: bin}
	if err = c.giveToPostgres(); err == nil {
		err = c.run("initdb", "-D", filepath.Join(dir, "data"), "-U", "lionrock", "-A", "trust", "-E", "UTF8",
			"--locale=C", "--no-sync")
	}
	if err == nil {
		options := "-c listen_addresses= -c fsync=off -c full_page_writes=off -c autovacuum=off -c max_connections=200" +
			" -c unix_socket_directories=" + dir
		err = c.run("pg_ctl", "-D", filepath.Join(dir, "data"), "-w", "-l", filepath.Join(dir, "log"), "-o", options, "start")
	}
	if err != nil {
		return nil, errors.Join(err, os.RemoveAll(dir))
	}
	return c, nil
}

// Stop ends the cluster and removes it.
func (c *Cluster) Stop() error {
	return errors.Join(
		c.run("pg_ctl", "-D", filepath.Join(c.dir, "data"), "-m", "immediate", "-w", "stop"), os.RemoveAll(c.dir))
}

// Create makes an empty database and returns its URL.
func (c *Cluster) Create(name string) (string, error) {
	return c.URL(name), c.administer("CREATE DATABASE " + name)
}

// Copy makes a copy of a database that nobody is connected to, and returns its URL: in a third of the time in which a database
// is migrated.
func (c *Cluster) Copy(template, name string) (string, error) {
	return c.URL(name), c.administer("CREATE DATABASE " + name + " TEMPLATE " + template + " STRATEGY FILE_COPY")
}

// Drop removes a database, whoever is still connected to it.
func (c *Cluster) Drop(name string) error {
	return c.administer("DROP DATABASE " + name + " WITH (FORCE)")
}

func (c *Cluster) administer(statement string) error {
	admin, err := sql.Open("pgx", c.URL("postgres"))
	if err != nil {
		return err
	}
	_, err = admin.Exec(statement)
	if err = errors.Join(err, admin.Close()); err != nil {
		return fmt.Errorf("%s: %w", statement, err)
	}
	return nil
}

// URL is that of a database of the cluster.
func (c *Cluster) URL(name string) string {
	return "postgres:///" + name + "?" + url.Values{"host": {c.dir}, "user": {"lionrock"}}.Encode()
}

// giveToPostgres hands the folder to the postgres user where this process is root, as which PostgreSQL refuses to run.
func (c *Cluster) giveToPostgres() error {
	if os.Geteuid() != 0 {
		return nil
	}
	postgres, err := user.Lookup("postgres")
	if err != nil {
		return fmt.Errorf("running as root needs the user postgres: %w", err)
	}
	uid, uidErr := strconv.Atoi(postgres.Uid)
	gid, gidErr := strconv.Atoi(postgres.Gid)
	if err := errors.Join(uidErr, gidErr); err != nil {
		return err
	}
	c.as = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}}
	return os.Chown(c.dir, uid, gid)
}

func (c *Cluster) run(name string, args ...string) error {
	// The log is no pipe: the server that pg_ctl leaves behind would keep it open.
	var out bytes.Buffer
	log, err := os.CreateTemp("", "lionrock-pg-run-")
	if err != nil {
		return err
	}
	defer os.Remove(log.Name())
	cmd := exec.Command(filepath.Join(c.bin, name), args...)
	cmd.Dir, cmd.Stdout, cmd.Stderr, cmd.SysProcAttr = c.dir, log, log, c.as
	if err := cmd.Run(); err != nil {
		said, _ := os.ReadFile(log.Name())
		out.Write(said)
		return fmt.Errorf("%s: %w: %s", name, err, out.String())
	}
	return nil
}

// binaries finds the folder of the newest PostgreSQL. Debian keeps them off the PATH.
func binaries() (string, error) {
	found, err := filepath.Glob("/usr/lib/postgresql/*/bin/initdb")
	if err != nil {
		return "", err
	}
	slices.Sort(found)
	if len(found) > 0 {
		return filepath.Dir(found[len(found)-1]), nil
	}
	initdb, err := exec.LookPath("initdb")
	if err != nil {
		return "", ErrNone
	}
	real, err := filepath.EvalSymlinks(initdb)
	if err != nil {
		return "", err
	}
	if _, err := os.Stat(filepath.Join(filepath.Dir(real), "pg_ctl")); errors.Is(err, fs.ErrNotExist) {
		return "", ErrNone
	}
	return filepath.Dir(real), nil
}
