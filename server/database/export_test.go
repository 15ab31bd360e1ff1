package database

// What a test of migrations needs to try steps that have not shipped.
var (
	Migrations    = migrations
	MigrateSQLite = migrateSQLite
)
