package verify_test

const (
	aNotice = `INSERT INTO announcement (id, title, body_markdown, published_at, public_from, promotion, partners_only)
		VALUES ('ann_1', '{}', '{}', '2026-03-01 00:00:00+00:00', '2026-03-03 00:00:00+00:00', FALSE, FALSE)`
	aReader = `INSERT INTO person (id, email, password_hash, locale, staff_roles, created_at)
		VALUES ('per_reader', 'spoilt@people.example', 'x', 'EN', '[]', '2026-01-01 00:00:00+00:00')`
	itsConsent = `INSERT INTO consent (id, person_id, given, at, words) VALUES ('con_1', 'per_reader', TRUE, '2026-02-01 00:00:00+00:00', '1.0')`
	itsEnd     = `INSERT INTO consent (id, person_id, given, at, words) VALUES ('con_2', 'per_reader', FALSE, '2026-03-03 12:00:00+00:00', '1.0')`
	letterRow  = `INSERT INTO letter (id, person_id, occasion, kind, locale, subject, body, made_at, sent_at) VALUES `
	sentNews   = letterRow + `('let_1', 'per_reader', 'notice/ann_1', 'NEWS', 'EN', 's', 'b', '2026-03-04 00:00:00+00:00', '2026-03-04 00:01:00+00:00')`
)

var letterMutations = []mutation{
	{
		name: "news is sent to who never consented", check: "news was sent only while its reader consented to it",
		either: []string{aReader, aNotice, sentNews},
	},
	{
		name: "news is sent to who has ended it", check: "news was sent only while its reader consented to it",
		either: []string{aReader, aNotice, itsConsent, itsEnd, sentNews},
	},
	{
		name: "news is sent under an embargo", check: "nobody was written about a notice that they could not read yet",
		either: []string{aReader, aNotice, itsConsent, letterRow +
			`('let_1', 'per_reader', 'notice/ann_1', 'NEWS', 'EN', 's', 'b', '2026-03-02 00:00:00+00:00', '2026-03-02 00:01:00+00:00')`},
	},
	{
		name: "a person is written to twice", check: "a person is written to once about each occasion, and every letter is to somebody",
		either: []string{"DROP INDEX letter_occasion_person_id", aReader, aNotice, itsConsent, sentNews, letterRow +
			`('let_2', 'per_reader', 'notice/ann_1', 'NEWS', 'EN', 's', 'b', '2026-03-04 00:00:00+00:00', '2026-03-04 00:01:00+00:00')`},
	},
	{
		name: "a letter is to nobody", check: "a person is written to once about each occasion, and every letter is to somebody",
		either: []string{letterRow +
			`('let_1', 'per_nobody', 'decision/1', 'SERVICE', 'EN', 's', 'b', '2026-03-04 00:00:00+00:00', '2026-03-04 00:01:00+00:00')`},
	},
}
