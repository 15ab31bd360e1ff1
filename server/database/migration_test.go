package database_test

import (
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	atlas "ariga.io/atlas/sql/migrate"
	"ariga.io/atlas/sql/sqltool"
	"entgo.io/ent/dialect"
	entsql "entgo.io/ent/dialect/sql"
	"entgo.io/ent/dialect/sql/schema"
	"entgo.io/ent/schema/field"
	"github.com/google/go-cmp/cmp"

	"lionrock/ent/migrate"
	"lionrock/flows/flowstest"
	"lionrock/server/database"
)

// shipped are the SHA-256 of the migrations. A file that has shipped has been applied somewhere: it is never changed. What
// is to be different is a new file, and a new line here.
var shipped = map[string]string{
	"postgres/20261122000001_initial.sql":              "2cb2cb7cd2d71dc7c1407d1c6829a9078070316f344599f752302350ad98173d",
	"postgres/20261122000002_append_only.sql":          "550b53d9e57ff689b8b45eb22bcd02f0237fe02c7b4658934112e2ff3676e865",
	"postgres/20261125194702_add_launch.sql":           "3a9205d35bb7366097ed6095f60445dbe174eb3eea53d044677b83b46652f5ff",
	"postgres/20261126000002_launch_once.sql":          "85cd2ad4649a3bb7be04f39dd35fb8c6b9d9626aa62a166bb6a1c0b56c69c7af",
	"postgres/20261126000003_objections_once.sql":      "004c2c52f8d822635e7266bf2a11f20cde701a74c2beb0e9b44bc1c0d5b9b752",
	"postgres/20261126004001_allocated_to.sql":         "ccf83315923c2ebb673381b9fe61cb7f5977434de0aeffcf7ccffc7bc0936217",
	"postgres/20261126005545_add_partner_admitted.sql": "4635044c73fa5099af782eacab04c3602ec1ea2ed479e41aed59933891d7d983",
	"postgres/20261126005731_add_joining.sql":          "41f831e192851126a7ef918f7459ee8b5508c1eb4fa2fed22366c23d918490ca",
	"postgres/20261126010000_joining_once.sql":         "1b91f0ac2dc759c38f4b4863b2fe2fe1f24f466e142bd8b6edbf5e7d2842d275",
	"postgres/20261126010145_add_people.sql":           "c58d1cc96402ea9ffca978a1ce6ff0f981cdc1ea359663d4ac4ad6a98994a653",
	"postgres/20261126035134_add_benefits.sql":         "8c08bd44a1d09982583e8a4c18220da27f11d2102ef84a9bcdccf5c863a4409e",
	"postgres/20261126035720_add_passkeys.sql":         "49a92bdbc84005f6c283062b544c95f2af45f3117ca9db4e21c5f58d7b4c5683",
	"postgres/20261126040658_add_letters.sql":          "d21bdf5d73c05832a320aec0144d7b7df10128132fdaf2679dfe79b1a8d02bd1",
	"postgres/20261126041000_letters_once.sql":         "ba3d7aa1c7b7aa36a817a345f185f1e1f6c2c6a1b6e9795a3c9867c89ad4ea91",
	"sqlite3/20261122000001_initial.sql":               "268741624348cf7225c3f84cbf6b462f5bb0c2dc32eaf9f7e08f5dbab2ed19d9",
	"sqlite3/20261122000002_append_only.sql":           "b00748049ef2dd7eaa13411b9d8225d44e6e46b9e0dbd9daf64c65dc94deaaab",
	"sqlite3/20261125194701_add_launch.sql":            "f738fd8be88f565a985c6aeb7360fcb445294e202921753e2ef7fb68c830a711",
	"sqlite3/20261126000002_launch_once.sql":           "1efdc019ff38752f889d862e8e0658dd5088ae22b58298602b0b4c0126bd13f1",
	"sqlite3/20261126000003_objections_once.sql":       "bfa39f2c33f762d74fd8ddb0090b5e4c572e9e4d56ddc43da01252efe41bd042",
	"sqlite3/20261126004000_allocated_to.sql":          "163de6b4f0c572954d3d3cbe70c4187c68420de208ebebb043cc5f80dce7da6b",
	"sqlite3/20261126005540_add_partner_admitted.sql":  "b1bcd5ecf379eaf7e0e17f7427455a0b8c8aeb496ff5f5d7d6c548bd5c3abb4e",
	"sqlite3/20261126005728_add_joining.sql":           "17c174f0479aa6e3746aca0f46bca45a96218e7aa929132949dec1c991fae625",
	"sqlite3/20261126010000_joining_once.sql":          "bfe3be700ac4e4f8152fd0f3e46cdc6dc5e6ddce1b500fed52aba1c723132810",
	"sqlite3/20261126010141_add_people.sql":            "caf2c1205787782714da37ef2ee6975edf49ff694b4680e1102ec662622e895f",
	"sqlite3/20261126035133_add_benefits.sql":          "8fb11d15f3170c2671deaf89d5c59e01fdeed55b339e3c430c9c4224534c6e57",
	"sqlite3/20261126035719_add_passkeys.sql":          "da57dd32ccdaa0ed81859cbb09dca14f344806ddaee61ad9a0ba55286fbe7ffe",
	"sqlite3/20261126040655_add_letters.sql":           "7ffb360a37b9be6d8f5124886c98cd2c3ff68e8b82679ca5cee2d1100c49d355",
	"sqlite3/20261126041000_letters_once.sql":          "7a4671655169ba0e467c926b4c2bfa2a96ec764902bf14b3c3db981b28037e48",
}

func TestAMigrationThatHasShippedIsNeverChanged(t *testing.T) {
	t.Parallel()
	found := map[string]string{}
	err := fs.WalkDir(database.Migrations, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(name, ".sql") {
			return err
		}
		content, err := fs.ReadFile(database.Migrations, name)
		sum := sha256.Sum256(content)
		found[strings.TrimPrefix(name, "migrations/")] = hex.EncodeToString(sum[:])
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(shipped, found); diff != "" {
		t.Errorf("the migrations are not those that shipped (-want +got):\n%s", diff)
	}
}

func TestTheNextMigrationCanBeWritten(t *testing.T) {
	t.Parallel()
	for _, dialectName := range []string{dialect.SQLite, dialect.Postgres} {
		dir, err := sqltool.NewGooseDir("migrations/" + dialectName)
		if err != nil {
			t.Fatal(err)
		}
		if err := atlas.Validate(dir); err != nil {
			t.Errorf("%s: the sums beside the migrations are not theirs: %v", dialectName, err)
		}
	}
}

// next writes the migration that would bring what the migrations make to the shape of tables, and returns it: nothing,
// where that is the shape they make. It is done as the diff command does it, on an empty database.
func next(t *testing.T, dialectName, driver, source string, tables []*schema.Table) string {
	t.Helper()
	folder := t.TempDir()
	if err := os.CopyFS(folder, os.DirFS("migrations/"+dialectName)); err != nil {
		t.Fatal(err)
	}
	dir, err := sqltool.NewGooseDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	db, err := entsql.Open(driver, source)
	if err != nil {
		t.Fatal(err)
	}
	m, err := schema.NewMigrate(entsql.OpenDB(dialectName, db.DB()), schema.WithDir(dir), schema.WithMigrationMode(schema.ModeReplay), schema.WithDialect(dialectName),
		schema.WithFormatter(sqltool.GooseFormatter), schema.WithDropColumn(true), schema.WithDropIndex(true))
	if err != nil {
		t.Fatal(err)
	}
	err = m.NamedDiff(t.Context(), "next", tables...)
	if closeErr := db.Close(); closeErr != nil {
		t.Error(closeErr)
	}
	if err != nil && !errors.Is(err, atlas.ErrNoPlan) {
		t.Fatal(err)
	}
	written, err := filepath.Glob(filepath.Join(folder, "*_next.sql"))
	if err != nil || len(written) == 0 {
		return ""
	}
	statements, err := os.ReadFile(written[0])
	if err != nil {
		t.Fatal(err)
	}
	return string(statements)
}

func TestTheMigrationsMakeTheShapeTheProgramKnows(t *testing.T) {
	t.Parallel()
	for _, dialectName := range []string{dialect.SQLite, dialect.Postgres} {
		t.Run(dialectName, func(t *testing.T) {
			source := func(name string) (string, string) {
				return "sqlite3", "file:" + name + "?mode=memory&cache=shared&_fk=1"
			}
			if dialectName == dialect.Postgres {
				cluster := flowstest.RequirePostgres(t)
				source = func(name string) (string, string) {
					url, err := cluster.Create(name)
					if err != nil {
						t.Fatal(err)
					}
					return "pgx", url
				}
			}
			driver, empty := source("shape")
			if statements := next(t, dialectName, driver, empty, migrate.Tables); statements != "" {
				t.Errorf("to make the shape of ent/schema there would be needed\n%s", statements)
			}
			t.Run("and another shape is noticed", func(t *testing.T) {
				same := migrate.AnnouncementTable
				changed := schema.NewTable(same.Name).SetAnnotation(same.Annotation)
				for _, column := range slices.Concat(same.Columns, []*schema.Column{{Name: "motto", Type: field.TypeString, Nullable: true}}) {
					changed.AddColumn(column)
				}
				changed.PrimaryKey, changed.Indexes = same.PrimaryKey, same.Indexes
				other := slices.DeleteFunc(slices.Clone(migrate.Tables), func(t *schema.Table) bool { return t == same })
				driver, empty := source("another_shape")
				if statements := next(t, dialectName, driver, empty, append(other, changed)); !strings.Contains(statements, "motto") {
					t.Errorf("written was %q", statements)
				}
			})
		})
	}
}

// A migration that rebuilds a table, as SQLite must for most changes of shape, drops the old one. With foreign keys on, and
// they cannot be turned off inside its transaction, that would take along every row that points at it.
func TestRowsSurviveTheRebuildingOfTheTableTheyPointAt(t *testing.T) {
	t.Parallel()
	const rebuilding = `-- +goose Up
PRAGMA foreign_keys = off;
CREATE TABLE new_partner (id text NOT NULL, name text NOT NULL, handle text NOT NULL, website_url text NULL,
	joined_at datetime NOT NULL, low_balance_alert_cents integer NULL, motto text NULL, PRIMARY KEY (id));
INSERT INTO new_partner SELECT id, name, handle, website_url, joined_at, low_balance_alert_cents, NULL FROM partner;
DROP TABLE partner;
ALTER TABLE new_partner RENAME TO partner;
CREATE UNIQUE INDEX partner_handle_key ON partner (handle);
CREATE INDEX partner_name ON partner (name);
PRAGMA foreign_keys = on;
`
	dir, counts := peopled(t)
	file := filepath.Join(dir, database.FileName)
	if err := database.MigrateSQLite(t.Context(), file, with(t, rebuilding)); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(counts, countRows(t, file)); diff != "" {
		t.Errorf("rows were lost (-before +after):\n%s", diff)
	}
}

func TestAMigrationThatLeavesRowsPointingAtNothingIsNotDone(t *testing.T) {
	t.Parallel()
	dir, _ := peopled(t)
	file := filepath.Join(dir, database.FileName)
	err := database.MigrateSQLite(t.Context(), file, with(t, "-- +goose Up\nDELETE FROM person;\n"))
	if err == nil || !strings.Contains(err.Error(), "point at nothing") {
		t.Errorf("answered %v", err)
	}
}

func TestAMigrationThatFailsLeavesTheShapeAsItWas(t *testing.T) {
	t.Parallel()
	dir, counts := peopled(t)
	file := filepath.Join(dir, database.FileName)
	err := database.MigrateSQLite(t.Context(), file, with(t, "-- +goose Up\nALTER TABLE partner ADD COLUMN motto text;\nNONSENSE;\n"))
	if err == nil {
		t.Fatal("it was done")
	}
	if diff := cmp.Diff(counts, countRows(t, file)); diff != "" {
		t.Errorf("(-before +after):\n%s", diff)
	}
	db, err := database.Open(t.Context(), "", dir)
	if err != nil {
		t.Fatalf("the program that shipped no longer opens it: %v", err)
	}
	if err := db.Close(); err != nil {
		t.Error(err)
	}
}

// with is all migrations and one more.
func with(t *testing.T, next string) fs.FS {
	t.Helper()
	steps := fstest.MapFS{}
	err := fs.WalkDir(database.Migrations, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := fs.ReadFile(database.Migrations, name)
		steps[name] = &fstest.MapFile{Data: content}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	steps[path.Join("migrations", dialect.SQLite, "20991231000000_next.sql")] = &fstest.MapFile{Data: []byte(next)}
	return steps
}

// peopled is a data directory with rows in it, closed, and how many rows each table has.
func peopled(t *testing.T) (string, map[string]int) {
	t.Helper()
	dir := flowstest.CopySQLite(t)
	counts := countRows(t, filepath.Join(dir, database.FileName))
	if counts["partner"] < 2 || counts["account"] < 2 || counts["membership"] < 2 {
		t.Fatalf("there is too little to lose: %v", counts)
	}
	return dir, counts
}

func countRows(t *testing.T, file string) map[string]int {
	t.Helper()
	db, err := sql.Open("sqlite3", "file:"+file+"?mode=ro")
	if err != nil {
		t.Fatal(err)
	}
	counts := map[string]int{}
	for _, table := range migrate.Tables {
		var count int
		if err := db.QueryRowContext(t.Context(), "SELECT count(*) FROM "+table.Name).Scan(&count); err != nil {
			t.Fatal(err)
		}
		counts[table.Name] = count
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	return counts
}
