package io.ticketbridge.rest.json;

import io.ticketbridge.domain.TeamId;
import io.ticketbridge.usecase.KeyDetails;
import org.jspecify.annotations.Nullable;

/** A key by what it is known, which is not the key itself. */
public record KeyJson(
        long id,
        long userId,
        String name,
        String hint,
        @Nullable Long teamId,
        String createdAt,
        @Nullable String expiresAt,
        @Nullable String lastUsedAt,
        @Nullable String revokedAt) {
    static KeyJson from(KeyDetails key) {
        return new KeyJson(
                key.id().value(),
                key.user().value(),
                key.name(),
                key.hint(),
                key.team().map(TeamId::value).orElse(null),
                Times.write(key.createdAt()),
                key.expiresAt().map(Times::write).orElse(null),
                key.lastUsedAt().map(Times::write).orElse(null),
                key.revokedAt().map(Times::write).orElse(null));
    }
}
