package planted.domain;

/** Breaks a rule, so that it is seen to be able to. */
public record RecordThatTellsItsToken(String email, String apiToken) {}
