package io.ticketbridge.rest;

import java.util.List;
import org.glassfish.grizzly.Buffer;

/**
 * The bytes of a head, before anybody has read a meaning into them. Grizzly takes LF for the end of a line, goes on with a folded
 * line, keeps NUL and CR in a value and skips as many blanks as there are in the first line; whoever stands in front may not, and
 * so see other headers than we do (RFC 9112, sections 2.2, 3 and 5.2).
 */
final class HeadBytes {
    private static final int FIRST_PRINTABLE = ' ';
    private static final int DELETE = 0x7f;
    private static final int BLANKS_IN_FIRST_LINE = 2;

    /** Grizzly forgets the length where chunks come after it. */
    private static final List<String> FRAMINGS = List.of("content-length", "transfer-encoding");

    private final Buffer head;
    private int at;
    private int framings;
    private int blanks;
    private boolean inFirstLine = true;

    private HeadBytes(Buffer head) {
        this.head = head;
        this.at = head.position();
    }

    /** Whether what has come of a head, which begins where the buffer stands, has been read in one way by everybody. */
    static boolean areUnambiguous(Buffer head) {
        return new HeadBytes(head).isUnambiguous();
    }

    private boolean isUnambiguous() {
        while (isLineEnd()) { // empty lines before a request
            at += 2;
        }
        while (at < head.limit()) {
            if (isLineEnd()) {
                if (isOver()) {
                    return true;
                }
                if (!endsLineWell()) {
                    return false;
                }
                at += 2;
            } else if (isPartOfLine(head.get(at))) {
                at++;
            } else {
                return head.get(at) == '\r' && at + 1 == head.limit();
            }
        }
        return true;
    }

    private boolean isPartOfLine(byte one) {
        if (one == ' ' && inFirstLine) {
            blanks++;
        }
        int value = one & 0xff;
        return (value >= FIRST_PRINTABLE && value != DELETE) || (one == '\t' && !inFirstLine);
    }

    /** The next line must not go on with this one. */
    private boolean endsLineWell() {
        boolean folded = at + 2 < head.limit() && isBlank(head.get(at + 2));
        boolean wellParted = !inFirstLine || blanks == BLANKS_IN_FIRST_LINE;
        inFirstLine = false;
        framings += FRAMINGS.stream().anyMatch(this::nextLineIs) ? 1 : 0;
        return !folded && wellParted && framings <= 1;
    }

    private boolean nextLineIs(String name) {
        int from = at + 2;
        int end = from + name.length();
        if (end >= head.limit() || (head.get(end) != ':' && !isBlank(head.get(end)))) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (Character.toLowerCase((char) head.get(from + i)) != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** After the empty line there may be a body, of any bytes. */
    private boolean isOver() {
        return !inFirstLine && at >= 2 && at - 2 >= head.position() && isLineEndAt(at - 2);
    }

    private boolean isLineEnd() {
        return isLineEndAt(at);
    }

    private boolean isLineEndAt(int index) {
        return index + 1 < head.limit() && head.get(index) == '\r' && head.get(index + 1) == '\n';
    }

    private static boolean isBlank(byte one) {
        return one == ' ' || one == '\t';
    }
}
