package demo

import (
	"bytes"
	"context"
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"fmt"
	"time"

	"lionrock/ent/domain"
	"lionrock/flows"
	"lionrock/flows/names"
	"lionrock/rules"
	"lionrock/rules/paper"
	"lionrock/rules/program"
	"lionrock/rules/registration"
)

// Pictures of papers, each marked as a specimen and made out to the holder it is named after.
var (
	//go:embed specimen-typhoon.png
	typhoonPaper []byte
	//go:embed specimen-sham-shui-po.png
	noodlesPaper []byte
)

// Numbers of the demo that its readers rely on.
const (
	harbourCounted = 97
	kowloonCounted = 263
)

var harbourBalance = 20000 * rules.Dollar

// kowloon has earned its waiver and reached the top tier.
func (s *stage) kowloon(ctx context.Context) error {
	s.say("Playing a year of Kowloon Domains")
	a := s.play(kowloonID, rules.AddMonths(s.now, -5))
	if err := a.pay(ctx, 120000*rules.Dollar, "FPS-KD-1001"); err != nil {
		return err
	}
	holder, err := a.holder(ctx, rules.Company, "Nathan Road Trading Limited", "彌敦道貿易有限公司")
	if err != nil {
		return err
	}
	return a.many(ctx, holder, "kowloon", kowloonCounted, 12*time.Hour)
}

// many registers a number of names, one at every step of time.
func (a *actor) many(ctx context.Context, holder, tail string, number int, every time.Duration) error {
	for i := range number {
		a.at = a.at.Add(every)
		if _, err := a.register(ctx, inventedName(i, tail), holder, 1+i%2); err != nil {
			return err
		}
	}
	return nil
}

// inventedName makes a name that reads like one.
func inventedName(i int, tail string) string {
	first := []string{
		"jade", "lantern", "ferry", "tram", "lotus", "bamboo", "dragon", "pearl", "bauhinia", "lychee", "mango",
		"typhoon", "star", "silk", "tea", "orchid", "junk", "kite", "coral",
	}
	second := []string{
		"kitchen", "studio", "books", "cafe", "motors", "tailor", "optics", "garden", "travel", "music", "school",
		"clinic", "works", "house",
	}
	return fmt.Sprintf("%s-%s-%s.hk", first[i%len(first)], second[(i/len(first))%len(second)], tail)
}

// harbour is three registrations short of its waiver.
func (s *stage) harbour(ctx context.Context) error {
	s.say("Playing eleven months of Harbour Hosting")
	joined := s.harbourJoined()
	a := s.play(harbourID, rules.AddDays(joined, -20))
	if err := a.pay(ctx, 60000*rules.Dollar, "FPS-HH-2001"); err != nil {
		return err
	}
	company, err := a.holder(ctx, rules.Company, "Typhoon Noodle Company Limited", "颱風麵店有限公司")
	if err != nil {
		return err
	}
	// The name it registered in order to join is from before the joining day: it does not count.
	own, err := a.register(ctx, "harbour-hosting.hk", company, 1)
	if err != nil {
		return err
	}
	a.at = joined
	const papers = 2
	if err := a.many(ctx, company, "harbour", harbourCounted-papers, 78*time.Hour); err != nil {
		return err
	}
	for i := range papers {
		if err := a.accepted(ctx, fmt.Sprintf("noodle-shop-%d.com.hk", i+1), company); err != nil {
			return err
		}
	}
	return a.uncounted(ctx, own, company)
}

// accepted registers a name that needs a paper, which an officer accepts.
func (a *actor) accepted(ctx context.Context, name, holder string) error {
	a.at = a.at.Add(time.Hour)
	document, err := a.upload(ctx, rules.BusinessRegistration, typhoonPaper)
	if err != nil {
		return err
	}
	if _, err := a.register(ctx, name, holder, 1, document); err != nil {
		return err
	}
	a.at = a.at.Add(26 * time.Hour)
	return a.names.ReviewDocument(officer(ctx), document, paper.Accepted, "")
}

// uncounted plays one operation for each reason not to count, and those that wait.
func (a *actor) uncounted(ctx context.Context, own, company string) error {
	student, err := a.holder(ctx, rules.Individual, "Chan Tai Man", "陳大文")
	if err != nil {
		return err
	}
	noodles, err := a.holder(ctx, rules.Company, "Sham Shui Po Noodles Limited", "深水埗麵家有限公司")
	if err != nil {
		return err
	}
	for _, step := range []func() error{
		func() error { return a.refused(ctx, "night-market-stall.com.hk", noodles) },
		func() error {
			return a.names.UpdateDomain(a.as(ctx), names.UpdateDomainInput{
				DomainID: own, SetNameServers: true, NameServers: []string{"ns3.harbour-dns.hk", "ns4.harbour-dns.hk"},
			})
		},
		func() error {
			renew := true
			return a.names.UpdateDomain(a.as(ctx), names.UpdateDomainInput{DomainID: own, AutoRenew: &renew})
		},
		func() error { return a.facts(ctx, own) },
		func() error {
			a.at = rules.AddDays(a.stage.now, -4) // recent, so that what waits now is still in time
			return a.waiting(ctx, "sham-shui-po-noodles.com.hk", noodles)
		},
		func() error { _, err := a.register(ctx, "chan-tai-man.idv.hk", student, 1); return err },
		func() error { return a.unpaid(ctx, company) },
	} {
		a.at = a.at.Add(5 * time.Hour)
		if err := step(); err != nil {
			return err
		}
	}
	a.at = a.stage.now
	return a.creditTo(ctx, harbourBalance)
}

// refused registers a name whose paper, made out to another company, an officer rejects.
func (a *actor) refused(ctx context.Context, name, holder string) error {
	document, err := a.upload(ctx, rules.BusinessRegistration, typhoonPaper)
	if err != nil {
		return err
	}
	if _, err := a.register(ctx, name, holder, 1, document); err != nil {
		return err
	}
	a.at = a.at.Add(20 * time.Hour)
	return a.names.ReviewDocument(officer(ctx), document, paper.Rejected,
		"The certificate is for another company. Please send the holder's own, valid today.")
}

// waiting registers a name whose paper is still in the officer's queue.
func (a *actor) waiting(ctx context.Context, name, holder string) error {
	document, err := a.upload(ctx, rules.BusinessRegistration, noodlesPaper)
	if err != nil {
		return err
	}
	_, err = a.register(ctx, name, holder, 2, document)
	return err
}

// unpaid registers names until one waits for money.
func (a *actor) unpaid(ctx context.Context, holder string) error {
	if err := a.drain(ctx); err != nil {
		return err
	}
	_, err := a.register(ctx, "waiting-for-payment-harbour.hk", holder, 1)
	return err
}

// drain pays what is left of the balance back to the partner.
func (a *actor) drain(ctx context.Context) error {
	return a.frame.DB.InTx(flows.AsSystem(ctx, "demo"), func(ctx context.Context, tx *flows.Tx) error {
		return a.payBack(ctx, tx)
	})
}

// facts writes a renewal and a domain transfer, which no deed does yet.
func (a *actor) facts(ctx context.Context, domainID string) error {
	return a.frame.DB.InTx(flows.AsSystem(ctx, "demo"), func(ctx context.Context, tx *flows.Tx) error {
		d, err := tx.Domain.Query().Where(domain.ID(domainID)).Only(ctx)
		if err != nil {
			return err
		}
		past := &stage{frame: a.frame}
		for _, kind := range []program.OperationKind{program.Renew, program.Transfer} {
			if err := past.fact(ctx, tx, d, kind, a.at.Truncate(time.Microsecond)); err != nil {
				return err
			}
		}
		return nil
	})
}

// peak is new; one name waits for its first payment.
func (s *stage) peak(ctx context.Context) error {
	s.say("Welcoming Peak Names")
	a := s.play(peakID, s.now)
	_, err := a.holder(ctx, rules.Company, "Peak Tram Cafe Limited", "山頂纜車咖啡有限公司")
	return err
}

// holder makes a holder of names.
func (a *actor) holder(ctx context.Context, kind rules.HolderKind, name, chinese string) (string, error) {
	in := names.CreateRegistrantInput{Registrant: registration.Registrant{
		Kind: kind, Name: name, NameInChinese: chinese, Country: "HK",
	}}
	if kind == rules.Individual {
		in.BirthDate = "1990-04-01"
	}
	made, err := a.names.CreateRegistrant(a.as(ctx), in)
	if err != nil {
		return "", err
	}
	return made.ID, nil
}

// upload announces and sends a specimen.
func (a *actor) upload(ctx context.Context, kind rules.DocumentKind, specimen []byte) (string, error) {
	sum := sha256.Sum256(specimen)
	document, _, err := a.names.CreateUploadTarget(a.as(ctx), names.CreateUploadTargetInput{
		Kind: kind, Filename: "business-registration-specimen.png", Sha256: hex.EncodeToString(sum[:]), SizeBytes: len(specimen),
	})
	if err != nil {
		return "", err
	}
	return document.ID, a.names.ReceiveUpload(ctx, document.ID, bytes.NewReader(specimen))
}
