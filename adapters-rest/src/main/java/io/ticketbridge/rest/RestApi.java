package io.ticketbridge.rest;

import io.ticketbridge.usecase.ShareUses;
import jakarta.ws.rs.Priorities;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.glassfish.jersey.CommonProperties;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import org.glassfish.jersey.server.model.Resource;

/** The API as Jersey runs it: this list, and nothing that is found by scanning. */
public final class RestApi extends ResourceConfig {
    /** Where every path of the API begins. */
    public static final String BASE_PATH = "/api/v2";

    private static final int BEFORE_OTHERS = Priorities.AUTHENTICATION;

    private static final List<Class<?>> RESOURCES = List.of(
            TicketsResource.class,
            CommentsResource.class,
            AttachmentsResource.class,
            IntegrationsResource.class,
            CallbackResource.class,
            AuditResource.class,
            EventsResource.class,
            EventStreamResource.class,
            WebhooksResource.class,
            SessionResource.class,
            MeResource.class,
            KeysResource.class,
            UsersResource.class,
            TeamsResource.class);

    static final Map<String, Object> PROPERTIES = Map.of(
            CommonProperties.FEATURE_AUTO_DISCOVERY_DISABLE, true,
            CommonProperties.METAINF_SERVICES_LOOKUP_DISABLE, true,
            CommonProperties.MOXY_JSON_FEATURE_DISABLE, true,
            ServerProperties.WADL_FEATURE_DISABLE, true,
            ServerProperties.RESPONSE_SET_STATUS_OVER_SEND_ERROR, true);

    private final EventStreams streams = new EventStreams();
    private final RateFilter rates;
    private final ShareUses sharing;

    public RestApi(UseCases useCases, RateLimits limits) {
        this.rates = new RateFilter(limits);
        this.sharing = useCases.sharing();
        addProperties(PROPERTIES);
        register(new ApiKeyFilter(useCases.authenticate()));
        register(new KeyRequiredFilter(), BEFORE_OTHERS);
        register(rates);
        register(new DenialFilter(useCases.denials()));
        register(new AbsentBodyFilter());
        register(new ContinueFilter());
        register(new PacedStream.Filter());
        register(new AnswerFilter());
        register(new RouteFilter());
        register(new BrokenOff());
        register(new JsonBodyReader());
        register(new EnvelopeWriter());
        register(new RefusalMapper());
        register(new HttpErrorMapper());
        register(new UnexpectedErrorMapper());
        register(new TicketsResource(useCases.tickets()));
        register(new CommentsResource(useCases.comments()));
        register(new AttachmentsResource(useCases.attachments()));
        register(new IntegrationsResource(useCases.integrations()));
        register(new CallbackResource(useCases.integrations().webhooks()));
        register(new AuditResource(useCases.audit()));
        register(new EventsResource(useCases.events()));
        register(new EventStreamResource(useCases.events(), useCases.authenticate(), streams));
        register(new WebhooksResource(useCases.webhooks()));
        register(new SessionResource(useCases.sessions()));
        register(new MeResource(useCases.people().viewers()));
        register(new KeysResource(useCases.people().keys()));
        register(new UsersResource(useCases.people().users()));
        register(new TeamsResource(useCases.people().teams()));
    }

    /** Keeps keys to their limits over all nodes; to be called every second where there are several. */
    public void shareRates() {
        rates.share(sharing);
    }

    /** How many live streams of events there are. */
    public int streams() {
        return streams.open();
    }

    /** Every route there is, such as {@code GET /tickets/{id}}, under {@link #BASE_PATH}. */
    public static SortedSet<String> routes() {
        SortedSet<String> routes = new TreeSet<>();
        RESOURCES.forEach(type -> addRoutes(routes, "", Resource.from(type)));
        return routes;
    }

    private static void addRoutes(SortedSet<String> routes, String parent, Resource resource) {
        String own = resource.getPath().startsWith("/") ? resource.getPath() : "/" + resource.getPath();
        String path = parent + own;
        resource.getResourceMethods().forEach(method -> routes.add(method.getHttpMethod() + " " + path));
        resource.getChildResources().forEach(child -> addRoutes(routes, path, child));
    }
}
