package io.ticketbridge.rest.json;

import io.ticketbridge.usecase.SignIn;

/** A session that was begun; what stands for it is in the cookie alone. */
public record SessionJson(String expiresAt) {
    public static SessionJson from(SignIn.Session session) {
        return new SessionJson(Times.write(session.end()));
    }
}
