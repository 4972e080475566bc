package io.ticketbridge.port;

import io.ticketbridge.domain.Membership;
import io.ticketbridge.domain.Refusal;
import io.ticketbridge.domain.Role;
import io.ticketbridge.domain.Team;
import io.ticketbridge.domain.TeamId;
import io.ticketbridge.domain.TeamRole;
import io.ticketbridge.domain.User;
import io.ticketbridge.domain.UserId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The twin of {@link Accounts}. What goes with a user or a team is told to whoever listens. */
public final class InMemoryAccounts implements Accounts {
    /** Another twin that keeps what belongs to users and teams. */
    interface Listener {
        void userRemoved(UserId id);

        void teamRemoved(TeamId id);
    }

    private final List<User> users = new ArrayList<>();
    private final Set<UserId> removed = new HashSet<>();
    private final List<Team> teams = new ArrayList<>();
    private final Map<UserId, Map<TeamId, TeamRole>> memberships = new HashMap<>();
    private final List<Listener> listeners = new ArrayList<>();
    private long lastTeam;

    synchronized void listen(Listener listener) {
        listeners.add(listener);
    }

    @Override
    public synchronized User addUser(String username, String email, Role role) {
        if (users.stream().anyMatch(user -> user.username().equals(username))) {
            throw new Refusal.NameTaken("user", username);
        }
        User user = new User(new UserId(users.size() + 1L), username, email, role);
        users.add(user);
        return user;
    }

    @Override
    public synchronized Optional<User> findUser(UserId id) {
        return findAuthor(id).filter(user -> !removed.contains(user.id()));
    }

    @Override
    public synchronized Optional<User> findUser(String username) {
        return users().stream().filter(user -> user.username().equals(username)).findFirst();
    }

    @Override
    public synchronized Optional<User> findAuthor(UserId id) {
        return users.stream().filter(user -> user.id().equals(id)).findFirst();
    }

    @Override
    public synchronized List<User> users() {
        return users.stream()
                .filter(user -> !removed.contains(user.id()))
                .sorted(Comparator.comparing(User::username))
                .toList();
    }

    @Override
    public synchronized void removeUser(UserId id) {
        removed.add(id);
        memberships.remove(id);
        listeners.forEach(listener -> listener.userRemoved(id));
    }

    @Override
    public synchronized Team addTeam(String name) {
        if (findTeam(name).isPresent()) {
            throw new Refusal.NameTaken("team", name);
        }
        Team team = new Team(new TeamId(++lastTeam), name);
        teams.add(team);
        return team;
    }

    @Override
    public synchronized Optional<Team> findTeam(TeamId id) {
        return teams.stream().filter(team -> team.id().equals(id)).findFirst();
    }

    @Override
    public synchronized Optional<Team> findTeam(String name) {
        return teams.stream().filter(team -> team.name().equals(name)).findFirst();
    }

    @Override
    public synchronized List<Team> teams() {
        return teams.stream().sorted(Comparator.comparing(Team::name)).toList();
    }

    @Override
    public synchronized void removeTeam(TeamId id) {
        teams.removeIf(team -> team.id().equals(id));
        memberships.values().forEach(parts -> parts.remove(id));
        listeners.forEach(listener -> listener.teamRemoved(id));
    }

    @Override
    public synchronized void join(TeamId team, UserId user, TeamRole role) {
        if (findTeam(team).isEmpty()) {
            throw new Refusal.TeamUnknown();
        }
        memberships.computeIfAbsent(user, anyone -> new HashMap<>()).put(team, role);
    }

    @Override
    public synchronized void leave(TeamId team, UserId user) {
        memberships.getOrDefault(user, new HashMap<>()).remove(team);
    }

    @Override
    public synchronized Map<TeamId, TeamRole> teamsOf(UserId user) {
        return Map.copyOf(memberships.getOrDefault(user, Map.of()));
    }

    @Override
    public synchronized List<Membership> members(TeamId team) {
        return memberships().stream()
                .filter(part -> part.team().id().equals(team))
                .toList();
    }

    @Override
    public synchronized List<Membership> memberships() {
        return teams().stream()
                .flatMap(team -> users().stream().flatMap(user -> part(team, user)))
                .toList();
    }

    private Stream<Membership> part(Team team, User user) {
        TeamRole role = teamsOf(user.id()).get(team.id());
        return role == null ? Stream.empty() : Stream.of(new Membership(team, user, role));
    }
}
