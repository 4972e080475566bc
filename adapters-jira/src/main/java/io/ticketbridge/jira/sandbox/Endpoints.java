package io.ticketbridge.jira.sandbox;

import java.nio.file.Path;

/** The table of Jira's paths that a sandbox answers. */
final class Endpoints {
    private final SandboxOptions options;
    private final SandboxState state;
    private final JiraJson json;
    private final CreateScreen screen;
    private final IssueJson issues;
    private final Router router;

    private Endpoints(SandboxOptions options, SandboxState state, String baseUrl) {
        this.options = options;
        this.state = state;
        this.json = new JiraJson(options, baseUrl);
        this.screen = new CreateScreen(options.project(), json);
        this.issues = new IssueJson(options, json, screen);
        this.router = new Router(options.edition());
    }

    /** The router of Jira's own origin, and that of the origin from which Cloud hands out files. */
    record Routers(Router jira, Router media) {}

    static Routers of(SandboxOptions options, SandboxState state, String baseUrl, String mediaUrl, Path folder) {
        Endpoints endpoints = new Endpoints(options, state, baseUrl);
        endpoints.routeMeta(baseUrl);
        endpoints.routeIssues();
        endpoints.routeComments();
        endpoints.routeSearch();
        AttachmentEndpoint files = new AttachmentEndpoint(options, state, endpoints.json, folder, mediaUrl);
        endpoints.routeFiles(files);
        Router media = new Router(options.edition());
        media.route("GET", "/file/{link}/binary", files::media);
        return new Routers(endpoints.router, media);
    }

    private void routeMeta(String baseUrl) {
        MetaEndpoint meta = new MetaEndpoint(options, state, json, screen, baseUrl);
        CreateMetaEndpoint createMeta = new CreateMetaEndpoint(options.project().key(), json, screen);
        router.routeApi("GET", "/serverInfo", meta::serverInfo);
        router.routeApi("GET", "/myself", meta::myself);
        router.routeApi("GET", "/mypermissions", meta::permissions);
        router.routeApi("GET", "/project", meta::projects);
        if (json.isCloud()) {
            router.routeApi("GET", "/project/search", meta::projectSearch);
        }
        router.routeApi("GET", "/project/{project}", meta::project);
        router.routeApi("GET", "/attachment/meta", meta::uploads);
        router.routeApi("GET", "/issue/createmeta", createMeta::everything);
        router.routeApi("GET", "/issue/createmeta/{project}/issuetypes", createMeta::issueTypes);
        router.routeApi("GET", "/issue/createmeta/{project}/issuetypes/{type}", createMeta::fields);
    }

    private void routeIssues() {
        TransitionEndpoint transitions =
                new TransitionEndpoint(options.project().workflow(), state, json);
        IssueEndpoint issue = new IssueEndpoint(options, state, json, issues, screen, transitions);
        PropertyEndpoint properties = new PropertyEndpoint(state, json);
        router.routeApi("POST", "/issue", issue::create);
        router.routeApi("GET", "/issue/{issue}", issue::read);
        router.routeApi("PUT", "/issue/{issue}", issue::edit);
        router.routeApi("DELETE", "/issue/{issue}", issue::delete);
        router.routeApi("GET", "/issue/{issue}/transitions", transitions::list);
        router.routeApi("POST", "/issue/{issue}/transitions", transitions::perform);
        router.routeApi("GET", "/issue/{issue}/properties", properties::list);
        router.routeApi("GET", "/issue/{issue}/properties/{property}", properties::read);
        router.routeApi("PUT", "/issue/{issue}/properties/{property}", properties::put);
        router.routeApi("DELETE", "/issue/{issue}/properties/{property}", properties::delete);
        router.routeApi("GET", "/issue/{issue}/remotelink", properties::links);
        router.routeApi("POST", "/issue/{issue}/remotelink", properties::link);
    }

    private void routeComments() {
        CommentEndpoint comments = new CommentEndpoint(state, json, issues);
        router.routeApi("GET", "/issue/{issue}/comment", comments::list);
        router.routeApi("POST", "/issue/{issue}/comment", comments::add);
        router.routeApi("GET", "/issue/{issue}/comment/{comment}", comments::read);
        router.routeApi("PUT", "/issue/{issue}/comment/{comment}", comments::edit);
        router.routeApi("DELETE", "/issue/{issue}/comment/{comment}", comments::delete);
    }

    private void routeSearch() {
        SearchEndpoint search = new SearchEndpoint(options, state, issues);
        boolean cloud = json.isCloud();
        router.routeApi("GET", "/search", cloud ? search::gone : search::onDataCenter);
        router.routeApi("POST", "/search", cloud ? search::gone : search::onDataCenter);
        if (cloud) {
            router.routeApi("GET", "/search/jql", search::onCloud);
            router.routeApi("POST", "/search/jql", search::onCloud);
            router.routeApi("POST", "/issue/bulkfetch", search::bulk);
        }
    }

    private void routeFiles(AttachmentEndpoint files) {
        router.routeApi("POST", "/issue/{issue}/attachments", files::upload);
        router.routeApi("GET", "/attachment/{attachment}", files::metadata);
        router.routeApi("DELETE", "/attachment/{attachment}", files::delete);
        if (json.isCloud()) {
            router.routeApi("GET", "/attachment/content/{attachment}", files::content);
        } else {
            router.route("GET", "/secure/attachment/{attachment}/{name}", files::secure);
        }
        router.route("GET", "/login.jsp", files::loginPage);
    }
}
