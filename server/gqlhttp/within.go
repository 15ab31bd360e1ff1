package gqlhttp

import (
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// withinLimits looks at a parsed document before it is validated.
func (d *documents) withinLimits(parsed *ast.QueryDocument) *gqlerror.Error {
	if err := d.oneOperation(parsed); err != nil {
		return err
	}
	size := survey(parsed, d.sensitive)
	values := documentExtent(parsed)
	for _, check := range []struct {
		limit           string
		maximum, actual int
		advice          string
	}{
		{"fields", d.limits.Fields, size.fields, "Ask for less, or in several requests."},
		{
			"depth", d.limits.Depth, size.depth,
			"Ask for the deeper objects in another request, by their id.",
		},
		{
			"introspection depth", d.limits.IntrospectionDepth, size.introspectionDepth,
			"The introspection query of the usual tools fits.",
		},
		{
			"introspection lists inside one another", maxIntrospectionLists, size.introspectionLists,
			"Ask for the fields of each type once; the introspection query of the usual tools fits.",
		},
		{
			"root fields and aliases", d.limits.Aliases, saturated(size.roots + size.aliases),
			"Ask with a list, such as names, or in several requests.",
		},
		{
			"directives", d.limits.Directives, directives(parsed),
			"Leave out what is not needed before sending.",
		},
		{"list elements", d.limits.ListElements, values.longest, "Send the list in parts."},
		{"nesting of values", d.limits.InputDepth, values.depth, "Simplify the value."},
	} {
		if check.actual > check.maximum {
			return exceeded(check.limit, check.maximum, check.actual, check.advice)
		}
	}
	if size.sensitive > 0 && size.roots > 1 {
		return exceeded("root fields beside a sign-in or a registration", 1, size.roots,
			"Send it in a request of its own.")
	}
	if values.overflow {
		return NewError(CodeValidationFailed, "A number in the document is out of range.")
	}
	return nil
}

func (d *documents) oneOperation(parsed *ast.QueryDocument) *gqlerror.Error {
	switch {
	case len(parsed.Operations) == 0:
		return NewError(CodeValidationFailed, "The document has no operation.")
	case len(parsed.Operations) > 1:
		return exceeded("operations", 1, len(parsed.Operations),
			"Send each operation in a request of its own.")
	case parsed.Operations[0].Operation == ast.Subscription:
		return NewError(CodeValidationFailed, "Subscriptions are not offered.")
	}
	return nil
}
