package main

import (
	"context"
	"crypto/aes"
	"crypto/cipher"
	"crypto/ed25519"
	"crypto/hkdf"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"lionrock/ent"
	"lionrock/ent/signingkey"
	"lionrock/flows"
	"lionrock/server/token"
)

// secretOf is the server's one secret: configured, or made once and kept beside the database.
func secretOf(c config) (string, error) {
	if c.Secret != "" {
		return c.Secret, nil
	}
	if c.DatabaseURL != "" && !c.sandbox {
		return "", errors.New("LIONROCK_SECRET is needed with PostgreSQL: every server on the database must have the same")
	}
	path := filepath.Join(c.DataDir, "secret")
	kept, err := os.ReadFile(path)
	if err == nil {
		return strings.TrimSpace(string(kept)), nil
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return "", fmt.Errorf("secret: %w", err)
	}
	raw := make([]byte, secretMin)
	if _, err := rand.Read(raw); err != nil {
		return "", fmt.Errorf("secret: %w", err)
	}
	secret := base64.RawURLEncoding.EncodeToString(raw)
	if err := os.MkdirAll(c.DataDir, 0o700); err != nil {
		return "", fmt.Errorf("secret: %w", err)
	}
	return secret, os.WriteFile(path, []byte(secret+"\n"), 0o600)
}

const keyBytes = 32

// subkey derives the key for one purpose, so that no two uses share one.
func subkey(secret, purpose string) []byte {
	key, err := hkdf.Key(sha256.New, []byte(secret), nil, "lionrock "+purpose, keyBytes)
	if err != nil {
		panic(err) // only a length beyond 255 hashes fails
	}
	return key
}

// Signing keys are replaced after 90 days; the tokens of the old one are accepted for another day.
const (
	keyLife    = 90 * 24 * time.Hour
	keyOverlap = 24 * time.Hour
)

// signingKeys reads the keys that sign and are accepted, and makes a new one when the newest is old.
func signingKeys(ctx context.Context, db *flows.DB, secret, publicURL string, now time.Time) (token.Keys, error) {
	vault, err := newVault(subkey(secret, "signing keys"))
	if err != nil {
		return token.Keys{}, err
	}
	var rows []*ent.SigningKey
	err = db.InTx(ctx, func(ctx context.Context, tx *flows.Tx) error {
		rows, err = tx.SigningKey.Query().Where(signingkey.RetiresAtGT(now)).Order(ent.Desc(signingkey.FieldID)).All(ctx)
		if err != nil || len(rows) > 0 && now.Before(rows[0].CreatedAt.Add(keyLife)) {
			return err
		}
		fresh, err := makeKey(ctx, tx, vault, now)
		rows = append([]*ent.SigningKey{fresh}, rows...)
		return err
	})
	if err != nil {
		return token.Keys{}, fmt.Errorf("signing keys: %w", err)
	}
	return vault.open(rows, publicURL)
}

func makeKey(ctx context.Context, tx *flows.Tx, vault vault, now time.Time) (*ent.SigningKey, error) {
	public, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		return nil, err
	}
	return tx.SigningKey.Create().SetKid(token.KeyID(public)).SetSealed(vault.seal(private.Seed())).SetCreatedAt(now).
		SetRetiresAt(now.Add(keyLife + keyOverlap)).Save(ctx)
}

// vault seals private keys, so that a copy of the database signs nothing.
type vault struct{ cipher.AEAD }

func newVault(key []byte) (vault, error) {
	block, err := aes.NewCipher(key)
	if err != nil {
		return vault{}, err
	}
	aead, err := cipher.NewGCMWithRandomNonce(block)
	return vault{aead}, err
}

func (v vault) seal(seed []byte) []byte { return v.Seal(nil, nil, seed, nil) }

func (v vault) open(rows []*ent.SigningKey, publicURL string) (token.Keys, error) {
	var signing ed25519.PrivateKey
	var others []token.PublicKey
	for i, row := range rows {
		seed, err := v.Open(nil, nil, row.Sealed, nil)
		if err != nil {
			return token.Keys{}, errors.New("the signing keys in the database were sealed with another secret; start with the one they were made with")
		}
		private := ed25519.NewKeyFromSeed(seed)
		if i == 0 {
			signing = private
			continue
		}
		public, _ := private.Public().(ed25519.PublicKey)
		others = append(others, token.PublicKey{Public: public, AcceptedUntil: row.RetiresAt})
	}
	return token.NewKeys(publicURL, publicURL+"/graphql", signing, others...)
}
