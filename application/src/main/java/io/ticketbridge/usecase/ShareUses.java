package io.ticketbridge.usecase;

import io.ticketbridge.domain.KeyUse;
import io.ticketbridge.port.KeyUses;
import io.ticketbridge.port.KeyUses.Told;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Tells other nodes how often keys were used here, and hears it from them. */
public final class ShareUses {
    /** What is written at the same time shows up in no order, so each look goes back over several of them. */
    private static final Duration LATELY = Duration.ofSeconds(10);

    private final String node = UUID.randomUUID().toString();
    private final KeyUses uses;
    private Set<Long> heard = Set.of();

    public ShareUses(KeyUses uses) {
        this.uses = uses;
    }

    /**
     * To be called every second.
     *
     * @param mine the uses on this node since the last time
     * @return those on other nodes that were not heard of before
     */
    public synchronized List<KeyUse> share(List<KeyUse> mine) {
        if (!mine.isEmpty()) {
            uses.tell(node, mine);
        }
        List<Told> told = uses.toldByOthers(node, LATELY);
        List<KeyUse> news = told.stream()
                .filter(each -> !heard.contains(each.number()))
                .map(Told::use)
                .toList();
        heard = told.stream().map(Told::number).collect(Collectors.toSet());
        return news;
    }
}
