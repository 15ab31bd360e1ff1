package letters

import (
	"context"
	"fmt"
	"net/url"

	"lionrock/ent"
	"lionrock/ent/consent"
	"lionrock/flows"
	"lionrock/flows/view"
	"lionrock/rules"
	"lionrock/rules/letter"
)

// Consent says how the person who asks stands about news; nil for who is no person.
func (l *Letters) Consent(ctx context.Context) (*view.NewsConsent, error) {
	actor := flows.ActorOf(ctx)
	if actor.Kind != flows.Person {
		return nil, nil
	}
	said, err := consentAt(ctx, l.DB.Read, actor.ID)
	if err != nil {
		return nil, err
	}
	return sayConsent(said, flows.RequestOf(ctx)), nil
}

func sayConsent(said letter.Consent, r flows.Request) *view.NewsConsent {
	v := &view.NewsConsent{Given: said.Given, Words: letter.Words().In(r.Locale), WordsVersion: letter.WordsVersion}
	if !said.At.IsZero() {
		v.Since = &said.At
	}
	return v
}

// SetConsent notes what the person who asks says about news. To say the same again changes nothing.
func (l *Letters) SetConsent(ctx context.Context, given bool) (*view.NewsConsent, error) {
	if flows.ActorOf(ctx).Kind != flows.Person {
		return nil, rules.Refuse(rules.NotEligible, rules.Say(
			"An API client gets no letters. Sign in as a person.", "API 用戶端不會收到信件。請以個人身分登入。",
			"API 客户端不会收到信件。请以个人身份登录。"))
	}
	said, err := l.say(ctx, flows.ActorOf(ctx).ID, given, false)
	if err != nil {
		return nil, err
	}
	return sayConsent(said, flows.RequestOf(ctx)), nil
}

// ValidEnd reports whether a link of a letter is one that ends a person's consent.
func (l *Letters) ValidEnd(personID string, query url.Values) bool {
	return l.Links.Valid(endVerb, EndPath+personID, query, l.Now())
}

// End ends a person's consent by the link of a letter, whose signature has been looked at: it is free, at once, and asks for no
// sign-in.
func (l *Letters) End(ctx context.Context, personID string) error {
	_, err := l.say(flows.AsSystem(ctx, "link of a letter"), personID, false, true)
	return err
}

func (l *Letters) say(ctx context.Context, personID string, given, byLink bool) (said letter.Consent, err error) {
	err = l.DB.InTx(ctx, func(ctx context.Context, tx *flows.Tx) error {
		said, err = consentAt(ctx, tx.Client, personID)
		if err != nil || said.Given == given && !said.At.IsZero() {
			return err
		}
		row, err := tx.Consent.Create().SetID(l.NewID("con")).SetPersonID(personID).SetGiven(given).SetAt(l.Now()).
			SetWords(letter.WordsVersion).SetByLink(byLink).Save(ctx)
		if err != nil {
			return err
		}
		said = consentOf(row)
		action := "consent.end"
		if given {
			action = "consent.give"
		}
		return l.Record(ctx, tx, personID, action, personID, map[string]any{"words": letter.WordsVersion})
	})
	if err != nil {
		return said, fmt.Errorf("consent: %w", err)
	}
	return said, nil
}

func consentAt(ctx context.Context, client *ent.Client, personID string) (letter.Consent, error) {
	row, err := client.Consent.Query().Where(consent.PersonID(personID)).
		Order(ent.Desc(consent.FieldAt, consent.FieldID)).First(ctx)
	if ent.IsNotFound(err) {
		return letter.Consent{}, nil
	}
	if err != nil {
		return letter.Consent{}, fmt.Errorf("consent: %w", err)
	}
	return consentOf(row), nil
}

func consentOf(row *ent.Consent) letter.Consent {
	return letter.Consent{Given: row.Given, At: row.At, Words: row.Words}
}
