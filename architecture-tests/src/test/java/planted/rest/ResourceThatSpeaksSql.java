package planted.rest;

import java.sql.Connection;
import java.util.List;

/** Breaks the rule that SQL stays in persistence. */
public record ResourceThatSpeaksSql(List<Connection> connections) {}
