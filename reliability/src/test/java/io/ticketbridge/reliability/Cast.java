package io.ticketbridge.reliability;

import io.ticketbridge.jira.sandbox.SandboxOptions;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** Everybody who may ask for something, and something of everybody's that they may ask for. */
final class Cast {
    /** {@code ALICE}, {@code BOB} and their lead are in team red; {@code MALLORY} leads team blue; {@code ROOT} is an admin. */
    enum Person {
        ALICE,
        BOB,
        LEAD,
        MALLORY,
        ROOT,
        NOBODY,
        /** With a key that was taken away. */
        GONE
    }

    /** Whose it is; the last two are nobody's. */
    enum Whose {
        OF_RED,
        OF_BLUE,
        ROOTS_OWN,
        DELETED,
        MISSING
    }

    /** Something with its parts, by their numbers. */
    record Thing(String id, String comment, String attachment) {}

    static final String FILE = "multipart/form-data; boundary=part";
    /** Where this server may not connect to, so that a ping goes nowhere. */
    static final String WEBHOOK = "{\"url\":\"https://localhost:1/\"}";

    private static final String NO_KEY = "none";

    private final Stage stage;
    private final Map<Person, SdkClient> clients = new EnumMap<>(Person.class);
    private final String red;
    private final String blue;
    private final String bob;
    private int named;

    Cast(Stage stage) throws Exception {
        this.stage = stage;
        Node node = stage.node();
        for (Person person : new Person[] {Person.ALICE, Person.BOB, Person.LEAD, Person.MALLORY, Person.ROOT}) {
            String name = person.name();
            String[] add = {"user", "add", name, "--email", name + "@example.com"};
            node.command("", person == Person.ROOT ? with(add, "--admin") : add);
        }
        node.command("", "team", "add", "red", "--lead", "LEAD", "--member", "ALICE", "--member", "BOB");
        node.command("", "team", "add", "blue", "--lead", "MALLORY");
        for (Person person : new Person[] {Person.ALICE, Person.BOB, Person.LEAD, Person.MALLORY, Person.ROOT}) {
            clients.put(person, stage.clientWith(node.command("", "key", "add", person.name())));
        }
        clients.put(Person.NOBODY, stage.clientWith(NO_KEY));
        clients.put(Person.GONE, stage.clientWith(takenAway(node)));
        red = teamOf(node, "red");
        blue = teamOf(node, "blue");
        bob = id(client(Person.BOB).get("/me"));
        for (Whose whose : new Whose[] {Whose.OF_RED, Whose.OF_BLUE, Whose.ROOTS_OWN}) {
            integration(whose, true);
        }
    }

    SdkClient client(Person person) {
        return Objects.requireNonNull(clients.get(person));
    }

    /** A new ticket with a comment and a file, all by whoever it belongs to. */
    Thing ticket(Whose whose) throws Exception {
        if (whose == Whose.MISSING) {
            return new Thing("4711", "4711", "4711");
        }
        SdkClient owner = owner(whose);
        String id = id(owner.post("/tickets", "{\"summary\":\"Of " + whose + "\"}"));
        String path = "/tickets/" + id;
        String comment = id(owner.post(path + "/comments", "{\"comment\":\"Of " + whose + "\"}"));
        String file = SdkClient.parsed(succeeded(owner.ask("POST", path + "/attachments", FILE, file())))
                .at("/data/0/id")
                .asText();
        if (whose == Whose.DELETED) {
            succeeded(owner.ask("DELETE", path, "text/plain", ""));
        }
        return new Thing(id, comment, file);
    }

    /** A new connection to the one Jira, which tickets go through if it is active. */
    Thing integration(Whose whose, boolean active) throws Exception {
        if (whose == Whose.MISSING) {
            return new Thing("4711", "", "");
        }
        SdkClient owner = client(whose == Whose.ROOTS_OWN ? Person.ROOT : manager(whose));
        String id = SdkClient.parsed(succeeded(owner.post("/integrations", integrationForm(whose, active))))
                .at("/data/integration/id")
                .asText();
        if (whose == Whose.DELETED) {
            succeeded(owner.ask("DELETE", "/integrations/" + id, "text/plain", ""));
        }
        return new Thing(id, "", "");
    }

    /** A new key of whoever the tickets belong to; one that is gone went with its team. */
    Thing key(Whose whose) throws Exception {
        if (whose == Whose.MISSING) {
            return new Thing("4711", "", "");
        }
        return whose == Whose.DELETED ? goneKey() : key(owner(whose), "null");
    }

    /** A webhook of whoever the tickets belong to, of which nobody has many. */
    Thing webhook(Whose whose) throws Exception {
        if (whose == Whose.MISSING) {
            return new Thing("4711", "", "");
        }
        SdkClient owner = owner(whose);
        String there = SdkClient.parsed(succeeded(owner.get("/webhooks")))
                .at("/data/webhooks/0/id")
                .asText();
        if (!there.isEmpty() && whose != Whose.DELETED) {
            return new Thing(there, "", "");
        }
        Thing made = thing(owner.post("/webhooks", WEBHOOK), "webhook");
        if (whose == Whose.DELETED) {
            succeeded(owner.ask("DELETE", "/webhooks/" + made.id(), "text/plain", ""));
        }
        return made;
    }

    private Thing goneKey() throws Exception {
        String team = "/teams/" + team(Whose.OF_RED).id();
        String path = team + "/members/" + id(client(Person.ALICE).get("/me"));
        administer("PUT", path, "{\"role\":\"member\"}");
        Thing made = key(client(Person.ALICE), team.substring("/teams/".length()));
        administer("DELETE", team, "");
        return made;
    }

    private static Thing key(SdkClient owner, String team) throws Exception {
        return thing(owner.post("/keys", "{\"name\":\"more\",\"team_id\":" + team + "}"), "key");
    }

    /** A new user, who was removed where that is said. */
    Thing user(Whose whose) throws Exception {
        return administered(whose, "users", "user", userForm(newName()));
    }

    /** A new team, which was removed where that is said. */
    Thing team(Whose whose) throws Exception {
        return administered(whose, "teams", "team", "{\"name\":\"" + newName() + "\"}");
    }

    private Thing administered(Whose whose, String all, String one, String form) throws Exception {
        if (whose == Whose.MISSING) {
            return new Thing("4711", "", "");
        }
        Thing made = thing(administer("POST", "/" + all, form), one);
        if (whose == Whose.DELETED) {
            administer("DELETE", "/" + all + "/" + made.id(), "");
        }
        return made;
    }

    private HttpResponse<String> administer(String method, String path, String body) throws Exception {
        return succeeded(client(Person.ROOT).ask(method, path, "application/json", body));
    }

    private static Thing thing(HttpResponse<String> made, String field) {
        return new Thing(
                SdkClient.parsed(succeeded(made)).at("/data/" + field + "/id").asText(), "", "");
    }

    /** The number of a user who is there all the time. */
    String bob() {
        return bob;
    }

    /** What nothing was called yet. */
    String newName() {
        return "new-" + ++named;
    }

    static String userForm(String name) {
        return "{\"username\":\"" + name + "\",\"email\":\"new@example.com\"}";
    }

    String integrationForm(Whose whose, boolean active) {
        String team =
                switch (whose) {
                    case OF_BLUE -> ",\"team_id\":" + blue;
                    case OF_RED, DELETED -> ",\"team_id\":" + red;
                    default -> "";
                };
        return "{\"provider\":\"jira\",\"name\":\"Jira " + ++named + "\",\"base_url\":\""
                + stage.jira().baseUrl() + "\",\"credentials\":{\"email\":\"" + SandboxOptions.EMAIL
                + "\",\"api_token\":\"" + SandboxOptions.TOKEN + "\"},\"config\":{\"project_key\":\""
                + SandboxOptions.PROJECT + "\"},\"active\":" + active + team + "}";
    }

    /** The smallest GIF there is. */
    static String file() {
        return "--part\r\nContent-Disposition: form-data; name=\"file\"; filename=\"dot.gif\"\r\n\r\n"
                + "GIF89a\1\0\1\0\200\0\0\0\0\0\377\377\377,\0\0\0\0\1\0\1\0\0\2\2D\1\0;"
                + "\r\n--part--\r\n";
    }

    private SdkClient owner(Whose whose) {
        return client(
                switch (whose) {
                    case OF_BLUE -> Person.MALLORY;
                    case ROOTS_OWN -> Person.ROOT;
                    default -> Person.ALICE;
                });
    }

    private static Person manager(Whose whose) {
        return whose == Whose.OF_BLUE ? Person.MALLORY : Person.LEAD;
    }

    private static String takenAway(Node node) throws Exception {
        String key = node.command("", "key", "add", "ALICE", "--name", "old");
        String number = node.command("", "key", "list", "ALICE")
                .lines()
                .filter(line -> line.contains("old"))
                .map(line -> line.substring(0, line.indexOf(' ')))
                .findFirst()
                .orElseThrow();
        node.command("", "key", "remove", number);
        return key;
    }

    private static String teamOf(Node node, String name) throws Exception {
        return node.command("", "team", "list")
                .lines()
                .filter(line -> line.contains(name))
                .map(line -> line.substring(0, line.indexOf(' ')))
                .findFirst()
                .orElseThrow();
    }

    private static String[] with(String[] arguments, String one) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 1);
        all[arguments.length] = one;
        return all;
    }

    private static String id(HttpResponse<String> reply) {
        return SdkClient.parsed(succeeded(reply)).at("/data/id").asText();
    }

    private static HttpResponse<String> succeeded(HttpResponse<String> reply) {
        if (reply.statusCode() >= 300) {
            throw new IllegalStateException(reply.statusCode() + " " + reply.body());
        }
        return reply;
    }
}
