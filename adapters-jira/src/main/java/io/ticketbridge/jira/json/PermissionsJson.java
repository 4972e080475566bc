package io.ticketbridge.jira.json;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code GET mypermissions}: what the caller may do, by the keys of permissions. */
public record PermissionsJson(@Nullable Map<String, PermissionJson> permissions) {
    /** Whether the caller has one of them. */
    public record PermissionJson(boolean havePermission) {}

    /** Whether Jira says that the caller does not have it. */
    public boolean lacks(String key) {
        PermissionJson permission = permissions == null ? null : permissions.get(key);
        return permission != null && !permission.havePermission();
    }
}
