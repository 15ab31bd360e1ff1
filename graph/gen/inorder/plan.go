package inorder

import (
	"sync"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
)

// Plan remembers which fields a document asks of each type: gqlgen finds it out anew for every request. It is only for a
// document without directives, whose fields do not depend on variables, and is shared by all requests that send it.
type Plan struct {
	lock  sync.RWMutex
	known map[asked][]graphql.CollectedField
}

// asked is a selection set and the names of a type, each by its place in memory: both live as long as the plan.
type asked struct {
	first *ast.Selection
	many  int
	of    *string
}

const planKey = "lionrock.plan"

// Attach makes the operations that have these statistics follow the plan.
func (p *Plan) Attach(stats *graphql.Stats) { stats.SetExtension(planKey, p) }

// CollectFields has the shape and the meaning of graphql.CollectFields.
func CollectFields(
	operation *graphql.OperationContext, set ast.SelectionSet, satisfies []string,
) []graphql.CollectedField {
	plan, _ := operation.Stats.GetExtension(planKey).(*Plan)
	if plan == nil || len(set) == 0 || len(satisfies) == 0 {
		return graphql.CollectFields(operation, set, satisfies)
	}
	key := asked{&set[0], len(set), &satisfies[0]}
	if fields, known := plan.find(key); known {
		return fields
	}
	return plan.keep(key, graphql.CollectFields(operation, set, satisfies))
}

func (p *Plan) find(key asked) ([]graphql.CollectedField, bool) {
	p.lock.RLock()
	defer p.lock.RUnlock()
	fields, known := p.known[key]
	return fields, known
}

// keep answers what is known by now: of two that come at once the first wins, so that the sets below are the same for both.
func (p *Plan) keep(key asked, fields []graphql.CollectedField) []graphql.CollectedField {
	p.lock.Lock()
	defer p.lock.Unlock()
	if first, known := p.known[key]; known {
		return first
	}
	if p.known == nil {
		p.known = map[asked][]graphql.CollectedField{}
	}
	p.known[key] = fields
	return fields
}
