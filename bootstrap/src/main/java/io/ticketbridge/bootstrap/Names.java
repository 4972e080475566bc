package io.ticketbridge.bootstrap;

import java.util.regex.Pattern;

/** What an operator may call a user, a team or a key. */
final class Names {
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._@+-]{0,99}");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@\\p{Cntrl}]{1,64}@[^\\s@\\p{Cntrl}]{1,190}");

    private Names() {}

    static String checked(String what, String name) {
        if (!NAME.matcher(name).matches()) {
            throw new OperatorError(
                    what + " must be 1 to 100 letters, digits and . _ @ + - and begin with a letter or digit");
        }
        return name;
    }

    static String email(String email) {
        if (!EMAIL.matcher(email).matches()) {
            throw new OperatorError("--email must be an email address");
        }
        return email;
    }
}
