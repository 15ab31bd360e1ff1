package names

import (
	"sync/atomic"
	"time"

	"lionrock/flows/view"
	"lionrock/rules"
	"lionrock/rules/book"
	"lionrock/rules/name"
	"lionrock/rules/price"
)

// catalogue keeps the categories of the book in force as they are shown, with their list prices, so that an availability
// check need not price them anew.
type catalogue struct{ latest atomic.Pointer[shelf] }

// shelf is the catalogue of one book.
type shelf struct {
	book       *book.Book
	categories []*view.Category
	bySuffix   map[string]*view.Category
}

// Categories lists the categories in force.
func (n *Names) Categories() ([]*view.Category, error) {
	b, _, err := n.bookNow()
	if err != nil {
		return nil, err
	}
	return n.catalogue.of(b).categories, nil
}

func (c *catalogue) of(b *book.Book) *shelf {
	if s := c.latest.Load(); s != nil && s.book == b {
		return s
	}
	s := &shelf{book: b, bySuffix: map[string]*view.Category{}}
	for i := range b.Names.Categories {
		category := categoryOf(b, &b.Names.Categories[i])
		s.categories = append(s.categories, category)
		s.bySuffix[category.Suffix] = category
	}
	c.latest.Store(s)
	return s
}

func categoryOf(b *book.Book, c *name.Category) *view.Category {
	v := &view.Category{
		ID: "cat_" + c.Suffix, Suffix: c.Suffix, ChineseTwin: c.ChineseTwin, Level: c.Level, Eligibility: c.Eligibility,
		LocalPresenceRequired: c.LocalPresence, NameServerLocationRestricted: c.NameServerLocationRestricted(),
		RegistrationLimit: c.RegistrationLimit(), Periods: b.Prices.Terms, Documents: c.Documents,
	}
	if c.MinimumAge > 0 {
		v.MinimumAge = &c.MinimumAge
	}
	public := price.Terms{List: &b.Prices, Scheme: &b.Scheme, At: time.Time{}}
	for _, operation := range []price.Operation{price.Create, price.Renew, price.Transfer} {
		for _, years := range b.Prices.Terms {
			v.Fees = appendPriced(v.Fees, public, price.Order{Suffix: c.Suffix, Operation: operation, Years: years})
		}
	}
	v.Fees = appendPriced(v.Fees, public, price.Order{Suffix: c.Suffix, Operation: price.Restore})
	return v
}

// appendPriced adds the line of an order that has a price.
func appendPriced(lines []price.Line, terms price.Terms, o price.Order) []price.Line {
	if line, refusal := terms.Price(o); refusal == nil {
		return append(lines, line)
	}
	return lines
}

// feesOf are the lines of registering and of renewing one name, as everyone pays them.
func feesOf(c *view.Category, domain string, years int) []price.Line {
	fees := make([]price.Line, 0, 2)
	for _, line := range c.Fees {
		if line.Years == years && (line.Operation == price.Create || line.Operation == price.Renew) {
			line.Name = domain
			fees = append(fees, line)
		}
	}
	return fees
}

// unknownTerm refuses a term that is not on offer.
func unknownTerm(b *book.Book, years int) *rules.Refusal {
	_, refusal := b.Prices.Find(b.Names.Categories[0].Suffix, price.Create, years)
	return refusal
}
