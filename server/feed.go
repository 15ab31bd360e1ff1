package main

import (
	"bytes"
	"fmt"
	"net/http"

	"github.com/gorilla/feeds"
	"github.com/yuin/goldmark"

	"lionrock/flows"
	"lionrock/flows/view"
	"lionrock/rules"
)

// feedMost is how many notices the feed has, the newest first.
const feedMost = 50

var (
	sayFeed   = rules.Say("Notices of the .hk Service Partner Program", ".hk 服務夥伴計劃通知", ".hk 服务伙伴计划通知")
	sayFeedOf = rules.Say("The .hk registry", ".hk 註冊管理機構", ".hk 注册管理机构")
)

// serveFeed is GET /notices.atom: the public's notices for anybody's feed reader (RFC 4287), in the language of lang (en,
// zh-Hant, zh-Hans) or else of Accept-Language. What is under an embargo is not in it.
func (a *app) serveFeed(w http.ResponseWriter, r *http.Request) {
	locale := flows.RequestOf(r.Context()).Locale
	for _, known := range []rules.Locale{rules.English, rules.TraditionalChinese, rules.SimplifiedChinese} {
		if r.URL.Query().Get("lang") == known.Tag() {
			locale = known
		}
	}
	body, err := a.feed(r, locale)
	if err != nil {
		a.log.ErrorContext(r.Context(), "feed of notices", "error", err)
		http.Error(w, "Something went wrong on our side. Please try again.", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/atom+xml; charset=utf-8")
	w.Header().Set("Content-Language", locale.Tag())
	w.Header().Set("Cache-Control", "public, max-age=300")
	w.Header().Set("Vary", "Accept-Language")
	_, _ = w.Write(body) // a reader that has left reads nothing
}

func (a *app) feed(r *http.Request, locale rules.Locale) ([]byte, error) {
	most := feedMost
	public := flows.WithRequest(r.Context(), flows.Request{ID: flows.RequestOf(r.Context()).ID, Locale: locale})
	notices, err := a.program.Announcements(public, view.Page{First: &most})
	if err != nil {
		return nil, err
	}
	feed := &feeds.Feed{
		Title: sayFeed.In(locale), Link: &feeds.Link{Href: a.config.PublicURL + "/notices"}, Id: a.config.PublicURL + "/notices.atom",
		Author: &feeds.Author{Name: sayFeedOf.In(locale)}, Updated: a.frame.Now(),
	}
	for i, edge := range notices.Edges {
		item, err := a.feedItem(edge.Node, locale)
		if err != nil {
			return nil, err
		}
		if i == 0 {
			feed.Updated = item.Updated
		}
		feed.Items = append(feed.Items, item)
	}
	var body bytes.Buffer
	err = feeds.WriteXML(&feeds.Atom{Feed: feed}, &body)
	return body.Bytes(), err
}

func (a *app) feedItem(notice *view.Announcement, locale rules.Locale) (*feeds.Item, error) {
	var html bytes.Buffer
	if err := goldmark.Convert([]byte(notice.BodyMarkdown.In(locale)), &html); err != nil {
		return nil, fmt.Errorf("notice %s: %w", notice.ID, err)
	}
	at := notice.PublishedAt
	if notice.PublicFrom != nil {
		at = *notice.PublicFrom
	}
	address := a.config.PublicURL + "/notices#" + notice.ID
	return &feeds.Item{
		Title: notice.Title.In(locale), Id: address, Link: &feeds.Link{Href: address}, Created: at, Updated: at, Content: html.String(),
	}, nil
}
