package io.ticketbridge.persistence;

import io.ticketbridge.domain.UserId;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Where an owner's tickets were deleted: how many of their numbers are missing, in stretches of numbers and in stretches of
 * stretches. So the place in a list after so many tickets is found without counting them.
 */
final class Gaps {
    /** Stretches of 256 numbers, and of 65,536. */
    static final Gaps OF_TICKETS = new Gaps(8);

    private final int bits;

    /** @param bits how many bits of a number a stretch leaves open; twice as many a stretch of stretches */
    Gaps(int bits) {
        this.bits = bits;
    }

    /**
     * Where a list goes on.
     *
     * @param number the highest number that may come
     * @param skipped how many tickets from there on come before it, less than there are in a stretch
     */
    record Place(long number, long skipped) {}

    private record Gap(long stretch, long missing) {}

    /** Notes that a ticket was deleted; its owner's row is held. */
    void add(Handle handle, UserId owner, long number) {
        add(handle, owner, number, bits);
        add(handle, owner, number, 2 * bits);
    }

    /**
     * The place after {@code before} tickets of those up to the number {@code last}, highest first. Its number is below 1 where
     * there are not so many.
     */
    Place after(Handle handle, UserId owner, long last, long before) {
        return new Search(handle, owner).after(2 * bits, 1, last, before);
    }

    private static void add(Handle handle, UserId owner, long number, int bits) {
        if (change(
                        handle,
                        "update gaps set missing = missing + 1 where owner_id = :owner and bits = :bits and stretch = :stretch",
                        owner,
                        number,
                        bits)
                == 0) {
            change(
                    handle,
                    "insert into gaps (owner_id, bits, stretch, missing) values (:owner, :bits, :stretch, 1)",
                    owner,
                    number,
                    bits);
        }
    }

    private static int change(Handle handle, String sql, UserId owner, long number, int bits) {
        return handle.createUpdate(sql)
                .bind("owner", owner.value())
                .bind("bits", bits)
                .bind("stretch", number >> bits)
                .execute();
    }

    private final class Search {
        private final Handle handle;
        private final UserId owner;

        Search(Handle handle, UserId owner) {
            this.handle = handle;
            this.owner = owner;
        }

        /** Among the numbers from {@code lowest} to {@code highest}, above which none of them is missing that is counted. */
        Place after(int size, long lowest, long highest, long before) {
            long top = highest;
            long left = before;
            for (Gap gap : gaps(size, lowest, highest)) {
                long end = Math.min(top, ((gap.stretch() + 1) << size) - 1);
                if (left < top - end) {
                    return new Place(top - left, 0);
                }
                left -= top - end;
                long start = Math.max(lowest, gap.stretch() << size);
                long there = end - start + 1 - gap.missing();
                if (left < there) {
                    return size == bits ? new Place(end, left) : after(bits, start, end, left);
                }
                left -= there;
                top = start - 1;
            }
            return new Place(top - left, 0);
        }

        private List<Gap> gaps(int size, long lowest, long highest) {
            return handle.createQuery("select stretch, missing from gaps where owner_id = :owner and bits = :bits"
                            + " and stretch between :first and :last order by stretch desc")
                    .bind("owner", owner.value())
                    .bind("bits", size)
                    .bind("first", lowest >> size)
                    .bind("last", highest >> size)
                    .map((row, context) -> new Gap(row.getLong("stretch"), row.getLong("missing")))
                    .list();
        }
    }
}
