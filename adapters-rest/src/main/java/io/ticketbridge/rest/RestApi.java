package io.ticketbridge.rest;

import jakarta.ws.rs.Priorities;
import java.util.Map;
import org.glassfish.jersey.CommonProperties;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;

/** The API as Jersey runs it: this list, and nothing that is found by scanning. */
public final class RestApi extends ResourceConfig {
    /** Where every path of the API begins. */
    public static final String BASE_PATH = "/api/v2";

    private static final int BEFORE_OTHERS = Priorities.AUTHENTICATION;

    public RestApi(UseCases useCases, RateLimits limits) {
        addProperties(Map.of(
                CommonProperties.FEATURE_AUTO_DISCOVERY_DISABLE, true,
                CommonProperties.METAINF_SERVICES_LOOKUP_DISABLE, true,
                CommonProperties.MOXY_JSON_FEATURE_DISABLE, true,
                ServerProperties.WADL_FEATURE_DISABLE, true,
                ServerProperties.RESPONSE_SET_STATUS_OVER_SEND_ERROR, true));
        register(new ApiKeyFilter(useCases.authenticate()));
        register(new KeyRequiredFilter(), BEFORE_OTHERS);
        register(new RateFilter(limits));
        register(new AbsentBodyFilter());
        register(new ContinueFilter());
        register(new PacedStream.Filter());
        register(new AnswerFilter());
        register(new JsonBodyReader());
        register(new EnvelopeWriter());
        register(new RefusalMapper());
        register(new HttpErrorMapper());
        register(new UnexpectedErrorMapper());
        register(new TicketsResource(useCases.tickets()));
        register(new CommentsResource(useCases.comments()));
        register(new AttachmentsResource(useCases.attachments()));
        register(new IntegrationsResource(useCases.integrations()));
    }
}
