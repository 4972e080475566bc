package io.ticketbridge.rest.json;

import io.ticketbridge.domain.EmailAddress;
import io.ticketbridge.domain.Role;
import io.ticketbridge.domain.Username;
import io.ticketbridge.usecase.AddUser;
import java.util.Optional;

/** What {@code POST /users} takes. */
public final class NewUserJson {
    private NewUserJson() {}

    public static AddUser.Command read(JsonBody body) {
        Optional<Username> username = body.required("username", "Username", Username::new);
        Optional<EmailAddress> email = body.required("email", "Email", EmailAddress::new);
        Optional<Role> role = body.optional("role", "Role", Role::of);
        body.refuseIfInvalid();
        return new AddUser.Command(username.orElseThrow(), email.orElseThrow(), role.orElse(Role.USER));
    }
}
