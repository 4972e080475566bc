package io.ticketbridge.content;

import java.io.IOException;
import java.util.regex.Pattern;

/**
 * PDF (ISO 32000-1, 7.5): the header at the very start, for readers look for it further on too and so would take a file of two
 * kinds; and its end within the last 1,024 bytes, as readers expect it (implementation note 18 of the PDF reference 1.7).
 */
final class Pdf {
    private static final Pattern HEADER = Pattern.compile("%PDF-[12]\\.[0-9]");
    private static final String END = "%%EOF";
    private static final int TAIL_BYTES = 1_024;

    private Pdf() {}

    static boolean isWhole(FileBytes in) throws IOException {
        String header = in.ascii(8);
        in.skip(Math.max(0, in.size() - TAIL_BYTES - in.position()));
        String tail = in.ascii((int) (in.size() - in.position()));
        return HEADER.matcher(header).matches() && tail.contains(END);
    }
}
