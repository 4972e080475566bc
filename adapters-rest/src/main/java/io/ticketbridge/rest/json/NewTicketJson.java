package io.ticketbridge.rest.json;

import io.ticketbridge.domain.Description;
import io.ticketbridge.domain.IdempotencyKey;
import io.ticketbridge.domain.IssueType;
import io.ticketbridge.domain.Summary;
import io.ticketbridge.usecase.CreateTicket;
import java.util.Optional;

/** What {@code POST /tickets} takes. Other fields, {@code priority} among them, are ignored. */
public final class NewTicketJson {
    private NewTicketJson() {}

    public static CreateTicket.Command read(JsonBody body, Optional<IdempotencyKey> key) {
        Optional<Summary> summary = body.required("summary", "Summary", Summary::new);
        Optional<Description> description = body.optional("description", "Description", Description::new);
        Optional<IssueType> type = body.optional("issue_type", "Issue type", IssueType::of);
        body.refuseIfInvalid();
        return new CreateTicket.Command(summary.orElseThrow(), description, type.orElse(IssueType.DEFAULT), key);
    }
}
