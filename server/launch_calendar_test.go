package main

import (
	"net/http/httptest"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestTheLaunchIsACalendarAnybodyCanSubscribeTo(t *testing.T) {
	w := newWorld(t, "")
	for _, language := range []string{"en", "zh-HK", "zh-CN"} {
		t.Run(language, func(t *testing.T) {
			r := httptest.NewRequest("GET", "/launch/calendar.ics", nil)
			r.Header.Set("Accept-Language", language)
			answer := w.do(r)
			body := answer.Body.String()
			if answer.Code != 200 || answer.Header().Get("Content-Type") != "text/calendar; charset=utf-8" {
				t.Fatalf("it is answered %d as %s", answer.Code, answer.Header().Get("Content-Type"))
			}
			if strings.Count(body, "\r\n") != strings.Count(body, "\n") || !strings.HasSuffix(body, "END:VCALENDAR\r\n") {
				t.Error("its lines do not all end in CRLF")
			}
			for line := range strings.SplitSeq(body, "\r\n") {
				if len(line) > 75 || !utf8.ValidString(line) {
					t.Errorf("the line %q is too long or cut inside a character", line)
				}
			}
			unfolded := strings.ReplaceAll(body, "\r\n ", "")
			for _, want := range []string{
				"UID:sunrise.hk-2004@lionrock\r\n", "DTSTART:20040517T040000Z\r\nDTEND:20040528T093000Z\r\n",
				"UID:results.pre_registration.hk-2004@lionrock\r\n", "DTSTART:20040531T040000Z\r\nSUMMARY",
			} {
				if !strings.Contains(unfolded, want) {
					t.Errorf("there is no %q in\n%s", want, unfolded)
				}
			}
			if begun, ended := strings.Count(body, "BEGIN:VEVENT"), strings.Count(body, "END:VEVENT"); begun != 7 || ended != 7 {
				t.Errorf("it begins %d events and ends %d; want 4 phases and 3 results", begun, ended)
			}
		})
	}
}
