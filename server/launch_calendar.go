package main

import (
	"net/http"
	"strings"
	"time"
	"unicode/utf8"

	"lionrock/flows"
	"lionrock/rules"
	"lionrock/rules/launch"
)

// serveLaunchCalendar is GET /launch/calendar.ics: the dates of the launch for anybody's calendar (RFC 5545), in the
// language of Accept-Language. It is public, and says nothing that launchPhases does not.
func (a *app) serveLaunchCalendar(w http.ResponseWriter, r *http.Request) {
	programme, err := a.launches.Programme()
	if err != nil {
		a.log.ErrorContext(r.Context(), "launch calendar", "error", err)
		http.Error(w, "Something went wrong on our side. Please try again.", http.StatusInternalServerError)
		return
	}
	body := calendarOf(programme, a.frame.Now(), a.config.PublicURL, flows.RequestOf(r.Context()).Locale)
	w.Header().Set("Content-Type", "text/calendar; charset=utf-8")
	w.Header().Set("Content-Disposition", `attachment; filename="`+programme.ID+`.ics"`)
	w.Header().Set("Vary", "Accept-Language")
	_, _ = w.Write([]byte(body)) // a caller that has left reads nothing
}

// calendar is an iCalendar file being written: lines end in CRLF and have at most 75 bytes.
type calendar struct{ strings.Builder }

const lineMax = 75

// line writes one content line, folded where it is too long: never inside a character.
func (c *calendar) line(name, value string) {
	rest, room := name+":"+value, lineMax
	for len(rest) > room {
		cut := room
		for !utf8.RuneStart(rest[cut]) {
			cut--
		}
		c.WriteString(rest[:cut] + "\r\n ")
		rest, room = rest[cut:], lineMax-1
	}
	c.WriteString(rest + "\r\n")
}

// text escapes what people read (RFC 5545 section 3.3.11).
func (c *calendar) text(name, value string) {
	c.line(name, strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\n", `\n`).Replace(value))
}

func (c *calendar) instant(name string, at time.Time) {
	c.line(name, at.UTC().Format("20060102T150405Z"))
}

// event writes one event; without an end it is an instant. Its UID stays the same for good, so that a calendar that
// subscribes to the file changes the event and does not make another.
func (c *calendar) event(uid string, stamp, begins, ends time.Time, title, about, url string) {
	c.line("BEGIN", "VEVENT")
	c.line("UID", uid)
	c.instant("DTSTAMP", stamp)
	c.instant("DTSTART", begins)
	if !ends.IsZero() {
		c.instant("DTEND", ends)
	}
	c.text("SUMMARY", title)
	c.text("DESCRIPTION", about)
	c.line("URL", url)
	c.line("TRANSP", "TRANSPARENT")
	c.line("END", "VEVENT")
}

var sayResultsOf = rules.Say("%s: results", "%s：結果公布", "%s：结果公布")

// calendarOf writes the phases of a programme and the instants at which their results are planned.
func calendarOf(p *launch.Programme, stamp time.Time, base string, locale rules.Locale) string {
	c := &calendar{}
	c.line("BEGIN", "VCALENDAR")
	c.line("VERSION", "2.0")
	c.line("PRODID", "-//Lionrock//Launch calendar//EN")
	c.line("CALSCALE", "GREGORIAN")
	c.line("METHOD", "PUBLISH")
	c.text("X-WR-CALNAME", p.Title.In(locale))
	for i := range p.Phases {
		phase := &p.Phases[i]
		uid, url := strings.ToLower(string(phase.Kind))+"."+p.ID+"@lionrock", base+"/launch"
		title, about := phase.Title.In(locale), phase.Eligibility.In(locale)
		c.event(uid, stamp, phase.Opens, phase.Closes, p.Title.In(locale)+": "+title, about, url)
		if !phase.ResultsAt.IsZero() {
			c.event("results."+uid, stamp, phase.ResultsAt, time.Time{}, sayResultsOf.With(phase.Title).In(locale), about, url)
		}
	}
	c.line("END", "VCALENDAR")
	return c.String()
}
