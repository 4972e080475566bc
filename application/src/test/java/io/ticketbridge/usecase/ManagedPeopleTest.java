package io.ticketbridge.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ticketbridge.domain.AuditAction;
import io.ticketbridge.domain.AuditEvent;
import io.ticketbridge.domain.AuditRecord;
import io.ticketbridge.domain.EmailAddress;
import io.ticketbridge.domain.Membership;
import io.ticketbridge.domain.Origin;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.domain.Role;
import io.ticketbridge.domain.Team;
import io.ticketbridge.domain.TeamId;
import io.ticketbridge.domain.TeamName;
import io.ticketbridge.domain.TeamRole;
import io.ticketbridge.domain.User;
import io.ticketbridge.domain.UserId;
import io.ticketbridge.domain.Username;
import io.ticketbridge.domain.Viewer;
import io.ticketbridge.port.InMemoryAccounts;
import io.ticketbridge.port.InMemoryAuditLog;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ManagedPeopleTest {
    private static final UserId NOBODY = new UserId(4_711);
    private static final TeamId NOWHERE = new TeamId(4_711);

    private final InMemoryAccounts accounts = new InMemoryAccounts();
    private final InMemoryAuditLog audit = new InMemoryAuditLog(Clock.systemUTC());
    private final AuditTrail trail = new AuditTrail(audit);
    private final User alice = accounts.addUser("alice", "alice@example.com", Role.USER);
    private final User root = accounts.addUser("root", "root@example.com", Role.ADMIN);
    private final Team red = accounts.addTeam("red");

    @Test
    void onlyAdminsShouldManageUsersAndTeams() {
        accounts.join(red.id(), alice.id(), TeamRole.LEAD);
        Viewer lead = viewer(alice);
        List<ThrowingCallable> asked = List.of(
                () -> new ListUsers(accounts).list(lead),
                () -> new AddUser(accounts, trail).add(lead, command("eve")),
                () -> new RemoveUser(accounts, trail).remove(lead, root.id()),
                () -> new RemoveUser(accounts, trail).remove(lead, NOBODY),
                () -> new AddTeam(accounts, trail).add(lead, new TeamName("blue")),
                () -> new RemoveTeam(accounts, trail).remove(lead, red.id()),
                () -> new RemoveTeam(accounts, trail).remove(lead, NOWHERE),
                () -> new JoinTeam(accounts, trail).join(lead, red.id(), root.id(), TeamRole.MEMBER),
                () -> new LeaveTeam(accounts, trail).leave(lead, red.id(), alice.id()));
        for (ThrowingCallable each : asked) {
            assertThatThrownBy(each)
                    .isInstanceOf(Refusal.NotAllowed.class)
                    .hasMessage("Only an admin may manage users and teams");
        }
        assertThat(accounts.users()).containsExactly(alice, root);
        assertThat(accounts.members(red.id())).hasSize(1);
        assertThat(events()).isEmpty();
    }

    @Test
    void whatAnAdminDoesShouldBeToldAsWhatTheOperatorDoesIs() {
        Viewer admin = viewer(root);
        User eve = new AddUser(accounts, trail).add(admin, command("eve")).user();
        Team blue =
                new AddTeam(accounts, trail).add(admin, new TeamName("blue")).team();
        JoinTeam joining = new JoinTeam(accounts, trail);
        joining.join(admin, blue.id(), eve.id(), TeamRole.MEMBER);
        joining.join(admin, blue.id(), eve.id(), TeamRole.LEAD);
        joining.join(admin, blue.id(), eve.id(), TeamRole.LEAD);
        LeaveTeam leaving = new LeaveTeam(accounts, trail);
        leaving.leave(admin, blue.id(), eve.id());
        leaving.leave(admin, blue.id(), eve.id());
        new RemoveTeam(accounts, trail).remove(admin, blue.id());
        new RemoveUser(accounts, trail).remove(admin, eve.id());
        assertThat(events())
                .containsExactly(
                        told(AuditAction.USER_ADDED, "eve as an admin"),
                        told(AuditAction.TEAM_ADDED, "blue"),
                        told(AuditAction.TEAM_JOINED, "blue by eve"),
                        told(AuditAction.TEAM_JOINED, "blue by eve as a lead"),
                        told(AuditAction.TEAM_LEFT, "blue by eve"),
                        told(AuditAction.TEAM_REMOVED, "blue"),
                        told(AuditAction.USER_REMOVED, "eve"));
    }

    @Test
    void nobodyShouldRemoveThemselves() {
        assertThatThrownBy(() -> new RemoveUser(accounts, trail).remove(viewer(root), root.id()))
                .isInstanceOf(Refusal.NotAllowed.class)
                .hasMessageContaining("another admin");
        assertThat(accounts.findUser(root.id())).contains(root);
    }

    @Test
    void whoAndWhatIsNotThereShouldBeUnknown() {
        Viewer admin = viewer(root);
        assertThatThrownBy(() -> new RemoveUser(accounts, trail).remove(admin, NOBODY))
                .isInstanceOf(Refusal.UserUnknown.class);
        assertThatThrownBy(() -> new RemoveTeam(accounts, trail).remove(admin, NOWHERE))
                .isInstanceOf(Refusal.TeamUnknown.class);
        JoinTeam joining = new JoinTeam(accounts, trail);
        assertThatThrownBy(() -> joining.join(admin, red.id(), NOBODY, TeamRole.LEAD))
                .isInstanceOf(Refusal.UserUnknown.class);
        assertThatThrownBy(() -> joining.join(admin, NOWHERE, alice.id(), TeamRole.LEAD))
                .isInstanceOf(Refusal.TeamUnknown.class);
        assertThatThrownBy(() -> new LeaveTeam(accounts, trail).leave(admin, NOWHERE, alice.id()))
                .isInstanceOf(Refusal.TeamUnknown.class);
    }

    @Test
    void membersShouldSeeTheirTeamsAndAdminsAll() {
        accounts.join(red.id(), alice.id(), TeamRole.LEAD);
        Team blue = accounts.addTeam("blue");
        ListTeams listing = new ListTeams(accounts);
        Membership part = new Membership(red, alice, TeamRole.LEAD);
        assertThat(listing.list(viewer(alice))).containsExactly(new TeamDetails(red, List.of(part)));
        assertThat(listing.list(viewer(root)))
                .containsExactly(new TeamDetails(blue, List.of()), new TeamDetails(red, List.of(part)));
        assertThat(new ListUsers(accounts).list(viewer(root)))
                .containsExactly(new UserDetails(alice, List.of(part)), new UserDetails(root, List.of()));
        assertThat(new ReadViewer(accounts).read(viewer(alice))).isEqualTo(new UserDetails(alice, List.of(part)));
        assertThat(new ReadViewer(accounts).read(viewer(root))).isEqualTo(new UserDetails(root, List.of()));
    }

    private static AddUser.Command command(String name) {
        return new AddUser.Command(new Username(name), new EmailAddress(name + "@example.com"), Role.ADMIN);
    }

    private Viewer viewer(User user) {
        return new Viewer(user, accounts.teamsOf(user.id()), Optional.empty(), Origin.at("192.0.2.7"));
    }

    private AuditEvent told(AuditAction action, String object) {
        return AuditEvent.of(action, viewer(root), object);
    }

    private List<AuditEvent> events() {
        trail.settle();
        return audit.after(0, 100).stream().map(AuditRecord::event).toList();
    }
}
