package flows

import (
	"context"
	"fmt"

	"lionrock/ent/account"
)

// Seed writes what every database holds before anyone acts: the registry's accounts and the dials the program ships with.
func Seed(ctx context.Context, db *DB) error {
	err := db.InTx(AsSystem(ctx, "seed"), func(ctx context.Context, tx *Tx) error {
		for _, id := range []string{RevenueAccount, BankAccount} {
			exists, err := tx.Account.Query().Where(account.ID(id)).Exist(ctx)
			if err != nil {
				return fmt.Errorf("seed accounts: %w", err)
			}
			if exists {
				continue
			}
			if err := tx.Account.Create().SetID(id).SetKind(RegistryAccount(id).Kind).Exec(ctx); err != nil {
				return fmt.Errorf("seed accounts: %w", err)
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	return SeedDials(ctx, db)
}
