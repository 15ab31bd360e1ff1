package flows

import (
	"context"
	"database/sql"
	"fmt"
	"strconv"
	"strings"
	"time"

	"lionrock/ent"
	"lionrock/rules/ledger"
	"lionrock/rules/program"
)

// Nothing waits for a job: what an anniversary makes due is booked by whoever looks at a partner's money next, a deed or a
// reading, as of the instant from which it holds. The ledger has one row of each kind for each year.

const feePrefix = "fee_"

// FeeCause is the cause of the ledger transfers of a partner's administration fee for a membership year.
func FeeCause(partnerID string, year int) string {
	return feePrefix + strings.TrimPrefix(partnerID, partnerPrefix) + "_" + strconv.Itoa(year)
}

// Member reads a partner as far as its years go.
func (r Reading) Member(ctx context.Context, partnerID string) (program.Member, error) {
	var m program.Member
	var admitted sql.NullTime
	query := Rebind(r.Dialect, "SELECT joined_at, admitted_at FROM partner WHERE id = ?")
	if err := r.SQL.QueryRowContext(ctx, query, partnerID).Scan(&m.JoinedAt, &admitted); err != nil {
		return m, fmt.Errorf("years of %s: %w", partnerID, err)
	}
	m.AdmittedAt = m.JoinedAt
	if admitted.Valid {
		m.AdmittedAt = admitted.Time
	}
	return m, nil
}

// booked reads what the ledger says about the fees of a partner's years.
func (r Reading) booked(ctx context.Context, partnerID string, last int) (map[int]program.Booked, error) {
	years, causes := map[string]int{}, []string{}
	for year := 2; year <= last; year++ {
		cause := FeeCause(partnerID, year)
		years[cause], causes = year, append(causes, cause)
	}
	found := map[int]program.Booked{}
	if len(causes) == 0 {
		return found, nil
	}
	query := "SELECT cause, kind, created_at FROM ledger_transfer WHERE " + Any(r.Dialect, "cause")
	err := Each(ctx, r.SQL, func(rows *sql.Rows) error {
		var cause string
		var kind ledger.TransferKind
		var at time.Time
		if err := rows.Scan(&cause, &kind, &at); err != nil {
			return err
		}
		b := found[years[cause]]
		switch kind {
		case ledger.AdministrationFee:
			b.ChargedAt = &at
		case ledger.AdministrationFeeWaiver:
			b.WaivedAt = &at
		case ledger.PaymentReceived, ledger.RegistrationFee, ledger.RegistrationRefund, ledger.Correction,
			ledger.ApplicationRefund, ledger.ApplicationRetained, ledger.ApplicationCredit:
		}
		found[years[cause]] = b
		return nil
	}, Rebind(r.Dialect, query), AnyOf(r.Dialect, causes))
	if err != nil {
		return nil, fmt.Errorf("fees of %s: %w", partnerID, err)
	}
	return found, nil
}

// charging is by what dials a fee is charged that falls due at an instant; by none where no dials held then.
func (f *Frame) charging(at time.Time) program.Charging {
	b, err := f.Book.At(at)
	if err != nil {
		return program.Charging{}
	}
	return program.Charging{Program: &b.Program, Membership: &b.Membership}
}

// Fees reads the administration fees of a partner that have fallen due by an instant, as they are booked.
func (f *Frame) Fees(ctx context.Context, r Reading, partnerID string, at time.Time) (program.Member, []program.Fee, error) {
	member, err := r.Member(ctx, partnerID)
	if err != nil {
		return member, nil, err
	}
	booked, err := r.booked(ctx, partnerID, member.YearAt(at))
	if err != nil {
		return member, nil, err
	}
	return member, member.Fees(at, f.charging, booked), nil
}

// due is a fee that something is to be moved for.
type due struct {
	fee     program.Fee
	booking program.Booking
	account *ent.Account
}

// nextDue finds the first fee that something is to be moved for; nil where there is none. Late tells to look also for
// fees that were taken and are waived by what was completed since.
func (f *Frame) nextDue(ctx context.Context, r Reading, partnerID string, at time.Time, late bool) (*due, error) {
	_, fees, err := f.Fees(ctx, r, partnerID, at)
	if err != nil {
		return nil, err
	}
	for i := range fees {
		fee := &fees[i]
		if fee.WaivedAt != nil || fee.ChargedAt != nil && !late {
			continue
		}
		d, err := f.judge(ctx, r, partnerID, fee, at)
		if err != nil || d != nil {
			return d, err
		}
	}
	return nil, nil
}

func (f *Frame) judge(ctx context.Context, r Reading, partnerID string, fee *program.Fee, at time.Time) (*due, error) {
	reached, err := r.reached(ctx, partnerID, fee)
	if err != nil {
		return nil, err
	}
	account, err := r.PartnerAccount(ctx, partnerID)
	if err != nil {
		return nil, err
	}
	funds := program.Funds{Covers: Totals(account).Covers(fee.Amount)}
	if funds.Covers && fee.ChargedAt == nil {
		if funds.UntouchedSince, err = r.untouched(ctx, account.ID, fee.DueAt()); err != nil {
			return nil, fmt.Errorf("account of %s: %w", partnerID, err)
		}
	}
	booking := fee.Settle(at, reached, funds)
	if booking == (program.Booking{}) {
		return nil, nil
	}
	return &due{fee: *fee, booking: booking, account: account}, nil
}

// SettleFees books what is to be booked of a partner's administration fees, and tells how the partner stands after it. Late
// is for deeds by which a registration of an earlier year may have been completed.
func (f *Frame) SettleFees(ctx context.Context, tx *Tx, partnerID string, late bool) (program.Standing, error) {
	return f.settleFees(ctx, tx, partnerID, f.Now(), late)
}

func (f *Frame) settleFees(ctx context.Context, tx *Tx, partnerID string, at time.Time, late bool) (program.Standing, error) {
	ctx = AsSystem(ctx, "registry clock")
	for {
		d, err := f.nextDue(ctx, tx.Reader(), partnerID, at, late)
		if err != nil {
			return program.Standing{}, err
		}
		if d == nil {
			return f.standing(ctx, tx.Reader(), partnerID, at)
		}
		if err := f.bookFee(ctx, tx, partnerID, d); err != nil {
			return program.Standing{}, err
		}
	}
}

// bookFee moves the money of a fee. What is credited comes first: an account is never overdrawn, not even in between.
func (f *Frame) bookFee(ctx context.Context, tx *Tx, partnerID string, d *due) error {
	cause, revenue := FeeCause(partnerID, d.fee.Number), RegistryAccount(RevenueAccount)
	if d.booking.WaiveAt != nil {
		err := f.Post(ctx, tx, Posting{
			Kind: ledger.AdministrationFeeWaiver, Step: ledger.Posted, Debit: revenue, Credit: d.account, Amount: d.fee.Amount,
			Cause: cause, At: *d.booking.WaiveAt,
		})
		if err != nil {
			return err
		}
	}
	if d.booking.ChargeAt != nil {
		err := f.Post(ctx, tx, Posting{
			Kind: ledger.AdministrationFee, Step: ledger.Posted, Debit: d.account, Credit: revenue, Amount: d.fee.Amount,
			Cause: cause, At: *d.booking.ChargeAt,
		})
		if err != nil {
			return err
		}
	}
	return f.Record(ctx, tx, partnerID, "fee.settle", cause, map[string]any{
		"year": d.fee.Number, "amount": d.fee.Amount, "chargedAt": d.booking.ChargeAt, "waivedAt": d.booking.WaiveAt,
		"version": d.fee.Version,
	})
}

// SettleFeesOf books, before a partner's money is shown, what an anniversary has made due. It answers with the instant as of
// which that is done: what is shown is to be of the same.
func (f *Frame) SettleFeesOf(ctx context.Context, partnerID string) (time.Time, error) {
	ctx, at := AsSystem(ctx, "registry clock"), f.Now()
	d, err := f.nextDue(ctx, f.DB.Reader(), partnerID, at, true)
	if err != nil || d == nil {
		return at, err
	}
	return at, f.DB.InTx(ctx, func(ctx context.Context, tx *Tx) error {
		_, err := f.settleFees(ctx, tx, partnerID, at, true)
		return err
	})
}

func (f *Frame) standing(ctx context.Context, r Reading, partnerID string, at time.Time) (program.Standing, error) {
	member, fees, err := f.Fees(ctx, r, partnerID, at)
	return member.Standing(fees, at), err
}

// MayRegister refuses new names to the actor's partner where it owes its fee: the one place that does. It settles the fee
// first, if the money is there.
func (f *Frame) MayRegister(ctx context.Context, tx *Tx) error {
	standing, err := f.SettleFees(ctx, tx, ActorOf(ctx).PartnerID, false)
	return refused(standing, err)
}

// MayRehearse is MayRegister for a deed that only rehearses.
func (f *Frame) MayRehearse(ctx context.Context) error {
	partnerID := ActorOf(ctx).PartnerID
	at, err := f.SettleFeesOf(ctx, partnerID)
	if err != nil {
		return err
	}
	standing, err := f.standing(ctx, f.DB.Reader(), partnerID, at)
	return refused(standing, err)
}

func refused(standing program.Standing, err error) error {
	if err != nil {
		return err
	}
	if refusal := standing.MayRegister(); refusal != nil {
		return refusal
	}
	return nil
}
