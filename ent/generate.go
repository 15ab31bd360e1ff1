// Package ent is what is remembered: generated from ent/schema, which holds shape, indexes and constraints only.
package ent

//go:generate go run -mod=mod entgo.io/ent/cmd/ent generate --feature intercept,sql/execquery,sql/modifier,sql/upsert,sql/versioned-migration ./schema
