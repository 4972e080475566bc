package io.ticketbridge.rest;

import io.ticketbridge.usecase.AddComment;
import io.ticketbridge.usecase.AddIntegration;
import io.ticketbridge.usecase.AddKey;
import io.ticketbridge.usecase.AddTeam;
import io.ticketbridge.usecase.AddUser;
import io.ticketbridge.usecase.AddWebhook;
import io.ticketbridge.usecase.AttachFile;
import io.ticketbridge.usecase.Authenticate;
import io.ticketbridge.usecase.CreateTicket;
import io.ticketbridge.usecase.DeleteComment;
import io.ticketbridge.usecase.DeleteTicket;
import io.ticketbridge.usecase.EditComment;
import io.ticketbridge.usecase.JoinTeam;
import io.ticketbridge.usecase.LeaveTeam;
import io.ticketbridge.usecase.ListDeliveries;
import io.ticketbridge.usecase.ListIntegrations;
import io.ticketbridge.usecase.ListKeys;
import io.ticketbridge.usecase.ListTeams;
import io.ticketbridge.usecase.ListTickets;
import io.ticketbridge.usecase.ListUsers;
import io.ticketbridge.usecase.ListWebhooks;
import io.ticketbridge.usecase.LocateIssues;
import io.ticketbridge.usecase.NoteDenial;
import io.ticketbridge.usecase.PreviewAttachment;
import io.ticketbridge.usecase.ReadAudit;
import io.ticketbridge.usecase.ReadEvents;
import io.ticketbridge.usecase.ReadIntegration;
import io.ticketbridge.usecase.ReadTicket;
import io.ticketbridge.usecase.ReadTimeline;
import io.ticketbridge.usecase.ReadViewer;
import io.ticketbridge.usecase.ReadWebhook;
import io.ticketbridge.usecase.ReceiveWebhook;
import io.ticketbridge.usecase.RemoveIntegration;
import io.ticketbridge.usecase.RemoveTeam;
import io.ticketbridge.usecase.RemoveUser;
import io.ticketbridge.usecase.RemoveWebhook;
import io.ticketbridge.usecase.ReplayDelivery;
import io.ticketbridge.usecase.RevokeKey;
import io.ticketbridge.usecase.ShareUses;
import io.ticketbridge.usecase.SignIn;
import io.ticketbridge.usecase.SignOut;
import io.ticketbridge.usecase.SyncTicket;
import io.ticketbridge.usecase.TestIntegration;
import io.ticketbridge.usecase.TestWebhook;
import io.ticketbridge.usecase.UpdateIntegration;
import io.ticketbridge.usecase.UpdateWebhook;

/** Everything that the API offers. */
public record UseCases(
        Authenticate authenticate,
        NoteDenial denials,
        ShareUses sharing,
        Tickets tickets,
        Comments comments,
        Attachments attachments,
        IntegrationUseCases integrations,
        ReadAudit audit,
        ReadEvents events,
        Webhooks webhooks,
        Sessions sessions,
        People people) {
    /** On tickets. */
    public record Tickets(
            CreateTicket create,
            ListTickets list,
            ReadTicket read,
            SyncTicket sync,
            DeleteTicket delete,
            LocateIssues locate,
            ReadTimeline timeline) {}

    /** On comments. */
    public record Comments(AddComment add, EditComment edit, DeleteComment delete) {}

    /** On attachments. */
    public record Attachments(AttachFile attach, PreviewAttachment preview) {}

    /** Of browsers. */
    public record Sessions(SignIn begin, SignOut end) {}

    /** On integrations. */
    public record IntegrationUseCases(
            ListIntegrations list,
            ReadIntegration read,
            AddIntegration add,
            UpdateIntegration update,
            RemoveIntegration remove,
            TestIntegration test,
            ReceiveWebhook webhooks) {}

    /** On webhooks that programs are told of events by. */
    public record Webhooks(
            ListWebhooks list,
            AddWebhook add,
            ReadWebhook read,
            UpdateWebhook update,
            RemoveWebhook remove,
            TestWebhook test,
            ListDeliveries deliveries,
            ReplayDelivery replay) {}

    /** On users, teams and keys. */
    public record People(ReadViewer viewers, Keys keys, Users users, Teams teams) {}

    /** On API keys. */
    public record Keys(ListKeys list, AddKey add, RevokeKey revoke) {}

    /** On users. */
    public record Users(ListUsers list, AddUser add, RemoveUser remove) {}

    /** On teams and who is in them. */
    public record Teams(ListTeams list, AddTeam add, RemoveTeam remove, JoinTeam join, LeaveTeam leave) {}
}
