package planted.persistence;

/** Breaks: JAX-RS stays in rest. */
public final class StoreThatAnswersHttp {
    public final int status = jakarta.ws.rs.core.Response.Status.OK.getStatusCode();
}
