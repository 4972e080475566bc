/**
 * Proofs of what the server guarantees, from outside: the built jar as a process, a sandbox as its Jira, clients that repeat as
 * users' do. Each prints its figures and fails where an invariant breaks; how long each runs is a property.
 */
@NullMarked
package io.ticketbridge.reliability;

import org.jspecify.annotations.NullMarked;
