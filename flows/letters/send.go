package letters

import (
	"context"
	"fmt"
	"time"

	"lionrock/ent"
	entletter "lionrock/ent/letter"
	"lionrock/flows"
	"lionrock/rules"
	"lionrock/rules/letter"
)

// Mail is a letter as it is given to the post.
type Mail struct {
	// ID is the letter's, the same however often it is tried: who gets it twice can tell.
	ID, To, Subject, Text string
	Locale                rules.Locale
	// EndURL ends the consent to news when it is posted to (RFC 8058); empty for a service message.
	EndURL string
}

// Send gives one letter to the post, once it is sure that it may still be sent, and notes that it went. If the note cannot be
// written the letter is sent again, under the same ID: told twice is better than not told.
func (l *Letters) Send(ctx context.Context, id string, post func(context.Context, Mail) error) (sent bool, err error) {
	ctx = asPost(ctx)
	row, err := l.DB.Read.Letter.Get(ctx, id)
	if err != nil {
		return false, fmt.Errorf("letter %s: %w", id, err)
	}
	if row.SentAt != nil || row.DroppedAt != nil {
		return false, nil
	}
	may, err := l.may(ctx, row)
	if err != nil {
		return false, err
	}
	if !may {
		return false, l.note(ctx, row, func(u *ent.LetterUpdateOne) { u.SetDroppedAt(l.Now()) })
	}
	to, err := l.DB.Read.Person.Get(ctx, row.PersonID)
	if err != nil {
		return false, fmt.Errorf("letter %s: %w", id, err)
	}
	mail := Mail{ID: row.ID, To: to.Email, Subject: row.Subject, Locale: row.Locale}
	if row.Kind == letter.News {
		mail.EndURL = l.Links.Sign(endVerb, EndPath+row.PersonID, l.Now().Add(endLife))
	}
	mail.Text = letter.Foot(row.Body, row.Kind, row.Locale, mail.EndURL)
	if err := post(ctx, mail); err != nil {
		return false, fmt.Errorf("letter %s: %w", id, err)
	}
	return true, l.note(ctx, row, func(u *ent.LetterUpdateOne) { u.SetSentAt(l.Now()) })
}

// may reports whether a letter is still fresh, and news still wanted.
func (l *Letters) may(ctx context.Context, row *ent.Letter) (bool, error) {
	if !l.Now().Before(row.MadeAt.Add(letter.Fresh)) {
		return false, nil
	}
	if row.Kind != letter.News {
		return true, nil
	}
	consent, err := consentAt(ctx, l.DB.Read, row.PersonID)
	return consent.Given, err
}

func (l *Letters) note(ctx context.Context, row *ent.Letter, what func(*ent.LetterUpdateOne)) error {
	err := l.DB.InTx(ctx, func(ctx context.Context, tx *flows.Tx) error {
		update := tx.Letter.UpdateOneID(row.ID).Where(entletter.SentAtIsNil(), entletter.DroppedAtIsNil())
		what(update)
		err := update.Exec(ctx)
		if ent.IsNotFound(err) {
			return nil // noted by another replica
		}
		return err
	})
	if err != nil {
		return fmt.Errorf("note letter %s: %w", row.ID, err)
	}
	return nil
}

// The link of a letter that ends a consent is good for a year.
const (
	// EndPath is where the link leads, followed by the person's ID.
	EndPath = "/letters/end/"
	endVerb = "END"
	endLife = 365 * 24 * time.Hour
)
