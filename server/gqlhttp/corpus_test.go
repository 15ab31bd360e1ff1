package gqlhttp_test

import (
	"encoding/json"
	"fmt"
	"runtime/metrics"
	"strings"
	"testing"
	"time"

	"lionrock/server/gqlhttp"
)

// The corpus of hostile requests (reliability plan, G1 to G20), made by code. Whatever is in it is
// answered with 2xx or 4xx, at once, in little memory and few bytes, and never reaches the log of
// faults.

type hostile struct{ name, body string }

func query(name, text string) hostile { return hostile{name, request(text, "")} }

func nestings() (all []hostile) {
	for _, levels := range []int{9, 64, 999, 1000, 1001, 5000, 20_000} {
		open := func(piece string) string { return strings.Repeat(piece, levels) }
		name := func(kind string) string { return fmt.Sprintf("%d nested %s", levels, kind) }
		all = append(all,
			query(name("fields"), open("{a")), query(name("closed fields"), open("{a")+open("}")),
			query(name("real fields"), "{domains{edges{node"+open("{related{edges{node")+"{id}"+open("}}}")+"}}}"),
			query(name("lists"), "{echo(text:"+open("[")+open("]")+")}"),
			query(name("objects"), "{find(filter:"+open("{not:")+"{}"+open("}")+"){__typename}}"),
			query(name("list types"), "query($a:"+open("[")+"Int"+open("]")+"){hello}"),
			query(name("inline fragments"), "{"+open("...{")+"hello"+open("}")+"}"),
			query(name("directive arguments"), "{hello"+open("@skip(if:[")+"}"),
			hostile{name("variable lists"), request("{hello}", `{"a":`+open("[")+open("]")+"}")},
			hostile{name("variable objects"), request("{hello}", open(`{"a":`)+"1"+open("}"))},
			hostile{name("JSON objects"), open(`{"query":`) + "1" + open("}")},
			hostile{name("JSON lists"), open("[")},
		)
	}
	return all
}

func repetitions() (all []hostile) {
	for _, n := range []int{2, 14, 15, 16, 17, 20, 21, 50, 51, 100, 101, 200, 201, 500, 999, 1000, 1001, 2000, 5000, 10_000} {
		times := func(text func(int) string) string { return repeated(n, text) }
		same := func(text string) string { return strings.Repeat(text, n) }
		name := func(kind string) string { return fmt.Sprintf("%d %s", n, kind) }
		all = append(all,
			query(name("fields"), "{"+same("hello ")+"}"),
			query(name("__typename"), "{"+same("__typename ")+"}"),
			query(name("unknown fields"), "{"+times(func(i int) string { return fmt.Sprintf("x%d", i) })+"}"),
			query(name("aliases"), "{"+times(func(i int) string { return fmt.Sprintf("a%d:hello", i) })+"}"),
			query(name("aliases of one name"), "{"+times(func(i int) string { return fmt.Sprintf("a:echo(text:\"%d\")", i) })+"}"),
			query(name("aliases of a list"), "{"+times(func(i int) string { return fmt.Sprintf("a%d:domains(first:100){edges{cursor}}", i) })+"}"),
			query(name("sign-ins"), "mutation{"+times(func(i int) string { return fmt.Sprintf(`a%d:signIn(email:"a",password:"%d")`, i, i) })+"}"),
			query(name("directives on a field"), "{hello"+same("@a")+"}"),
			query(name("known directives"), "{hello"+same("@skip(if:false)")+"}"),
			query(name("directives on the operation"), "query"+same("@a")+"{hello}"),
			query(name("arguments"), "{echo("+same(`text:"a" `)+")}"),
			query(name("variables"), "query("+times(func(i int) string { return fmt.Sprintf("$v%d:Int", i) })+"){hello}"),
			query(name("variables of one name"), "query("+same("$v:Int ")+"){hello}"),
			query(name("object members"), "{find(filter:{"+same("text:1 ")+"}){__typename}}"),
			query(name("list elements"), "{domainAvailability(names:"+listOf(n)+"){free}}"),
			hostile{name("variable elements"), request("query($n:[String!]!){domainAvailability(names:$n){free}}", `{"n":`+listOf(n)+"}")},
			hostile{name("variables in JSON"), request("{hello}", "{"+strings.TrimSuffix(times(func(i int) string { return fmt.Sprintf(`"v%d":1,`, i) }), ", ")+"}")},
			query(name("operations"), times(func(i int) string { return fmt.Sprintf("query Q%d{hello}", i) })),
			query(name("anonymous operations"), same("{hello}")),
			query(name("operations of one name"), same("query Q{hello}")),
			query(name("unused fragments"), "{hello}"+times(func(i int) string { return fmt.Sprintf("fragment F%d on Query{hello}", i) })),
			query(name("fragments of one name"), "{...F}"+same("fragment F on Query{hello}")),
			query(name("spreads"), "{"+same("...F ")+"}fragment F on Query{hello}"),
			query(name("unknown spreads"), "{"+same("...F ")+"}"),
			query(name("overlapping selections"), "{"+times(func(i int) string { return fmt.Sprintf("node(id:1){id ...on Domain{name%d:name}}", i) })+"}"),
			query(name("comments"), same("#\n")+"{hello}"),
			query(name("commas"), "{"+same(",")+"hello}"),
			query(name("byte order marks"), same("\ufeff")+"{hello}"),
			query(name("block strings"), `{echo(text:`+same(`""""""`)+`)}`),
			query(name("introspections"), "{"+times(func(i int) string { return fmt.Sprintf("a%d:__schema{types{name}}", i) })+"}"),
			query(name("types"), "{"+times(func(i int) string { return fmt.Sprintf(`a%d:__type(name:"Query"){name}`, i) })+"}"),
		)
	}
	return all
}

func fragmentBombs() (all []hostile) {
	for _, depth := range []int{2, 5, 8, 16, 20, 24, 30} {
		for _, width := range []int{2, 3, 8} {
			for _, leaf := range []string{"hello", "__typename", "...Nowhere", "...F0", "node(id:1){id}", "__schema{types{name}}"} {
				var text strings.Builder
				text.WriteString("{...F0}")
				for i := range depth {
					fmt.Fprintf(&text, "fragment F%d on Query{%s}", i, strings.Repeat(fmt.Sprintf("...F%d ", i+1), width))
				}
				fmt.Fprintf(&text, "fragment F%d on Query{%s}", depth, leaf)
				all = append(all, query(fmt.Sprintf("a bomb %d deep, %d wide, of %s", depth, width, leaf), text.String()))
			}
		}
		var page, circle, alias strings.Builder
		page.WriteString("{domains{edges{node{...F0}}}}")
		circle.WriteString("{__schema{types{...F0}}}")
		alias.WriteString("{node(id:1){...F0}}")
		for i := range depth {
			fmt.Fprintf(&page, "fragment F%d on Domain{related{edges{node{...F%d}}} partner{domains{edges{node{...F%d}}}}}", i, i+1, i+1)
			fmt.Fprintf(&circle, "fragment F%d on __Type{fields{type{...F%d}} ofType{...F%d}}", i, i+1, i+1)
			fmt.Fprintf(&alias, "fragment F%d on Domain{a%d:partner{id ...on Partner{id}} ...F%d ...F%d}", i, i, i+1, i+1)
		}
		fmt.Fprintf(&page, "fragment F%d on Domain{id}", depth)
		fmt.Fprintf(&circle, "fragment F%d on __Type{name}", depth)
		fmt.Fprintf(&alias, "fragment F%d on Domain{id}", depth)
		all = append(all, query("pages in pages", page.String()), query("types in types", circle.String()), query("aliases", alias.String()))
	}
	for n := 1; n <= 60; n++ {
		var ring strings.Builder
		ring.WriteString("{...F0}")
		for i := range n {
			fmt.Fprintf(&ring, "fragment F%d on Query{hello ...F%d}", i, (i+1)%n)
		}
		all = append(all, query(fmt.Sprintf("a ring of %d fragments", n), ring.String()),
			query("the same under a field", strings.ReplaceAll(strings.ReplaceAll(ring.String(), "on Query{hello", "on Domain{id"), "{...F0}fr", "{domains{edges{node{...F0}}}}fr")))
	}
	return all
}

// odd values, put into every place where a value can be.
func oddities() (all []hostile) {
	values := []string{
		"null", "true", "-0", "0", "-1", "2147483648", "9007199254740993", "9223372036854775808", "1e400", "-1e400", "1e-400",
		"0.1", `""`, `"x"`, `"\ud800"`, `"\udc00\ud800"`, `"\u0000"`, `"\u202e"`, "[]", "[[]]", "[null]", "{}", `{"a":1}`,
		`{"__proto__":{"x":1}}`, `{"constructor":{}}`, `{"text":"x","text":"y"}`, `{"not":{"not":null}}`, `{"kinds":["licence"]}`,
		`{"kinds":[0]}`, `{"kinds":"LICENCE"}`, `"` + strings.Repeat("a", 100_000) + `"`, `"` + strings.Repeat("界", 30_000) + `"`,
		`"` + strings.Repeat(`\n`, 10_000) + `"`, "1" + strings.Repeat("0", 10_000), "0." + strings.Repeat("1", 10_000),
	}
	queries := []string{
		"query($v:String!){echo(text:$v)}", "query($v:Int){echo(text:\"x\",times:$v)}", "query($v:Float){echo(text:\"x\",ratio:$v)}",
		"query($v:ID!){node(id:$v){id}}", "query($v:[String!]!){domainAvailability(names:$v){free}}", "query($v:Filter){find(filter:$v){__typename}}",
		"query($v:DateTime!){at(instant:$v)}", "query($v:Int){domains(first:$v){edges{cursor}}}", "query($v:Int){domains(last:$v,first:$v){edges{cursor}}}",
		"query($v:Kind){find(filter:{kinds:[$v]}){__typename}}", "query($v:Boolean!){hello@skip(if:$v)}", "query($v:Boolean!){hello@include(if:$v)}",
		"query($v:[[Int]]){hello}", "query($v:Nope){hello}", "query($v:Domain){hello}", "{echo(text:$v)}", "query($v:String){hello}",
		`mutation($v:String!){signIn(email:$v,password:$v)}`, "query($v:String!){node(id:$v){id}}", "query($w:Int){echo(text:\"x\",times:$w)}",
		"query($v:[Kind!]){find(filter:{kinds:$v}){__typename}}", "query($v:String!){find(filter:{not:{text:$v}}){__typename}}",
	}
	for _, value := range values {
		for _, text := range queries {
			all = append(all, hostile{"the variable " + value[:min(20, len(value))] + " in " + text, request(text, `{"v":`+value+"}")})
		}
		quoted, _ := json.Marshal("query($v:Int=" + value + "){echo(text:" + value + ",times:$v,ratio:" + value + ")}")
		all = append(all,
			hostile{"written " + value[:min(20, len(value))], `{"query":` + string(quoted) + "}"},
			hostile{"as variables " + value[:min(20, len(value))], `{"query":"{hello}","variables":` + value + "}"},
			hostile{"as extensions " + value[:min(20, len(value))], `{"query":"{hello}","extensions":` + value + "}"},
			hostile{"as operation name " + value[:min(20, len(value))], `{"query":"{hello}","operationName":` + value + "}"},
			hostile{"as query " + value[:min(20, len(value))], `{"query":` + value + "}"},
			hostile{"as body " + value[:min(20, len(value))], value})
	}
	return all
}

func texts() (all []hostile) {
	for _, text := range []string{
		"subscription{hello}", "subscription A{a b c}", "{...@defer{hello}}", "{...@defer(label:\"a\"){domains{totalCount}}}",
		"{domains{edges@stream{cursor}}}", "mutation{hello}", "query{signIn(email:\"a\",password:\"b\")}", "schema{query:Query}",
		"type Query{a:Int}", "extend type Query{a:Int}", "{node(id:\"dom_1\"){name}}", "{node(id:\"dom_1\"){...on Holder{name}}}",
		"{find{id}}", "{find{...on Fee{cents}}}", "{hello{x}}", "{domains}", "{}", "{ }", "query", "query{", "fragment", "...", "{...}",
		"{\"hello\"}", "{'hello'}", "{hello;}", "{hello\x00}", "{\u202ehello}", "{ｈｅｌｌｏ}", "{hello\u00a0}", "\ufeff{hello}", "{hello}\x1a",
		`{echo(text:"\u{110000}")}`, `{echo(text:"\u{D800}")}`, `{echo(text:"\uD83D\uDE00")}`, `{echo(text:"\x41")}`, `{echo(text:"` + "\n" + `")}`,
		`{echo(text:"""` + strings.Repeat(" ", 16_000) + `""")}`, `{echo(text:"""` + strings.Repeat("\n", 15_000) + `""")}`,
		strings.Repeat(" ", 1_000_00), strings.Repeat("\n", 16_000) + "{hello}", "{hello" + strings.Repeat("\t", 16_000) + "}",
		strings.Repeat("(", 10_000), strings.Repeat("!", 10_000), strings.Repeat("$", 10_000), strings.Repeat("\"", 10_001),
		"{" + strings.Repeat("a", 16_000) + "}", "{" + strings.Repeat("a", 16_000) + ":hello}", "query " + strings.Repeat("A", 16_000) + "{hello}",
		"{__schema{types{fields{type{fields{type{fields{type{fields{type{name}}}}}}}}}}}", "{__schema{directive}}", "{__schema{__schema{types{name}}}}",
		"{__type{name}}", "{__type(name:1){name}}", "{__typename@aa@aa@aa@aa@aa@aa@aa@aa@aa@aa}", "{fault}", "{ strictFault }", "{private}",
		"{hello@include(if:false)}", "{hello@skip(if:\"true\")}", "{hello@deprecated}", "{hello@specifiedBy(url:\"x\")}",
	} {
		all = append(all, query(text[:min(60, len(text))], text))
	}
	for i := range 256 { // every byte, in the document and in the body
		all = append(all, query(fmt.Sprintf("byte %d", i), "{hello"+string(rune(i))+"}"),
			hostile{fmt.Sprintf("raw byte %d", i), `{"query":"{hello` + string([]byte{byte(i)}) + `}"}`},
			hostile{fmt.Sprintf("byte %d before the body", i), string([]byte{byte(i)}) + request("{hello}", "")},
			hostile{fmt.Sprintf("byte %d after the body", i), request("{hello}", "") + string([]byte{byte(i)})})
	}
	whole := request(`query A($n:[String!]!){domainAvailability(names:$n){name free fees{cents}}}`, `{"n":["a.hk","b.hk"]}`)
	for i := range len(whole) { // every beginning, and every gap, of a good request
		all = append(all, hostile{fmt.Sprintf("the first %d bytes", i), whole[:i]},
			hostile{fmt.Sprintf("without byte %d", i), whole[:i] + whole[i+1:]},
			hostile{fmt.Sprintf("byte %d twice", i), whole[:i+1] + whole[i:]})
	}
	return all
}

// allocated is all that was ever taken from the heap.
func allocated() uint64 {
	sample := []metrics.Sample{{Name: "/gc/heap/allocs:bytes"}}
	metrics.Read(sample)
	return sample[0].Value.Uint64()
}

const promised = bound * 100 * time.Millisecond

// anew is how long a request takes a handler that has seen no other.
func anew(t *testing.T, body string) time.Duration {
	t.Helper()
	s, r := serve(t), post(body)
	start := time.Now()
	s.send(r)
	return time.Since(start)
}

func TestNothingInTheCorpusHurts(t *testing.T) {
	var corpus []hostile
	for _, part := range [][]hostile{nestings(), repetitions(), fragmentBombs(), oddities(), texts()} {
		corpus = append(corpus, part...)
	}
	if len(corpus) < 2500 {
		t.Fatalf("only %d requests", len(corpus))
	}
	s := serve(t)
	for _, h := range corpus {
		r := post(h.body)
		before := allocated()
		start := time.Now()
		got := s.send(r)
		took := time.Since(start)
		if got.status != 200 && got.status != 400 && got.status != 413 {
			t.Errorf("%s: %d %.300s", h.name, got.status, got.text)
		}
		if took > promised {
			took = min(anew(t, h.body), anew(t, h.body)) // was it the request, or a busy machine
		}
		if took > promised {
			t.Errorf("%s: took %v", h.name, took)
		}
		if bytes := allocated() - before; bytes > 10<<20 {
			t.Errorf("%s: allocated %d bytes", h.name, bytes)
		}
		if !got.hasData && len(got.text) > 10<<10 {
			t.Errorf("%s: answered with %d bytes", h.name, len(got.text))
		}
	}
	if log := s.log.String(); strings.Contains(log, "panic") {
		t.Errorf("log: %s", log)
	}
}

func TestALineOf600000BracesIsAnsweredInMilliseconds(t *testing.T) {
	body := request(strings.Repeat("{a", 600_000), "")
	open := serve(t, func(c *gqlhttp.Config) { // with nothing but the parser's own limit in the way
		c.Limits.BodyBytes, c.Limits.QueryBytes, c.Limits.Tokens = 10<<20, 10<<20, 10<<20
	})
	for name, s := range map[string]service{"as configured": serve(t), "with the parser alone": open} {
		took := time.Hour
		for range 3 {
			start := time.Now()
			if got := s.send(post(body)); got.code() != "GRAPHQL_LIMIT" {
				t.Errorf("%s: %s", name, got.text)
			}
			took = min(took, time.Since(start))
		}
		if took > promised {
			t.Errorf("%s: %v", name, took)
		}
	}
}
