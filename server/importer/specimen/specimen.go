// Package specimen writes registers to try things on: as many invented names as are wanted, always the same for the same
// wish, with the mixture a real register has of categories, scripts, holders and dates.
package specimen

import (
	"bufio"
	"fmt"
	"io"
	"math/rand/v2"
	"strconv"
	"time"
)

// Wish is what register is wanted.
type Wish struct {
	Names int
	// Partners are the handles of the partners among whom the names are spread.
	Partners []string
	// Today is the day on which the register stands as it does.
	Today time.Time
}

// Heading is the first line of the file.
const Heading = "name,holder,holder_kind,country,commenced_on,expires_on,partner,operations"

// Write writes the register as a file to import. Its names stand in no order.
func (w Wish) Write(to io.Writer) error {
	out := bufio.NewWriterSize(to, 1<<20)
	random := rand.New(rand.NewPCG(19970701, 852)) //nolint:gosec // the same invented register every time is what is wanted
	out.WriteString(Heading + "\n")
	for i := range w.Names {
		w.line(out, random, i)
	}
	return out.Flush()
}

func (w Wish) line(out *bufio.Writer, random *rand.Rand, i int) {
	name := Name(i)
	category := categoryOf(i)
	commenced := w.Today.AddDate(0, 0, -1-random.IntN(20*365))
	// Most names are in their term; a few have just run out.
	expires := w.Today.AddDate(0, 0, random.IntN(3*365)-20)
	if !expires.After(commenced) {
		expires = commenced.AddDate(1, 0, 0)
	}
	operations := "CREATE"
	if renewed := commenced.AddDate(1, 0, 0); random.IntN(5) == 0 && renewed.Before(w.Today) {
		operations += ";RENEW@" + renewed.Format(time.DateOnly)
	}
	fmt.Fprintf(out, "%s,%s,%s,HK,%s,%s,%s,%s\n", name, holder(category, random.IntN(1+w.Names*2/5)), category.kind,
		commenced.Format(time.DateOnly), expires.Format(time.DateOnly), w.Partners[i%len(w.Partners)], operations)
}

// category is a category and who mostly holds its names.
type category struct {
	suffix, kind, ending string
	// share is how many names of a hundred are in it.
	share int
}

var categories = []category{
	{"hk", "COMPANY", "Limited", 46},
	{"com.hk", "COMPANY", "Company Limited", 38},
	{"org.hk", "NON_PROFIT", "Association", 6},
	{"idv.hk", "INDIVIDUAL", "", 4},
	{"net.hk", "NETWORK_PROVIDER", "Networks", 3},
	{"edu.hk", "SCHOOL", "School", 2},
	{"gov.hk", "GOVERNMENT", "Department", 1},
}

func categoryOf(i int) category {
	hundredth := i % 100
	for _, c := range categories {
		if hundredth < c.share {
			return c
		}
		hundredth -= c.share
	}
	return categories[0]
}

func holder(c category, number int) string {
	given := first[number%len(first)]
	family := second[number/len(first)%len(second)]
	return title(given) + " " + title(family) + " " + strconv.Itoa(number) + " " + c.ending
}

func title(word string) string { return string(word[0]-'a'+'A') + word[1:] }

// Max is how many different names there are.
var Max = len(first) * len(second) * len(tails)

// stride walks through all names in no order: it has no divisor in common with their number.
const stride = 15_485_863

// chineseEvery is one Chinese name in so many.
const chineseEvery = 12

// Name is the i-th name. No two are the same, or forms of one another.
func Name(i int) string {
	suffix := categoryOf(i).suffix
	if i%chineseEvery == chineseEvery-1 {
		return chinese(i/chineseEvery) + "." + suffix
	}
	n := i * stride % Max
	tail := n / (len(first) * len(second))
	return first[n%len(first)] + second[n/len(first)%len(second)] + tails[tail] + "." + suffix
}

// chinese writes four characters, each from a row of its own.
func chinese(i int) string {
	var label []rune
	for _, row := range rows {
		label = append(label, row[i%len(row)])
		i /= len(row)
	}
	return string(label)
}
