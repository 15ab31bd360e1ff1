package verify

const allLetters = "SELECT count(*) FROM letter WHERE sent_at IS NOT NULL"

var letterChecks = []check{
	rows("news was sent only while its reader consented to it", "SELECT count(*) FROM letter WHERE kind = 'NEWS' AND sent_at IS NOT NULL",
		`SELECT l.id FROM letter l WHERE l.kind = 'NEWS' AND l.sent_at IS NOT NULL AND NOT EXISTS (
			SELECT 1 FROM consent c WHERE c.person_id = l.person_id AND c.given AND c.at <= l.sent_at AND NOT EXISTS (
				SELECT 1 FROM consent d WHERE d.person_id = c.person_id AND d.at > c.at AND d.at < l.sent_at AND NOT d.given))`),
	rows("nobody was written about a notice that they could not read yet", allLetters,
		`SELECT l.id FROM letter l JOIN announcement a ON l.occasion = 'notice/' || a.id WHERE l.made_at < a.published_at
			OR (NOT EXISTS (SELECT 1 FROM membership m WHERE m.person_id = l.person_id) AND l.kind = 'NEWS' AND a.public_from > l.made_at)`),
	rows("a person is written to once about each occasion, and every letter is to somebody", "SELECT count(*) FROM letter",
		`SELECT min(id) FROM letter GROUP BY occasion, person_id HAVING count(*) > 1
		UNION ALL SELECT id FROM letter WHERE person_id NOT IN (SELECT id FROM person)`),
}
