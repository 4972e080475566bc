package io.ticketbridge.domain;

/** Who manages an integration and who knows of it. */
public final class IntegrationPolicy {
    private IntegrationPolicy() {}

    /** To manage is to read its settings, change, test and remove it. */
    public static boolean ownersLeadsAndAdminsMayManage(Viewer viewer, IntegrationOwner owner) {
        if (owner instanceof IntegrationOwner.OfTeam ofTeam) {
            return viewer.isAdmin() || viewer.leads(ofTeam.team());
        }
        return owner.equals(new IntegrationOwner.Personal(viewer.id()));
    }

    /** Members see that their team's integration is there, without its settings. */
    public static boolean membersMaySee(Viewer viewer, IntegrationOwner owner) {
        boolean member = owner instanceof IntegrationOwner.OfTeam ofTeam && viewer.belongsTo(ofTeam.team());
        return member || ownersLeadsAndAdminsMayManage(viewer, owner);
    }
}
