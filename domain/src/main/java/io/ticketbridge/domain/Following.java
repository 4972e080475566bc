package io.ticketbridge.domain;

import java.util.Optional;

/**
 * What follows in a list after an item that was seen: unlike a page it keeps its place while others come and go.
 *
 * @param last the item that was seen; empty for the beginning
 * @param perPage from 1 to {@value Part#MAX_PER_PAGE}
 */
public record Following(Optional<Cursor> last, int perPage) implements Part {
    public Following {
        Part.requireFitting(perPage);
    }
}
