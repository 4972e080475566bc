/**
 * A look-alike of Jira over real HTTP on loopback: stateful, strict about what Jira is strict about, and failing on
 * request. The demo and the adapter's tests run on it, and users can develop against it. It is no Jira: it has one project
 * in which issues are created, one account, four statuses, and the calls that a client such as Ticketbridge makes.
 *
 * <p>Besides Jira's own paths it has some below {@code /__sandbox}, with which a person or a test in another process acts
 * as support staff, reads the journal or asks for failures; {@link io.ticketbridge.jira.sandbox.JiraSandbox} lists them:
 *
 * <pre>
 * curl -H 'Content-Type: application/json' -d '{"status": "Done"}' http://127.0.0.1:PORT/__sandbox/issues/SEC-1/status
 * </pre>
 */
@NullMarked
package io.ticketbridge.jira.sandbox;

import org.jspecify.annotations.NullMarked;
