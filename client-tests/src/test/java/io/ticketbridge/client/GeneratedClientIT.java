package io.ticketbridge.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ticketbridge.client.generated.ApiClient;
import io.ticketbridge.client.generated.ApiException;
import io.ticketbridge.client.generated.AttachmentsApi;
import io.ticketbridge.client.generated.CommentsApi;
import io.ticketbridge.client.generated.IntegrationsApi;
import io.ticketbridge.client.generated.KeysApi;
import io.ticketbridge.client.generated.TeamsApi;
import io.ticketbridge.client.generated.TicketsApi;
import io.ticketbridge.client.generated.UsersApi;
import io.ticketbridge.client.generated.model.ApiKey;
import io.ticketbridge.client.generated.model.Comment;
import io.ticketbridge.client.generated.model.IssueType;
import io.ticketbridge.client.generated.model.Me;
import io.ticketbridge.client.generated.model.Member;
import io.ticketbridge.client.generated.model.Membership;
import io.ticketbridge.client.generated.model.NewAttachment;
import io.ticketbridge.client.generated.model.NewComment;
import io.ticketbridge.client.generated.model.NewKey;
import io.ticketbridge.client.generated.model.NewTicket;
import io.ticketbridge.client.generated.model.NewUser;
import io.ticketbridge.client.generated.model.Part;
import io.ticketbridge.client.generated.model.Sync;
import io.ticketbridge.client.generated.model.Team;
import io.ticketbridge.client.generated.model.Ticket;
import io.ticketbridge.client.generated.model.TicketDetails;
import io.ticketbridge.client.generated.model.TicketPage;
import io.ticketbridge.client.generated.model.User;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The main job, through a client that is generated from {@code openapi.yaml} and changed nowhere. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
final class GeneratedClientIT {
    private static final String SVG =
            "<svg xmlns=\"http://www.w3.org/2000/svg\"><rect width=\"9\" height=\"9\"/></svg>";

    private Path folder;
    private Demo demo;
    private ApiClient alice;

    @BeforeAll
    void start(@TempDir Path temporary) throws Exception {
        folder = temporary;
        demo = Demo.start(folder);
        alice = client(demo.keyOf("alice"));
    }

    @AfterAll
    void stop() {
        demo.close();
    }

    @Test
    void theMainJobShouldBeDone() throws Exception {
        TicketsApi tickets = new TicketsApi(alice);
        CommentsApi comments = new CommentsApi(alice);
        AttachmentsApi attachments = new AttachmentsApi(alice);
        Ticket ticket = tickets.createTicket(
                        new NewTicket()
                                .summary("Reflected XSS in the login redirect")
                                .description("Für alle: <script>")
                                .issueType(IssueType.TASK),
                        null)
                .getData();
        assertThat(ticket.getJiraIssueKey()).startsWith("SEC-");
        assertThat(ticket.getIssueType()).isEqualTo(IssueType.TASK);
        assertThat(ticket.getAssignedTo()).isNull();
        assertThat(list(tickets).getItems()).extracting(Ticket::getId).containsExactly(ticket.getId());

        Comment comment = comments.addComment(ticket.getId(), new NewComment().comment("Confirmed."), null)
                .getData();
        assertThat(comment.getAuthor()).isEqualTo(Comment.AuthorEnum.YOU);
        assertThat(comments.editComment(ticket.getId(), comment.getId(), new NewComment().comment("Fixed."))
                        .getData()
                        .getBody())
                .isEqualTo("Fixed.");

        NewAttachment file = attachments
                .attachFile(
                        ticket.getId(),
                        Files.writeString(folder.resolve("evidence.svg"), SVG).toFile(),
                        null)
                .getData()
                .get(0);
        assertThat(file.getMimeType()).isEqualTo("image/svg+xml");
        assertThat(attachments.previewAttachment(ticket.getId(), file.getId(), null, null, null))
                .hasContent(SVG);

        TicketDetails details =
                tickets.readTicket(ticket.getId(), null, null, null).getData();
        assertThat(details.getDescription()).isEqualTo("Für alle: <script>");
        assertThat(details.getComments()).extracting(Comment::getBody).containsExactly("Fixed.");
        assertThat(details.getAttachments()).hasSize(1);
        assertThat(details.getSync().getState()).isEqualTo(Sync.StateEnum.FRESH);
        assertThat(tickets.syncTicket(ticket.getId()).getData().getStatus()).isNotEmpty();

        assertThat(comments.deleteComment(ticket.getId(), comment.getId())
                        .getData()
                        .getMessage())
                .isEqualTo("Comment deleted successfully");
        assertThat(tickets.deleteTicket(ticket.getId()).getData().getMessage())
                .isEqualTo("Ticket deleted successfully");
        assertRefused(404, () -> tickets.readTicket(ticket.getId(), null, null, null));
    }

    @Test
    void aRepeatUnderTheSameKeyShouldBeTheFirstAnswer() throws Exception {
        TicketsApi tickets = new TicketsApi(client(demo.keyOf("bob")));
        NewTicket once = new NewTicket().summary("Once");
        Long id = tickets.createTicket(once, "a-key-of-the-clients").getData().getId();
        assertThat(tickets.createTicket(once, "a-key-of-the-clients").getData().getId())
                .isEqualTo(id);
        assertThat(list(tickets).getPagination().getTotal()).isEqualTo(1);
    }

    @Test
    void aTeamsIntegrationShouldBeSeenAndTested() throws Exception {
        IntegrationsApi integrations = new IntegrationsApi(alice);
        Long id = integrations
                .listIntegrations()
                .getData()
                .getIntegrations()
                .get(0)
                .getId();
        assertThat(integrations.readIntegration(id).getData().getIntegration().getHasCredentials())
                .isTrue();
        assertThat(integrations.testIntegration(id).getData().getTest().getOk()).isTrue();
    }

    @Test
    void anAdminShouldLetANewcomerIn() throws Exception {
        ApiClient admin = client(demo.keyOf("admin"));
        User eve = new UsersApi(admin)
                .addUser(new NewUser().username("eve").email("eve@example.com"))
                .getData()
                .getUser();
        TeamsApi teams = new TeamsApi(admin);
        Team red = teams.listTeams().getData().getTeams().get(0);
        assertThat(teams.joinTeam(red.getId(), eve.getId(), new Part().role(Part.RoleEnum.MEMBER))
                        .getData()
                        .getTeam()
                        .getMembers())
                .extracting(Member::getUsername)
                .containsExactly("alice", "bob", "eve");
        NewKey wanted = new NewKey()
                .name("first")
                .userId(eve.getId())
                .teamId(red.getId())
                .days(1);
        String key = new KeysApi(admin).addKey(wanted).getData().getApiKey();
        Me me = new UsersApi(client(key)).readMe().getData();
        assertThat(me.getTeams()).extracting(Membership::getName).containsExactly("red");
        assertThat(new TicketsApi(client(key))
                        .createTicket(new NewTicket().summary("Eve's first"), null)
                        .getData()
                        .getUserId())
                .isEqualTo(eve.getId());
        new KeysApi(client(key)).revokeKey(me.getKey().getId());
        assertRefused(401, () -> new UsersApi(client(key)).readMe());
        teams.leaveTeam(red.getId(), eve.getId());
        assertThat(new KeysApi(admin).listKeys(eve.getId()).getData().getKeys())
                .extracting(ApiKey::getRevokedAt)
                .doesNotContainNull();
    }

    @Test
    void aRefusalShouldCarryItsCode() {
        ApiException unauthorized = assertRefused(401, () -> list(new TicketsApi(client("rk_none"))));
        assertThat(unauthorized.getResponseBody()).contains("\"code\":\"unauthorized\"");
        ApiException invalid =
                assertRefused(400, () -> new TicketsApi(alice).createTicket(new NewTicket().summary(" "), null));
        assertThat(invalid.getResponseBody()).contains("\"field\":\"summary\"");
    }

    private static TicketPage list(TicketsApi tickets) throws ApiException {
        return tickets.listTickets(null, null, null, null, null, null, null, null, null, null, null, null, null)
                .getData();
    }

    private ApiClient client(String key) {
        ApiClient client = new ApiClient().setBasePath(demo.api());
        client.setApiKey(key);
        return client;
    }

    private interface Call {
        Object run() throws ApiException;
    }

    private static ApiException assertRefused(int status, Call call) {
        ApiException[] refusal = new ApiException[1];
        assertThatThrownBy(call::run).isInstanceOfSatisfying(ApiException.class, failure -> refusal[0] = failure);
        assertThat(refusal[0].getCode()).isEqualTo(status);
        return refusal[0];
    }
}
