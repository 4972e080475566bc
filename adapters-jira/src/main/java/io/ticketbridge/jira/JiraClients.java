package io.ticketbridge.jira;

import io.ticketbridge.domain.BaseUrl;
import io.ticketbridge.domain.Credentials;
import io.ticketbridge.domain.Refusal;
import java.util.Optional;

/** The clients for Jira that there are beside the built-in one. */
public interface JiraClients extends AutoCloseable {
    /** None. */
    JiraClients NONE = name -> Optional.empty();

    Optional<JiraClientProvider> find(String name);

    /** @throws Refusal.AddressNotAllowed where it is not there, or must not be used for such a Jira */
    default JiraClientProvider require(String name, BaseUrl address, Credentials credentials) {
        JiraClientProvider found = find(name)
                .orElseThrow(() -> new Refusal.AddressNotAllowed(
                        "The integration's client " + name,
                        "it is not installed here; whoever runs the server puts it into the folder " + name
                                + " of TICKETBRIDGE_JIRA_CLIENTS_DIR, or leave config.client out"));
        found.check(address, credentials);
        return found;
    }

    @Override
    default void close() {}
}
