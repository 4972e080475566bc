package io.ticketbridge.bootstrap;

import io.ticketbridge.content.TikaContentInspector;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.persistence.Database;
import io.ticketbridge.persistence.JdbiAttachmentStore;
import io.ticketbridge.persistence.JdbiCommentStore;
import io.ticketbridge.persistence.JdbiIntents;
import io.ticketbridge.persistence.JdbiKeyUses;
import io.ticketbridge.persistence.JdbiPolls;
import io.ticketbridge.persistence.JdbiTicketStore;
import io.ticketbridge.port.Accounts;
import io.ticketbridge.port.AttachmentStore;
import io.ticketbridge.port.CommentStore;
import io.ticketbridge.port.ContentInspector;
import io.ticketbridge.port.Intents;
import io.ticketbridge.port.Polls;
import io.ticketbridge.port.Refreshes;
import io.ticketbridge.port.TicketStore;
import io.ticketbridge.rest.RestApi;
import io.ticketbridge.rest.RestServer;
import io.ticketbridge.rest.UseCases;
import io.ticketbridge.usecase.AddComment;
import io.ticketbridge.usecase.AddIntegration;
import io.ticketbridge.usecase.AddKey;
import io.ticketbridge.usecase.AddTeam;
import io.ticketbridge.usecase.AddUser;
import io.ticketbridge.usecase.AttachFile;
import io.ticketbridge.usecase.AuditTrail;
import io.ticketbridge.usecase.Authenticate;
import io.ticketbridge.usecase.CloseDuplicates;
import io.ticketbridge.usecase.CompleteIntents;
import io.ticketbridge.usecase.Connections;
import io.ticketbridge.usecase.CreateTicket;
import io.ticketbridge.usecase.DeleteComment;
import io.ticketbridge.usecase.DeleteTicket;
import io.ticketbridge.usecase.EditComment;
import io.ticketbridge.usecase.ExamineIntegrations;
import io.ticketbridge.usecase.ForgetIntents;
import io.ticketbridge.usecase.JoinTeam;
import io.ticketbridge.usecase.LeaveTeam;
import io.ticketbridge.usecase.ListIntegrations;
import io.ticketbridge.usecase.ListKeys;
import io.ticketbridge.usecase.ListTeams;
import io.ticketbridge.usecase.ListTickets;
import io.ticketbridge.usecase.ListUsers;
import io.ticketbridge.usecase.LocateIssues;
import io.ticketbridge.usecase.NoteDenial;
import io.ticketbridge.usecase.Patience;
import io.ticketbridge.usecase.PollChanges;
import io.ticketbridge.usecase.PreviewAttachment;
import io.ticketbridge.usecase.PreviewLinks;
import io.ticketbridge.usecase.ReadAudit;
import io.ticketbridge.usecase.ReadIntegration;
import io.ticketbridge.usecase.ReadTicket;
import io.ticketbridge.usecase.ReadTimeline;
import io.ticketbridge.usecase.ReadViewer;
import io.ticketbridge.usecase.ReceiveWebhook;
import io.ticketbridge.usecase.RefreshTickets;
import io.ticketbridge.usecase.Relocation;
import io.ticketbridge.usecase.RemoveIntegration;
import io.ticketbridge.usecase.RemoveTeam;
import io.ticketbridge.usecase.RemoveUser;
import io.ticketbridge.usecase.RevokeKey;
import io.ticketbridge.usecase.SettleAudit;
import io.ticketbridge.usecase.Settling;
import io.ticketbridge.usecase.ShareUses;
import io.ticketbridge.usecase.SignIn;
import io.ticketbridge.usecase.SignOut;
import io.ticketbridge.usecase.SyncTicket;
import io.ticketbridge.usecase.TestIntegration;
import io.ticketbridge.usecase.TicketSync;
import io.ticketbridge.usecase.UpdateIntegration;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** The page on which everything is put together. What it opens it closes, last first. */
final class TicketsApplication implements AutoCloseable {
    /** Longer than Jira goes on to repeat a delivery. */
    private static final Duration TWICE_TOLD = Duration.ofDays(1);

    private final Opened opened;
    private final WebhookTelling telling;
    private final RestServer server;
    private final Operating operating;
    private final Background background;

    private TicketsApplication(
            Opened opened, WebhookTelling telling, RestServer server, Operating operating, Background background) {
        this.opened = opened;
        this.telling = telling;
        this.server = server;
        this.operating = operating;
        this.background = background;
    }

    static TicketsApplication start(Wiring wiring) {
        Meters meters = new Meters();
        Opened opened = Opened.with(wiring, meters);
        Operating operating = Operating.begin(wiring, opened, meters);
        WebhookTelling telling = new WebhookTelling(wiring, opened);
        try {
            Patience patience = Patience.usual();
            Connections connections = new Connections(
                    opened.stores().integrations(), opened.stores().trackers(), patience);
            Intents intents = intents(opened.database());
            Settling settling =
                    new Settling(connections, intents, opened.stores().accounts(), patience, wiring.clock());
            RestApi api =
                    new RestApi(useCases(wiring, opened, telling, connections, intents, settling), wiring.rates());
            RestServer server = operating.serve(wiring, api);
            Background background = background(opened.stores().trail(), connections, intents, settling, patience);
            sharing(background, opened.database(), api);
            examining(background, wiring, opened.stores(), meters);
            watching(background, wiring, opened, connections);
            telling.begin(background);
            return new TicketsApplication(opened, telling, server, operating, background);
        } catch (IOException cannotListen) {
            telling.close();
            operating.close();
            opened.close();
            throw new OperatorError(
                    "Cannot listen on " + wiring.server().host() + ":"
                            + wiring.server().port()
                            + ": the port is taken or the address is not this machine's; choose another with"
                            + " TICKETBRIDGE_PORT or TICKETBRIDGE_HOST",
                    cannotListen);
        }
    }

    URI uri() {
        return server.uri();
    }

    /** Where those who run it have a port of their own. */
    Optional<URI> management() {
        return operating.uri();
    }

    Stores stores() {
        return opened.stores();
    }

    @Override
    public void close() {
        server.close();
        background.close();
        telling.close();
        try {
            settleAudit();
        } finally {
            operating.close();
            opened.close();
        }
    }

    /** Where the database is away, what was noticed in the last second goes; what was changed is written already. */
    private void settleAudit() {
        try {
            stores().settleAudit();
        } catch (Refusal.StoreUnavailable toldAlready) {
            return;
        }
    }

    /** What a process was at work on that died, the next one on the same file need not wait for. */
    private static Intents intents(Database database) {
        Intents intents = new JdbiIntents(database);
        if (database.isEmbedded()) {
            intents.takeOver();
        }
        return intents;
    }

    /** A node that has its database to itself has nobody to tell. */
    private static void sharing(Background background, Database database, RestApi api) {
        if (!database.isEmbedded()) {
            background.every(Duration.ofSeconds(1), api::shareRates);
        }
    }

    /** One at a time and a while apart, however many there are and however long nobody looked. */
    private static void examining(Background background, Wiring wiring, Stores stores, Meters meters) {
        if (wiring.checkupEvery().isZero()) {
            return;
        }
        ExamineIntegrations examine = new ExamineIntegrations(
                stores.integrations(),
                stores.trackers(),
                stores.refreshes(),
                stores.checkups(),
                wiring.checkupEvery(),
                wiring.clock());
        Examinations examinations = new Examinations(examine, meters::gotWorse);
        background.every(Duration.ofSeconds(5), () -> examinations.next(background::isStopping));
    }

    /** What Jira told is looked at within a second; what it did not tell is asked for. */
    private static void watching(Background background, Wiring wiring, Opened opened, Connections connections) {
        Stores stores = opened.stores();
        Refreshes refreshes = stores.refreshes();
        RefreshTickets refresh = new RefreshTickets(
                connections,
                stores.trackers(),
                refreshes,
                new JdbiTicketStore(opened.database()),
                sync(opened, connections),
                wiring.clock());
        background
                .every(Duration.ofSeconds(1), background.untilDone(refresh::refreshSome))
                .every(Duration.ofHours(1), () -> refreshes.forget(TWICE_TOLD));
        if (!wiring.pollEvery().isZero()) {
            Polls polls = new JdbiPolls(opened.database());
            PollChanges poll =
                    new PollChanges(stores.integrations(), stores.trackers(), polls, refreshes, wiring.pollEvery());
            background.every(Duration.ofSeconds(1), background.untilDone(poll::pollNext));
        }
    }

    private static TicketSync sync(Opened opened, Connections connections) {
        Database database = opened.database();
        return new TicketSync(
                connections,
                new JdbiTicketStore(database),
                new JdbiCommentStore(database),
                new JdbiAttachmentStore(database),
                opened.stores().accounts(),
                opened.stores().clock());
    }

    private static Background background(
            AuditTrail trail, Connections connections, Intents intents, Settling settling, Patience patience) {
        CompleteIntents completion = new CompleteIntents(intents, settling);
        Background background = new Background()
                .every(Duration.ofSeconds(1), new SettleAudit(trail)::settle)
                .every(Duration.ofMinutes(5), new ForgetIntents(intents)::forget)
                .every(
                        Duration.ofMinutes(15),
                        new CloseDuplicates(connections, intents, settling, patience, trail)::sweep);
        for (int thread = 0; thread < Background.THREADS; thread++) {
            background.every(Duration.ofSeconds(1), () -> completion.complete(background::isStopping));
        }
        return background;
    }

    private static UseCases useCases(
            Wiring wiring,
            Opened opened,
            WebhookTelling telling,
            Connections connections,
            Intents intents,
            Settling settling) {
        Stores stores = opened.stores();
        Clock clock = wiring.clock();
        TicketStore tickets = new JdbiTicketStore(opened.database());
        CommentStore comments = new JdbiCommentStore(opened.database());
        AttachmentStore attachments = new JdbiAttachmentStore(opened.database());
        ContentInspector inspector = new TikaContentInspector(Path.of(System.getProperty("java.io.tmpdir")));
        TicketSync sync = sync(opened, connections);
        PreviewLinks links = new PreviewLinks(
                () -> stores.secrets().ring().all().stream()
                        .map(key -> key.derive("preview-links"))
                        .toList(),
                clock);
        return new UseCases(
                new Authenticate(stores.keys(), stores.trail(), clock),
                new NoteDenial(stores.trail()),
                new ShareUses(new JdbiKeyUses(opened.database())),
                new UseCases.Tickets(
                        new CreateTicket(connections, settling),
                        new ListTickets(tickets),
                        new ReadTicket(tickets, sync, stores.accounts(), comments, attachments, links),
                        new SyncTicket(tickets, sync),
                        new DeleteTicket(tickets, settling),
                        new LocateIssues(stores.integrations()),
                        new ReadTimeline(tickets, comments, attachments, stores.accounts())),
                new UseCases.Comments(
                        new AddComment(tickets, comments, settling),
                        new EditComment(connections, tickets, comments, sync, stores.trail()),
                        new DeleteComment(connections, tickets, comments, sync, stores.trail())),
                new UseCases.Attachments(
                        new AttachFile(tickets, attachments, settling, inspector, wiring.activeSvg(), links),
                        new PreviewAttachment(
                                connections,
                                tickets,
                                sync,
                                stores.accounts(),
                                attachments,
                                inspector,
                                links,
                                stores.trail())),
                new UseCases.IntegrationUseCases(
                        new ListIntegrations(stores.integrations(), stores.checkups()),
                        new ReadIntegration(stores.integrations(), stores.checkups()),
                        new AddIntegration(
                                stores.integrations(), stores.accounts(), stores.trackers(), stores.trail(), clock),
                        new UpdateIntegration(
                                stores.integrations(),
                                stores.trackers(),
                                new Relocation(connections, tickets, intents),
                                stores.checkups(),
                                stores.trail(),
                                clock),
                        new RemoveIntegration(stores.integrations(), stores.trail()),
                        new TestIntegration(
                                stores.integrations(),
                                stores.trackers(),
                                stores.refreshes(),
                                stores.checkups(),
                                wiring.checkupEvery(),
                                clock),
                        new ReceiveWebhook(stores.integrations(), stores.refreshes())),
                new ReadAudit(stores.auditLog()),
                telling.events(),
                telling.webhooks(),
                new UseCases.Sessions(
                        new SignIn(stores.keys(), new SecureRandom(), stores.trail(), clock),
                        new SignOut(stores.keys(), stores.trail())),
                people(stores));
    }

    private static UseCases.People people(Stores stores) {
        Accounts accounts = stores.accounts();
        AuditTrail trail = stores.trail();
        return new UseCases.People(
                new ReadViewer(accounts),
                new UseCases.Keys(
                        new ListKeys(accounts, stores.keys()),
                        new AddKey(accounts, stores.keys(), new SecureRandom(), trail, stores.clock()),
                        new RevokeKey(stores.keys(), trail, stores.clock())),
                new UseCases.Users(
                        new ListUsers(accounts), new AddUser(accounts, trail), new RemoveUser(accounts, trail)),
                new UseCases.Teams(
                        new ListTeams(accounts),
                        new AddTeam(accounts, trail),
                        new RemoveTeam(accounts, trail),
                        new JoinTeam(accounts, trail),
                        new LeaveTeam(accounts, trail)));
    }
}
