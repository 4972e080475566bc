package io.ticketbridge.rest;

import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.http.HttpBrokenContentException;

/**
 * Where one chunked body is at. A size is 1 to 8 hexadecimal digits; extensions and trailers, which nobody here needs, are read
 * over as long as they are short and plain; each line ends in CR and LF, and so does each chunk.
 */
final class ChunkReader {
    private static final int MOST_DIGITS = 8;
    /** Of extensions and trailers, in all. */
    private static final int MOST_ASIDES = 4_096;

    private static final int HEX = 16;
    private static final int FIRST_PRINTABLE = ' ';
    private static final int DELETE = 0x7f;

    private enum Place {
        SIZE,
        EXTENSION,
        LF_OF_SIZE,
        DATA,
        CR_OF_DATA,
        LF_OF_DATA,
        TRAILER_BEGINS,
        TRAILER,
        LF_OF_TRAILER,
        LAST_LF,
        OVER
    }

    private Place place = Place.SIZE;
    private long left;
    private int digits;
    private int asides;

    /**
     * Reads up to the next byte that belongs to the body, or to the end of it, or as far as there is something.
     *
     * @throws HttpBrokenContentException where that is not how chunks are written
     */
    void skipFraming(Buffer input) {
        while (place != Place.OVER && place != Place.DATA && input.hasRemaining()) {
            place = after(input.get());
        }
    }

    boolean isOver() {
        return place == Place.OVER;
    }

    /** How many of so many bytes that have come belong to this chunk; they count as read. */
    int take(int come) {
        int taken = (int) Math.min(left, come);
        left -= taken;
        if (left == 0) {
            place = Place.CR_OF_DATA;
        }
        return taken;
    }

    private Place after(byte one) {
        return switch (place) {
            case SIZE -> afterSize(one);
            case EXTENSION -> one == '\r' ? Place.LF_OF_SIZE : aside(one, Place.EXTENSION);
            case LF_OF_SIZE -> expected('\n', one, left == 0 ? Place.TRAILER_BEGINS : Place.DATA);
            case CR_OF_DATA -> expected('\r', one, Place.LF_OF_DATA);
            case LF_OF_DATA -> nextChunk(one);
            case TRAILER_BEGINS -> one == '\r' ? Place.LAST_LF : aside(one, Place.TRAILER);
            case TRAILER -> one == '\r' ? Place.LF_OF_TRAILER : aside(one, Place.TRAILER);
            case LF_OF_TRAILER -> expected('\n', one, Place.TRAILER_BEGINS);
            case LAST_LF -> expected('\n', one, Place.OVER);
            case DATA, OVER -> throw broken();
        };
    }

    private Place afterSize(byte one) {
        int digit = Character.digit(one, HEX);
        if (digit >= 0 && ++digits <= MOST_DIGITS) {
            left = left * HEX + digit;
            return Place.SIZE;
        }
        if (digits == 0 || digits > MOST_DIGITS || (one != '\r' && one != ';')) {
            throw broken();
        }
        return one == '\r' ? Place.LF_OF_SIZE : Place.EXTENSION;
    }

    private Place nextChunk(byte one) {
        digits = 0;
        return expected('\n', one, Place.SIZE);
    }

    private Place aside(byte one, Place next) {
        boolean plain = ((one & 0xff) >= FIRST_PRINTABLE && one != DELETE) || one == '\t';
        if (!plain || ++asides > MOST_ASIDES) {
            throw broken();
        }
        return next;
    }

    private static Place expected(char what, byte one, Place next) {
        if (one != what) {
            throw broken();
        }
        return next;
    }

    private static HttpBrokenContentException broken() {
        return new HttpBrokenContentException("Not how chunks are written");
    }
}
