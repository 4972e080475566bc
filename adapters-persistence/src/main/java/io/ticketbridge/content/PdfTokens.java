package io.ticketbridge.content;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;

/**
 * The words that a PDF's object is made of (ISO 32000-1, 7.2 and 7.3): names with their slash, brackets, and all else; of a string
 * only that there is one. What stands in strings and comments is skipped, as readers do.
 */
final class PdfTokens {
    /** That nothing follows, or too much. */
    static final String NONE = "";

    private static final String STRING = "(";

    private final PushbackInputStream in;
    private final long limit;
    private long position;

    /** @param limit how many bytes may be read */
    PdfTokens(InputStream in, long limit) {
        this.in = new PushbackInputStream(in);
        this.limit = limit;
    }

    /** How many bytes have been read. */
    long position() {
        return position;
    }

    String next() throws IOException {
        int first = afterBlanks();
        return switch (first) {
            case -1 -> NONE;
            case '(' -> string();
            case '<', '>' -> twice((char) first);
            case '/' -> PdfNames.unescaped(word("/"));
            case ')', '[', ']', '{', '}' -> String.valueOf((char) first);
            default -> word(String.valueOf((char) first));
        };
    }

    private int afterBlanks() throws IOException {
        int one = read();
        while (one == '%' || (one >= 0 && one <= ' ')) {
            one = one == '%' ? afterLine() : read();
        }
        return one;
    }

    private int afterLine() throws IOException {
        int one = read();
        while (one >= 0 && one != '\n' && one != '\r') {
            one = read();
        }
        return one;
    }

    /** Brackets within it come in pairs, but for those behind a backslash. */
    private String string() throws IOException {
        int depth = 1;
        while (depth > 0) {
            int one = read();
            if (one < 0) {
                return NONE;
            }
            if (one == '\\') {
                read();
            }
            depth += one == '(' ? 1 : 0;
            depth -= one == ')' ? 1 : 0;
        }
        return STRING;
    }

    private String twice(char bracket) throws IOException {
        int second = read();
        if (second == bracket) {
            return "" + bracket + bracket;
        }
        unread(second);
        return String.valueOf(bracket);
    }

    private String word(String begun) throws IOException {
        StringBuilder word = new StringBuilder(begun);
        int one = read();
        while (one > ' ' && PdfNames.DELIMITERS.indexOf(one) < 0) {
            word.append((char) one);
            one = read();
        }
        unread(one);
        return word.toString();
    }

    private int read() throws IOException {
        if (position == limit) {
            return -1;
        }
        int one = in.read();
        position += one < 0 ? 0 : 1;
        return one;
    }

    private void unread(int one) throws IOException {
        if (one >= 0) {
            in.unread(one);
            position--;
        }
    }
}
