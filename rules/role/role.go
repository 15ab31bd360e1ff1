// Package role names what a person or an API client may do. The same roles bind both.
package role

// Role is one of the least-privilege roles.
type Role string

// The roles of a partner's people and API clients.
const (
	Owner        Role = "OWNER"
	Admin        Role = "ADMIN"
	Billing      Role = "BILLING"
	Registration Role = "REGISTRATION"
	ReadOnly     Role = "READ_ONLY"
	Developer    Role = "DEVELOPER"
)

// The roles of the registry's officers.
const (
	RegistryOperator Role = "REGISTRY_OPERATOR"
	DocumentReviewer Role = "DOCUMENT_REVIEWER"
)

// CommitteeMember sits on the Objections Committee. It is no officer's role: a member sees cases and nothing else.
const CommitteeMember Role = "COMMITTEE_MEMBER"

// Values lists every role.
func (Role) Values() []string {
	return []string{
		string(Owner), string(Admin), string(Billing), string(Registration), string(ReadOnly), string(Developer),
		string(RegistryOperator), string(DocumentReviewer), string(CommitteeMember),
	}
}

// IsStaff reports whether the role is an officer's.
func (r Role) IsStaff() bool { return r == RegistryOperator || r == DocumentReviewer }
