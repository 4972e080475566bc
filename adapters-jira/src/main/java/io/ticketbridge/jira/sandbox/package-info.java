/**
 * A look-alike of Jira over real HTTP on loopback: stateful, strict about what Jira is strict about, and failing on
 * request. The demo and the adapter's tests run on it, and users can develop against it. It is no Jira: it knows one
 * project at a time, one account, and the calls that Ticketbridge makes.
 *
 * <p>Besides Jira's own paths it has some below {@code /__sandbox}, with which a person or a test in another process acts
 * as support staff or asks for failures; {@link io.ticketbridge.jira.sandbox.JiraSandbox} lists them.
 */
@NullMarked
package io.ticketbridge.jira.sandbox;

import org.jspecify.annotations.NullMarked;
