package launch_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"lionrock/flows/flowstest"
	"lionrock/flows/launch"
	"lionrock/rules"
	rule "lionrock/rules/launch"
	"lionrock/rules/paper"
)

func TestAnObjectionIsTakenToTheLastSecondOfTheFourteenthDay(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		c := inCourt(t, w)
		in := c.filing()
		for _, late := range []string{"2004-05-29 11:59:59", "2004-06-13 00:00:00"} {
			w.Clock.Set(c.day(late))
			_, err := w.Launches.SubmitObjection(flowstest.Anonymous(t), in, w.Key())
			refusal := flowstest.Refused(t, err, rules.ObjectionWindowClosed, "setId")
			if said := refusal.Message.In(rules.English); strings.HasPrefix(late, "2004-06") && !strings.Contains(said, "12 June 2004") {
				t.Errorf("it does not say until when: %s", said)
			}
		}
		w.Clock.Set(c.day("2004-06-12 23:59:59"))
		key := w.Key()
		id, err := w.Launches.SubmitObjection(flowstest.Anonymous(t), in, key)
		c.must(err)
		w.Clock.Set(c.day("2004-06-13 00:00:01"))
		again, err := w.Launches.SubmitObjection(flowstest.Anonymous(t), in, key)
		if again != id || err != nil {
			t.Errorf("a retry is answered %s, %v", again, err)
		}
		v := c.sees(flowstest.Officer(t), id)
		if due := c.day("2004-07-13 00:00:00"); !v.DecisionDueAt.Equal(due) || v.Status != rule.Filed {
			t.Errorf("%s is due at %s, want %s", v.Status, v.DecisionDueAt, due)
		}
	})
}

func TestWhatIsNoObjectionIsRefused(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		c := inCourt(t, w)
		used := c.exhibit()
		c.files(func(in *launch.SubmitObjectionInput) { in.EvidenceIDs = []string{used} })
		empty, _, err := w.Launches.CreateEvidenceUpload(flowstest.Anonymous(t), paper.Announced{
			Filename: "a.pdf", Sha256: strings.Repeat("0a", 32), SizeBytes: 9,
		})
		c.must(err)
		for _, test := range []struct {
			name, field string
			code        rules.Code
			change      func(*launch.SubmitObjectionInput)
		}{
			{"to nothing", "setId", rules.NotFound, func(in *launch.SubmitObjectionInput) { in.SetID = "set_none" }},
			{"without an address", "email", rules.Invalid, func(in *launch.SubmitObjectionInput) { in.Email = "me" }},
			{"of nobody", "objector", rules.Required, func(in *launch.SubmitObjectionInput) { in.Objector = " " }},
			{"on another ground", "ruleCited", rules.GroundNotEntertained, func(in *launch.SubmitObjectionInput) { in.RuleCited = " \t" }},
			{"citing two letters", "ruleCited", rules.Invalid, func(in *launch.SubmitObjectionInput) { in.RuleCited = "no" }},
			{"saying next to nothing", "statement", rules.Invalid, func(in *launch.SubmitObjectionInput) { in.Statement = "It is unfair, that." }},
			{"saying too much", "statement", rules.Invalid, func(in *launch.SubmitObjectionInput) { in.Statement = strings.Repeat("x", 5001) }},
			{"without evidence", "evidenceIds", rules.DocumentsRequired, func(in *launch.SubmitObjectionInput) { in.EvidenceIDs = []string{} }},
			{"with evidence that never came", "evidenceIds", rules.DocumentsRequired, func(in *launch.SubmitObjectionInput) { in.EvidenceIDs = []string{empty.ID} }},
			{"with another's evidence", "evidenceIds", rules.NotFound, func(in *launch.SubmitObjectionInput) { in.EvidenceIDs = []string{used} }},
			{"with eleven pieces", "evidenceIds", rules.Invalid, func(in *launch.SubmitObjectionInput) {
				in.EvidenceIDs = slices.Collect(func(yield func(string) bool) {
					for range 11 {
						yield(c.Key())
					}
				})
			}},
		} {
			t.Run(test.name, func(t *testing.T) {
				_, err := w.Launches.SubmitObjection(flowstest.Anonymous(t), c.filing(test.change), w.Key())
				flowstest.Refused(t, err, test.code, test.field)
			})
		}
	})
}

func TestACaseIsFollowedByReferenceAndAddress(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		c := inCourt(t, w)
		id := c.files()
		mine, err := w.Launches.FiledObjection(flowstest.Anonymous(t), id)
		c.must(err)
		reference := *mine.Reference
		if len(reference) != len("OBJ-0000-0000") || c.sees(flowstest.Anonymous(t), id) != nil {
			t.Errorf("the reference %s, or a case that was not admitted, is told to everyone", reference)
		}
		for _, try := range []struct{ reference, email string }{
			{reference, "else@people.example"}, {"OBJ-0000-0000", "lau@people.example"}, {"", ""}, {reference, "not an address"},
		} {
			if v, err := w.Launches.ObjectionByReference(flowstest.Anonymous(t), try.reference, try.email); v != nil || err != nil {
				t.Errorf("%v is answered %v, %v", try, v, err)
			}
		}
		typed := strings.ToLower(strings.ReplaceAll(reference, "-", " "))
		v, err := w.Launches.ObjectionByReference(flowstest.Anonymous(t), typed, " LAU@people.example")
		if err != nil || v == nil || v.ID != id || *v.Statement == "" {
			t.Fatalf("it is answered %v, %v", v, err)
		}
		if pieces, err := w.Launches.EvidenceOf(flowstest.Anonymous(t), v); len(pieces) != 1 || err != nil {
			t.Errorf("the objector is shown %d pieces of evidence, %v", len(pieces), err)
		}
	})
}

func TestTriesAreSlowedDown(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		c := inCourt(t, w)
		in := c.filing()
		w.Launches.Slow = slowDown
		_, err := w.Launches.SubmitObjection(flowstest.Anonymous(t), in, w.Key())
		flowstest.Refused(t, err, rules.BadCredentials, "")
		_, err = w.Launches.ObjectionByReference(flowstest.Anonymous(t), "OBJ-0000-0000", "lau@people.example")
		flowstest.Refused(t, err, rules.BadCredentials, "")
		_, _, err = w.Launches.CreateEvidenceUpload(flowstest.Anonymous(t), paper.Announced{
			Filename: "a.pdf", Sha256: strings.Repeat("0a", 32), SizeBytes: 9,
		})
		flowstest.Refused(t, err, rules.BadCredentials, "")
	})
}

// Evidence nobody used goes after a day, but never bytes that something else speaks of.
func TestUnusedEvidenceIsRemoved(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		c := inCourt(t, w)
		picture := w.Picture()
		first, second := c.sends(picture), c.sends(picture)
		c.files(func(in *launch.SubmitObjectionInput) { in.EvidenceIDs = []string{first} })
		alone := c.exhibit()
		w.Clock.Move(24*time.Hour - time.Minute)
		if n, err := w.Launches.SweepEvidence(flowstest.System(t)); n != 0 || err != nil {
			t.Errorf("within the day %d pieces were removed, %v", n, err)
		}
		w.Clock.Move(time.Minute)
		if n, err := w.Launches.SweepEvidence(flowstest.System(t)); n != 2 || err != nil {
			t.Errorf("after the day %d pieces were removed, %v", n, err)
		}
		for id, there := range map[string]bool{first: true, second: false, alone: false} {
			file, _, err := w.Launches.OpenEvidence(flowstest.System(t), id)
			if (err == nil) != there {
				t.Errorf("%s: %v", id, err)
			}
			if file != nil {
				c.must(file.Close())
			}
		}
	})
}
