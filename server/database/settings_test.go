package database_test

import (
	"context"
	"database/sql"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"lionrock/flows"
	"lionrock/flows/flowstest"
	"lionrock/server/database"
)

func TestEachUnsafeSettingOfSQLiteIsRefused(t *testing.T) {
	t.Parallel()
	safe := []string{"_journal_mode=WAL", "_synchronous=FULL", "_foreign_keys=1", "_busy_timeout=5000"}
	check := func(t *testing.T, settings ...string) error {
		t.Helper()
		file := "file:" + filepath.Join(t.TempDir(), "test.db")
		db, err := sql.Open("sqlite3", file+"?"+strings.Join(settings, "&"))
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() {
			if err := db.Close(); err != nil {
				t.Error(err)
			}
		})
		return database.CheckSQLite(t.Context(), db)
	}
	if err := check(t, safe...); err != nil {
		t.Errorf("the safe settings are refused: %v", err)
	}
	for _, c := range []struct{ name, setting, unsafe string }{
		{"a journal that is rolled back", "journal_mode", "_journal_mode=DELETE"},
		{"a journal in memory", "journal_mode", "_journal_mode=MEMORY"},
		{"commits that are not synced", "synchronous", "_synchronous=NORMAL"},
		{"nothing that is synced", "synchronous", "_synchronous=OFF"},
		{"the driver's own idea of it", "synchronous", ""},
		{"foreign keys that are not looked at", "foreign_keys", "_foreign_keys=0"},
		{"locks that are not waited for", "busy_timeout", "_busy_timeout=0"},
	} {
		t.Run(c.name, func(t *testing.T) {
			settings := []string{c.unsafe}
			for _, s := range safe {
				if !strings.HasPrefix(s, "_"+c.setting+"=") {
					settings = append(settings, s)
				}
			}
			if err := check(t, settings...); err == nil || !strings.Contains(err.Error(), c.setting) {
				t.Errorf("answered %v", err)
			}
		})
	}
}

func TestADatabaseIsOpenedWithSafeSettings(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	db, err := database.Open(t.Context(), "", dir)
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	}()
	err = db.InTx(flowstest.System(t), func(ctx context.Context, tx *flows.Tx) error {
		for pragma, want := range map[string]string{
			"journal_mode": "wal", "synchronous": "2", "foreign_keys": "1", "busy_timeout": "5000",
		} {
			var is string
			if err := tx.SQL.QueryRowContext(ctx, "PRAGMA "+pragma).Scan(&is); err != nil || is != want {
				t.Errorf("the writer's %s is %s, %v", pragma, is, err)
			}
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
	if _, err := db.ReadSQL.ExecContext(t.Context(), "DELETE FROM partner"); err == nil {
		t.Error("a reader can write")
	}
	for _, file := range []string{database.FileName, "lionrock.lock"} {
		if info, err := os.Stat(filepath.Join(dir, file)); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s is %v, %v", file, info.Mode(), err)
		}
	}
}

func TestAPostgreSQLThatAcknowledgesBeforeItHasWrittenIsRefused(t *testing.T) {
	t.Parallel()
	cluster := flowstest.RequirePostgres(t)
	url, err := cluster.Create("unsafe")
	if err != nil {
		t.Fatal(err)
	}
	if db, err := database.Open(t.Context(), url+"&synchronous_commit=off", ""); err == nil || !strings.Contains(err.Error(), "synchronous_commit") {
		t.Errorf("answered %v, %v", db, err)
	}
	db, err := database.Open(t.Context(), url, "")
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Error(err)
	}
	if _, err := database.Open(t.Context(), strings.Replace(url, "/unsafe?", "/none?", 1), ""); err == nil {
		t.Error("a database that is not there was opened")
	}
}

func TestASecondServerOnOneSQLiteFileIsRefused(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	first, err := database.Open(t.Context(), "", dir)
	if err != nil {
		t.Fatal(err)
	}
	for range 2 { // to be refused must not let go of the first one's lock
		if second, err := database.Open(t.Context(), "", dir); err == nil || !strings.Contains(err.Error(), "another lionrock is using "+dir) {
			t.Fatalf("answered %v, %v", second, err)
		}
	}
	if _, err := database.Lock(dir); err == nil {
		t.Error("the folder could be locked twice")
	}
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	next, err := database.Open(t.Context(), "", dir)
	if err != nil {
		t.Fatalf("when the first had closed answered %v", err)
	}
	if err := next.Close(); err != nil {
		t.Error(err)
	}
}

// TestHelperHoldsTheLock is no test: it is the other process of the next one.
func TestHelperHoldsTheLock(t *testing.T) {
	dir := os.Getenv("LIONROCK_TEST_LOCK")
	if dir == "" {
		t.Skip("only run by the test of a server that is killed")
	}
	if _, err := database.Lock(dir); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stdout.WriteString("locked\n"); err != nil {
		t.Fatal(err)
	}
	select {} // until it is killed
}

func TestAKilledServerLeavesNoLock(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	other := exec.Command(os.Args[0], "-test.run=^TestHelperHoldsTheLock$")
	other.Env = append(os.Environ(), "LIONROCK_TEST_LOCK="+dir)
	out, err := other.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := other.Start(); err != nil {
		t.Fatal(err)
	}
	said := make([]byte, len("locked\n"))
	_, readErr := out.Read(said)
	_, lockErr := database.Lock(dir)
	if err := other.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = other.Wait() // it was killed, and says so
	if readErr != nil || lockErr == nil {
		t.Errorf("the other said %q, %v; while it ran the lock was answered %v", said, readErr, lockErr)
	}
	lock, err := database.Lock(dir)
	if err != nil {
		t.Fatalf("after it was killed: %v", err)
	}
	if err := lock.Close(); err != nil {
		t.Error(err)
	}
}
