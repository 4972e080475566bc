package io.ticketbridge.bench;

import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.UnauthorizedResponse;
import io.javalin.json.JavalinJackson;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Javalin on Jetty, with virtual threads and JDBI. */
public final class JavalinMain {
    private JavalinMain() {}

    public static void main(String[] arguments) {
        Jdbi database = Jdbi.create(Work.database());
        Javalin.create(config -> {
                    config.concurrency.useVirtualThreads = true;
                    config.startup.showJavalinBanner = false;
                    config.jsonMapper(new JavalinJackson(Work.json(), true));
                    config.routes.get("/api/v2/tickets", context -> list(database, context));
                })
                .start("127.0.0.1", Work.port());
    }

    private static void list(Jdbi database, Context context) {
        int page = context.queryParamAsClass("page", Integer.class).getOrDefault(1);
        int perPage = context.queryParamAsClass("per_page", Integer.class).getOrDefault(20);
        String hash = Work.hash(context.header("X-API-Key"));
        context.json(database.withHandle(handle -> list(handle, hash, page, perPage)));
    }

    private static Listing list(Handle handle, String hash, int page, int perPage) {
        long user = handle.select(Work.KEY, hash)
                .mapTo(Long.class)
                .findOne()
                .orElseThrow(UnauthorizedResponse::new);
        long total = handle.select(Work.COUNT, user).mapTo(Long.class).one();
        List<Item> items = handle.select(Work.LIST, user, perPage, (page - 1L) * perPage)
                .map((row, context) -> Work.item(row))
                .list();
        return Listing.of(items, total, page, perPage);
    }
}
