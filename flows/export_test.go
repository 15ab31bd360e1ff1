package flows

// TenantTables are the ent types behind the fence.
func TenantTables() map[string]bool { return tenantTables }
