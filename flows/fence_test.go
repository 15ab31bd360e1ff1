package flows_test

import (
	"context"
	"errors"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"lionrock/ent"
	"lionrock/ent/migrate"
	"lionrock/flows"
	"lionrock/flows/access"
	"lionrock/flows/flowstest"
	"lionrock/flows/launch"
	"lionrock/rules"
	rule "lionrock/rules/launch"
	"lionrock/rules/registration"
	"lionrock/rules/role"
)

// tablesOfPartners are the tables with a partner's ID, read off the schema, by the name of their ent type. The ledger's
// accounts are not fenced: a deed reads and moves them on behalf of whoever pays.
func tablesOfPartners() []string {
	var types []string
	for _, table := range migrate.Tables {
		for _, column := range table.Columns {
			if column.Name == "partner_id" && table.Name != "account" {
				types = append(types, typeOf(table.Name))
			}
		}
	}
	slices.Sort(types)
	return types
}

// typeOf is the Go name of a table: "audit_entry" is AuditEntry.
func typeOf(table string) string {
	var name strings.Builder
	for part := range strings.SplitSeq(table, "_") {
		name.WriteString(strings.ToUpper(part[:1]) + part[1:])
	}
	return name.String()
}

func TestEveryTableOfPartnersIsBehindTheFence(t *testing.T) {
	fenced := slices.Sorted(maps.Keys(flows.TenantTables()))
	if owned := tablesOfPartners(); !slices.Equal(fenced, owned) {
		t.Errorf("behind the fence are %v; with a partner's ID are %v", fenced, owned)
	}
}

// furnish gives both partners one row in every table behind the fence.
func furnish(t *testing.T, w *flowstest.World) {
	t.Helper()
	deeds := access.New(w.Frame, w.Clock.Now, flowstest.Entropy(), nil, nil)
	for _, p := range []flowstest.Partner{flowstest.Harbour, flowstest.Peak} {
		w.Pay(p, 1000*rules.Dollar)
		w.Register(p, p.Handle+".com.hk", flowstest.With(w.Paper(p, rules.BusinessRegistration)))
		_, _, err := deeds.CreateCredential(flowstest.As(t, p), access.CreateCredentialInput{
			Label: p.Name, Scopes: []role.Role{role.ReadOnly}, ExpiresAt: rules.AddDays(w.Frame.Now(), 30),
		})
		if err != nil {
			t.Fatal(err)
		}
		if _, _, err := deeds.InviteMember(flowstest.As(t, p), "new@people.example", []role.Role{role.ReadOnly}); err != nil {
			t.Fatal(err)
		}
		apply(t, w, p)
		w.Show(p)
	}
}

// apply applies for a name in the launch of 2004, and comes back from it.
func apply(t *testing.T, w *flowstest.World, p flowstest.Partner) {
	t.Helper()
	holder, now := w.NewHolder(p, registration.Registrant{Kind: rules.Company, Name: p.Name, Country: "HK"}), w.Frame.Now()
	w.Clock.Set(time.Date(2004, 5, 20, 12, 0, 0, 0, rules.HongKong))
	_, err := w.Launches.Submit(flowstest.As(t, p), launch.ApplyInput{
		Name: "kite.hk", Phase: rule.Sunrise, RegistrantID: holder,
	}, w.Key())
	if err != nil {
		t.Fatal(err)
	}
	w.Clock.Set(now)
}

// call calls a method of a value by its name and splits off the error it answers last.
func call(t *testing.T, on any, method string, args ...any) (any, error) {
	t.Helper()
	in := make([]reflect.Value, len(args))
	for i, arg := range args {
		in[i] = reflect.ValueOf(arg)
	}
	m := reflect.ValueOf(on).MethodByName(method)
	if !m.IsValid() {
		t.Fatalf("%T has no method %s", on, method)
	}
	out := m.Call(in)
	if len(out) == 1 {
		return out[0].Interface(), nil
	}
	err, _ := out[1].Interface().(error)
	return out[0].Interface(), err
}

func clientOf(client *ent.Client, name string) any {
	return reflect.ValueOf(client).Elem().FieldByName(name).Interface()
}

func field(row any, name string) any {
	return reflect.Indirect(reflect.ValueOf(row)).FieldByName(name).Interface()
}

// everyRow reads a table in every way its query builder has.
func everyRow(t *testing.T, client any, ctx context.Context) (partners []string, errs []error) {
	t.Helper()
	query := func() any { q, _ := call(t, client, "Query"); return q }
	all, err := call(t, query(), "All", ctx)
	errs = append(errs, err)
	for i := range reflect.ValueOf(all).Len() {
		partners = append(partners, field(reflect.ValueOf(all).Index(i).Interface(), "PartnerID").(string))
	}
	for _, way := range []string{"Count", "IDs", "First", "FirstID", "Only", "OnlyID", "Exist"} {
		found, err := call(t, query(), way, ctx)
		errs = append(errs, err)
		number := len(partners)
		switch way {
		case "Count":
			number = found.(int)
		case "IDs":
			number = len(found.([]string))
		case "Exist":
			if found.(bool) != (len(partners) > 0) {
				t.Errorf("%T: Exist answers %v where All finds %d", client, found, len(partners))
			}
		case "First":
			if err == nil && !slices.Contains(partners, field(found, "PartnerID").(string)) {
				t.Errorf("%T: First finds what All does not", client)
			}
		}
		if number != len(partners) {
			t.Errorf("%T: %s finds %d, All %d", client, way, number, len(partners))
		}
	}
	for _, way := range []string{"Select", "GroupBy"} {
		chosen, _ := call(t, query(), way, "partner_id")
		found, err := call(t, chosen, "Strings", ctx)
		errs = append(errs, err)
		for _, partner := range found.([]string) {
			if !slices.Contains(partners, partner) {
				t.Errorf("%T: %s finds rows of %s, All does not", client, way, partner)
			}
		}
	}
	clone, _ := call(t, query(), "Clone")
	if count, err := call(t, clone, "Count", ctx); err == nil && count.(int) != len(partners) {
		t.Errorf("%T: a clone counts %d, All finds %d", client, count, len(partners))
	}
	return partners, errs
}

func TestAQueryFindsOnlyWhatItsActorMaySee(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		furnish(t, w)
		harbour, peak := flowstest.Harbour.ID, flowstest.Peak.ID
		for _, name := range tablesOfPartners() {
			client := clientOf(w.DB.Read, name)
			for _, c := range []struct {
				who  string
				ctx  context.Context
				sees []string
			}{
				{"a partner sees its own", flowstest.As(t, flowstest.Harbour), []string{harbour}},
				{"another partner sees its own", flowstest.As(t, flowstest.Peak), []string{peak}},
				{"an officer sees everyone's", flowstest.Officer(t), []string{harbour, peak}},
				{"the platform sees everyone's", flowstest.System(t), []string{harbour, peak}},
			} {
				partners, errs := everyRow(t, client, c.ctx)
				slices.Sort(partners)
				if seen := slices.Compact(partners); !slices.Equal(seen, slices.Sorted(slices.Values(c.sees))) {
					t.Errorf("%s: %s, but found rows of %v", name, c.who, seen)
				}
				for _, err := range errs {
					if errors.Is(err, flows.ErrNoTenant) {
						t.Errorf("%s: %s, but was answered %v", name, c.who, err)
					}
				}
			}
		}
	})
}

func TestNobodyReachesThroughTheFence(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		furnish(t, w)
		for who, ctx := range map[string]context.Context{
			"the anonymous":         flowstest.Anonymous(t),
			"no request at all":     t.Context(),
			"an applicant":          flowstest.Applicant(t),
			"a partner's officer":   pretending(t, role.RegistryOperator, "ptr_01J0000000000000000NOBODYX"),
			"a client with a staff": clientWith(t, role.RegistryOperator),
		} {
			for _, name := range tablesOfPartners() {
				partners, errs := everyRow(t, clientOf(w.DB.Read, name), ctx)
				if len(partners) != 0 {
					t.Errorf("%s: %s found rows of %v", name, who, partners)
				}
				for _, err := range errs {
					if flows.ActorOf(ctx).PartnerID == "" && !errors.Is(err, flows.ErrNoTenant) {
						t.Errorf("%s: %s was answered %v", name, who, err)
					}
				}
			}
		}
	})
}

// pretending is a partner's person who has a role of the registry's: a role does not lift the fence while a partner is
// acted for.
func pretending(t *testing.T, r role.Role, partnerID string) context.Context {
	request := flows.RequestOf(flowstest.Officer(t))
	request.Actor.PartnerID, request.Actor.Roles = partnerID, []role.Role{r}
	return flows.WithRequest(t.Context(), request)
}

func clientWith(t *testing.T, r role.Role) context.Context {
	request := flows.RequestOf(flowstest.Officer(t))
	request.Actor.Kind, request.Actor.Roles = flows.Client, []role.Role{r}
	return flows.WithRequest(t.Context(), request)
}

func TestAWriteTouchesOnlyItsActorsRows(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		furnish(t, w)
		for _, name := range tablesOfPartners() {
			rows, err := call(t, mustCall(t, clientOf(w.DB.Read, name), "Query"), "All", flowstest.System(t))
			if err != nil {
				t.Fatal(err)
			}
			for i := range reflect.ValueOf(rows).Len() {
				row := reflect.ValueOf(rows).Index(i).Interface()
				if field(row, "PartnerID") == flowstest.Harbour.ID {
					attack(t, w, name, row)
				}
			}
		}
	})
}

func mustCall(t *testing.T, on any, method string, args ...any) any {
	t.Helper()
	answer, err := call(t, on, method, args...)
	if err != nil {
		t.Fatal(err)
	}
	return answer
}

// change makes some change to a row of each table.
var change = map[string]func(update any){
	ent.TypeCredential:        func(u any) { u.(*ent.CredentialUpdateOne).SetUsedAt(flowstest.Start) },
	ent.TypeDocument:          func(u any) { u.(*ent.DocumentUpdateOne).SetReviewedBy("nobody") },
	ent.TypeDomain:            func(u any) { u.(*ent.DomainUpdateOne).SetAutoRenew(true) },
	ent.TypeInvitation:        func(u any) { u.(*ent.InvitationUpdateOne).SetRevokedAt(flowstest.Start) },
	ent.TypeLaunchApplication: func(u any) { u.(*ent.LaunchApplicationUpdateOne).SetWithdrawnAt(flowstest.Start) },
	ent.TypeLogo:              func(u any) { u.(*ent.LogoUpdateOne).SetPostedAt(flowstest.Start) },
	ent.TypeProfile:           func(u any) { u.(*ent.ProfileUpdateOne).SetListed(false) },
	ent.TypeMembership:        func(u any) { u.(*ent.MembershipUpdateOne).SetRoles([]role.Role{role.Admin}) },
	ent.TypeOperation:         func(u any) { u.(*ent.OperationUpdateOne).SetFailedAt(flowstest.Start) },
	ent.TypeRegistrant:        func(u any) { u.(*ent.RegistrantUpdateOne).SetName("Somebody else") },
}

// attack lets those who may not change a row of Harbour's try it in every way there is. Nothing of it is kept, whatever
// comes of it.
func attack(t *testing.T, w *flowstest.World, name string, row any) {
	t.Helper()
	id := reflect.Indirect(reflect.ValueOf(row)).FieldByName("ID").String()
	for who, ctx := range map[string]context.Context{
		"another partner": flowstest.As(t, flowstest.Peak), "the anonymous": flowstest.Anonymous(t), "an applicant": flowstest.Applicant(t),
	} {
		err := w.DB.InTx(ctx, func(ctx context.Context, tx *flows.Tx) error {
			client := clientOf(tx.Client, name)
			changing := mustCall(t, client, "UpdateOneID", id)
			change[name](changing)
			for what, err := range map[string]error{
				"change":         exec(changing, ctx),
				"change nothing": exec(mustCall(t, client, "UpdateOneID", id), ctx),
				"delete":         exec(mustCall(t, client, "DeleteOneID", id), ctx),
			} {
				if err == nil {
					t.Errorf("%s: %s was let to %s a row of Harbour's", name, who, what)
				}
			}
			attackAll(t, client, name, who, ctx)
			return flows.NotFound("undo")
		})
		flowstest.Refused(t, err, rules.NotFound, "undo")
	}
}

// attackAll deletes whatever can be deleted: at most its own.
func attackAll(t *testing.T, client any, name, who string, ctx context.Context) {
	t.Helper()
	own, err := call(t, mustCall(t, client, "Query"), "Count", ctx)
	deleted, deleteErr := call(t, mustCall(t, client, "Delete"), "Exec", ctx)
	if (err == nil) != (who == "another partner") || errors.Is(deleteErr, flows.ErrNoTenant) != (err != nil) {
		t.Errorf("%s: %s was answered %v to a count and %v to a delete", name, who, err, deleteErr)
	}
	if deleteErr == nil && deleted != own {
		t.Errorf("%s: %s deleted %v rows and has %v", name, who, deleted, own)
	}
}

// exec runs a change.
func exec(changing any, ctx context.Context) error {
	out := reflect.ValueOf(changing).MethodByName("Exec").Call([]reflect.Value{reflect.ValueOf(ctx)})
	err, _ := out[0].Interface().(error)
	return err
}

func TestNoRowIsMadeForAnotherPartner(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		holder := func(tx *flows.Tx, p flowstest.Partner, id string) *ent.RegistrantCreate {
			return tx.Registrant.Create().SetID("rgt_" + id).SetPartnerID(p.ID).SetKind(rules.Company).SetName("A").
				SetCountry("HK").SetCreatedAt(flowstest.Start.UTC())
		}
		for _, c := range []struct {
			name    string
			ctx     context.Context
			make    func(context.Context, *flows.Tx) error
			allowed bool
		}{
			{"a partner makes its own", flowstest.As(t, flowstest.Harbour), func(ctx context.Context, tx *flows.Tx) error {
				return holder(tx, flowstest.Harbour, "1").Exec(ctx)
			}, true},
			{"not another's", flowstest.As(t, flowstest.Peak), func(ctx context.Context, tx *flows.Tx) error {
				return holder(tx, flowstest.Harbour, "2").Exec(ctx)
			}, false},
			{"not one of another's among its own", flowstest.As(t, flowstest.Peak), func(ctx context.Context, tx *flows.Tx) error {
				return tx.Registrant.CreateBulk(holder(tx, flowstest.Peak, "3"), holder(tx, flowstest.Harbour, "4")).Exec(ctx)
			}, false},
			{"the anonymous make none", flowstest.Anonymous(t), func(ctx context.Context, tx *flows.Tx) error {
				return holder(tx, flowstest.Harbour, "5").Exec(ctx)
			}, false},
			{"an officer makes anyone's", flowstest.Officer(t), func(ctx context.Context, tx *flows.Tx) error {
				return holder(tx, flowstest.Harbour, "6").Exec(ctx)
			}, true},
		} {
			if err := w.DB.InTx(c.ctx, c.make); (err == nil) != c.allowed {
				t.Errorf("%s, but was answered %v", c.name, err)
			}
		}
		if got := w.Count("SELECT count(*) FROM registrant"); got != 2 {
			t.Errorf("%d rows were made, want 2", got)
		}
	})
}

func TestAWayRoundThroughWhoeverIsSharedIsFencedToo(t *testing.T) {
	flowstest.Each(t, func(t *testing.T, w *flowstest.World) {
		peak := flowstest.As(t, flowstest.Peak)
		through, err := w.DB.Read.Person.Query().QueryMemberships().All(peak)
		if err != nil || len(through) != 1 || through[0].PartnerID != flowstest.Peak.ID {
			t.Errorf("by way of all people found %v, %v", through, err)
		}
		people, err := w.DB.Read.Person.Query().WithMemberships().All(peak)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range people {
			for _, m := range p.Edges.Memberships {
				if m.PartnerID != flowstest.Peak.ID {
					t.Errorf("loaded with %s: a membership of %s", p.Email, m.PartnerID)
				}
			}
		}
		if _, err := w.DB.Read.Person.Query().WithMemberships().All(flowstest.Anonymous(t)); !errors.Is(err, flows.ErrNoTenant) {
			t.Errorf("the anonymous were answered %v", err)
		}
	})
}
