package demo

import (
	"bufio"
	"bytes"
	"context"
	_ "embed"
	"fmt"
	"hash/fnv"
	"strings"
	"time"

	"lionrock/ent"
	"lionrock/flows"
	"lionrock/rules"
	"lionrock/rules/lifecycle"
	"lionrock/rules/program"
)

// realNames are names that are or were registered, from public lists. Their holders and dates here are invented.
//
//go:embed hk-names.txt
var realNames []byte

// register writes the real names as a register that was there before the platform: facts without money.
func (s *stage) register(ctx context.Context) error {
	s.say("Registering real .hk names to invented holders")
	b, err := s.frame.Book.At(s.now)
	if err != nil {
		return err
	}
	return s.frame.DB.InTx(ctx, func(ctx context.Context, tx *flows.Tx) error {
		holders := map[rules.HolderKind]*ent.Registrant{}
		lines := bufio.NewScanner(bytes.NewReader(realNames))
		for lines.Scan() {
			answer := b.Names.Check(lines.Text())
			if answer.Category == nil || answer.Name.VariantKey == "" {
				return fmt.Errorf("%s: %s", lines.Text(), answer.Reason.In(rules.English))
			}
			holder, err := s.holderFor(ctx, tx, holders, answer.Category.Holders)
			if err != nil {
				return err
			}
			began := inventedDay(answer.Name.ASCII)
			expires := lifecycle.Expiry(began, 1)
			years := 1
			for ; !expires.After(s.now); years++ {
				expires = lifecycle.Expiry(began, years+1)
			}
			domain, err := tx.Domain.Create().SetID(s.frame.NewID("dom")).SetPartnerID(victoriaID).SetRegistrantID(holder.ID).
				SetName(answer.Name.Unicode).SetASCIIName(answer.Name.ASCII).SetSuffix(answer.Name.Suffix).
				SetVariantKey(answer.Name.VariantKey).SetYears(1).SetSubmittedAt(began).SetCompletedAt(began).
				SetExpiresAt(expires.UTC()).SetNameServers([]string{"ns1." + answer.Name.ASCII, "ns2." + answer.Name.ASCII}).Save(ctx)
			if err != nil {
				return err
			}
			if err := s.fact(ctx, tx, domain, program.Create, began); err != nil {
				return err
			}
		}
		return lines.Err()
	})
}

// holderFor returns one invented holder of a kind the category admits.
func (s *stage) holderFor(
	ctx context.Context, tx *flows.Tx, holders map[rules.HolderKind]*ent.Registrant, kinds []rules.HolderKind,
) (*ent.Registrant, error) {
	kind := kinds[0]
	for _, k := range kinds {
		if k == rules.Company {
			kind = k
		}
	}
	if holders[kind] == nil {
		row, err := tx.Registrant.Create().SetID(s.frame.NewID("rgt")).SetPartnerID(victoriaID).SetKind(kind).
			SetName("Invented holder (" + strings.ToLower(strings.ReplaceAll(string(kind), "_", " ")) + ")").
			SetCountry("HK").SetCreatedAt(s.now).Save(ctx)
		if err != nil {
			return nil, err
		}
		holders[kind] = row
	}
	return holders[kind], nil
}

// fact writes an operation that happened before the platform did such things, or that no deed does yet.
func (s *stage) fact(ctx context.Context, tx *flows.Tx, d *ent.Domain, kind program.OperationKind, at time.Time) error {
	return tx.Operation.Create().SetID(s.frame.NewID("opr")).SetPartnerID(d.PartnerID).SetDomainID(d.ID).SetName(d.Name).
		SetKind(kind).SetSubmittedAt(at.UTC()).SetPaidAt(at.UTC()).SetDocumentedAt(at.UTC()).SetCompletedAt(at.UTC()).Exec(ctx)
}

// inventedDay is a day between 1999 and 2018 that depends on the name alone.
func inventedDay(name string) time.Time {
	const days = 19 * 365
	hash := fnv.New32a()
	_, _ = hash.Write([]byte(name))
	return time.Date(1999, 1, 4, 10, 0, 0, 0, rules.HongKong).AddDate(0, 0, int(hash.Sum32()%days)).UTC()
}
