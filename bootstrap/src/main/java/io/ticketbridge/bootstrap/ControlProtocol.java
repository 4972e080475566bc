package io.ticketbridge.bootstrap;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What goes over the control socket: one command a connection, one answer. Texts are UTF-8 behind their length in bytes,
 * lists are texts behind their count.
 */
final class ControlProtocol {
    private static final int MAX_BYTES = 1024 * 1024;
    private static final int MAX_ARGUMENTS = 1_000;

    private ControlProtocol() {}

    /** A command as it was typed, and what it was given on standard input. */
    record Request(List<String> arguments, String input) {
        static Request readFrom(DataInputStream in) throws IOException {
            int count = bounded(in.readInt(), MAX_ARGUMENTS);
            List<String> arguments = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                arguments.add(readText(in));
            }
            return new Request(arguments, readText(in));
        }

        void writeTo(DataOutputStream out) throws IOException {
            out.writeInt(arguments.size());
            for (String argument : arguments) {
                writeText(out, argument);
            }
            writeText(out, input);
            out.flush();
        }

        /** It may hold a secret. */
        @Override
        public String toString() {
            return "Request[" + arguments.size() + " arguments]";
        }
    }

    /** How the command ended, and what it printed. */
    record Answer(int exitCode, String out, String err) {
        static Answer readFrom(DataInputStream in) throws IOException {
            return new Answer(in.readInt(), readText(in), readText(in));
        }

        void writeTo(DataOutputStream out) throws IOException {
            out.writeInt(exitCode);
            writeText(out, this.out);
            writeText(out, err);
            out.flush();
        }

        /** It may hold a key. */
        @Override
        public String toString() {
            return "Answer[" + exitCode + "]";
        }
    }

    static Path socketIn(Path dataDir) {
        return dataDir.resolve("control.sock");
    }

    private static void writeText(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String readText(DataInputStream in) throws IOException {
        return new String(in.readNBytes(bounded(in.readInt(), MAX_BYTES)), StandardCharsets.UTF_8);
    }

    private static int bounded(int length, int limit) throws IOException {
        if (length < 0 || length > limit) {
            throw new IOException("A length of " + length + " where at most " + limit + " is allowed");
        }
        return length;
    }
}
