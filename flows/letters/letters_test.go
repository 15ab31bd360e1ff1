package letters_test

import (
	"context"
	"errors"
	"net/url"
	"sync"
	"testing"
	"time"

	"lionrock/ent"
	entletter "lionrock/ent/letter"
	"lionrock/flows"
	"lionrock/flows/flowstest"
	"lionrock/flows/letters"
	"lionrock/rules"
	"lionrock/rules/letter"
)

// post is a mail server that keeps what it takes, and can be away.
type post struct {
	lock sync.Mutex
	sent []letters.Mail
	away bool
}

func (p *post) send(_ context.Context, m letters.Mail) error {
	p.lock.Lock()
	defer p.lock.Unlock()
	if p.away {
		return errors.New("the mail server is away")
	}
	p.sent = append(p.sent, m)
	return nil
}

// office is the platform's post in a world of its own.
type office struct {
	*testing.T
	world *flowstest.World
	*letters.Letters
	post
	occasions []letter.Occasion
}

func opened(t *testing.T, w *flowstest.World) *office {
	o := &office{T: t, world: w}
	o.Letters = letters.New(w.Frame, flows.Links{Base: "https://partners.example.hk", Key: []byte("key")})
	return o
}

// source is what there is to tell in the test.
func (o *office) source(context.Context, time.Time) ([]letter.Occasion, error) {
	return o.occasions, nil
}

// deliver writes and sends whatever is due.
func (o *office) deliver() {
	o.Helper()
	waiting, err := o.Write(o.Context(), o.source)
	if err != nil {
		o.Fatal(err)
	}
	for _, id := range waiting {
		if _, err := o.Send(o.Context(), id, o.send); err != nil && !o.away {
			o.Fatal(err)
		}
	}
}

func (o *office) person(email string) context.Context {
	o.Helper()
	id := o.NewID("per")
	err := o.DB.InTx(o.Context(), func(ctx context.Context, tx *flows.Tx) error {
		return tx.Person.Create().SetID(id).SetEmail(email).SetPasswordHash("x").SetLocale(rules.TraditionalChinese).
			SetStaffRoles(nil).SetCreatedAt(o.Now()).Exec(ctx)
	})
	if err != nil {
		o.Fatal(err)
	}
	return flows.WithRequest(o.Context(), flows.Request{Actor: flows.Actor{Kind: flows.Person, ID: id, Label: email}})
}

func (o *office) promote(key string) {
	o.occasions = append(o.occasions, letter.Occasion{
		Key: key, Subject: rules.Say("Half price", "半價", "半价"), Body: rules.Say("In May.", "五月。", "五月。"), Path: "/notices",
		Notice: letter.Notice{PublishedAt: o.Now(), Promotion: true},
	})
}

func TestNewsReachesWhoConsentedOnceInTheirLanguage(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		o := opened(t, w)
		reader := o.person("reader@people.example")
		o.person("other@people.example")
		if _, err := o.SetConsent(reader, true); err != nil {
			t.Fatal(err)
		}
		o.promote("notice/1")
		o.deliver()
		o.deliver()
		if len(o.sent) != 1 || o.sent[0].To != "reader@people.example" || o.sent[0].Subject != "半價" || o.sent[0].EndURL == "" {
			t.Errorf("the post was given %+v", o.sent)
		}
	})
}

func TestALetterOfAConsentThatEndedMeanwhileIsDropped(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		o := opened(t, w)
		reader := o.person("reader@people.example")
		if _, err := o.SetConsent(reader, true); err != nil {
			t.Fatal(err)
		}
		o.promote("notice/1")
		o.away = true
		o.deliver()
		o.away = false
		if err := o.End(t.Context(), flows.ActorOf(reader).ID); err != nil {
			t.Fatal(err)
		}
		o.deliver()
		if len(o.sent) != 0 {
			t.Errorf("news was sent to who had ended it: %+v", o.sent)
		}
		row := w.DB.Read.Letter.Query().OnlyX(t.Context())
		if row.DroppedAt == nil || row.SentAt != nil {
			t.Errorf("the letter is %+v", row)
		}
	})
}

func TestALetterThatCouldNotBeSentIsSentLater(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		o := opened(t, w)
		actor := flows.ActorOf(o.person("waiting@people.example"))
		o.occasions = []letter.Occasion{{
			Key: "decision/1", Subject: rules.Say("Approved", "批准", "批准"), Body: rules.Say("Welcome.", "歡迎。", "欢迎。"), Path: "/join",
			Person: actor.ID, At: w.Frame.Now(),
		}}
		o.away = true
		o.deliver()
		o.away, o.occasions = false, nil
		o.deliver()
		if len(o.sent) != 1 || o.sent[0].EndURL != "" {
			t.Errorf("the post was given %+v", o.sent)
		}
	})
}

func TestASourceThatFailsKeepsNothingFromTheOthers(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		o := opened(t, w)
		reader := o.person("reader@people.example")
		if _, err := o.SetConsent(reader, true); err != nil {
			t.Fatal(err)
		}
		o.promote("notice/1")
		fault := errors.New("the other source is broken")
		broken := func(context.Context, time.Time) ([]letter.Occasion, error) { return nil, fault }
		waiting, err := o.Write(t.Context(), broken, o.source)
		if !errors.Is(err, fault) || len(waiting) != 1 {
			t.Errorf("%d letters wait and the fault is %v", len(waiting), err)
		}
	})
}

func TestTwoServersWriteALetterOnce(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		o := opened(t, w)
		reader := o.person("reader@people.example")
		if _, err := o.SetConsent(reader, true); err != nil {
			t.Fatal(err)
		}
		for i := range 20 {
			o.promote("notice/" + string(rune('a'+i)))
		}
		var both sync.WaitGroup
		for range 2 {
			both.Go(func() {
				if _, err := o.Write(context.Background(), o.source); err != nil {
					t.Error(err)
				}
			})
		}
		both.Wait()
		if made := w.DB.Read.Letter.Query().CountX(t.Context()); made != 20 {
			t.Errorf("%d letters were made, want 20", made)
		}
	})
}

func TestToSayTheSameAgainIsNotRecordedAgain(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		o := opened(t, w)
		reader := o.person("reader@people.example")
		for _, given := range []bool{true, true, false, false, true} {
			said, err := o.SetConsent(reader, given)
			if err != nil || said.Given != given {
				t.Fatalf("%t: %+v, %v", given, said, err)
			}
			w.Clock.Move(time.Minute)
		}
		if rows := w.DB.Read.Consent.Query().CountX(t.Context()); rows != 3 {
			t.Errorf("%d are recorded, want 3", rows)
		}
	})
}

func TestTheLinkOfALetterEndsOneConsentAndNoOther(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		o := opened(t, w)
		reader := o.person("reader@people.example")
		if _, err := o.SetConsent(reader, true); err != nil {
			t.Fatal(err)
		}
		o.promote("notice/1")
		o.deliver()
		query := queryOf(t, o.sent[0].EndURL)
		id := flows.ActorOf(reader).ID
		if !o.ValidEnd(id, query) || o.ValidEnd("per_other", query) {
			t.Error("the link is good for somebody else, or not for the reader")
		}
		if err := o.End(t.Context(), id); err != nil {
			t.Fatal(err)
		}
		if said, err := o.Consent(reader); err != nil || said.Given {
			t.Errorf("the consent is %+v, %v", said, err)
		}
		w.Clock.Move(366 * 24 * time.Hour)
		if o.ValidEnd(id, query) {
			t.Error("the link is good for more than a year")
		}
	})
}

func TestALetterThatWasSentIsNeverChanged(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		o := opened(t, w)
		reader := o.person("reader@people.example")
		if _, err := o.SetConsent(reader, true); err != nil {
			t.Fatal(err)
		}
		o.promote("notice/1")
		o.deliver()
		err := w.DB.InTx(t.Context(), func(ctx context.Context, tx *flows.Tx) error {
			return tx.Letter.Update().Where(entletter.SentAtNotNil()).SetDroppedAt(w.Frame.Now()).Exec(ctx)
		})
		if err == nil || ent.IsNotFound(err) {
			t.Error("a letter that was sent could be changed")
		}
	})
}

func queryOf(t *testing.T, address string) url.Values {
	t.Helper()
	parsed, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	return parsed.Query()
}
